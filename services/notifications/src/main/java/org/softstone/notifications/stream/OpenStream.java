package org.softstone.notifications.stream;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** One open connection, seen by what wakes it or ends it. */
final class OpenStream {

    private final String recipient;
    private final Runnable cutConnection;
    private final Semaphore news = new Semaphore(0);
    private volatile boolean ended;
    private volatile boolean superseded;
    private volatile long delivered;
    private volatile long writingSince;

    OpenStream(String recipient, long delivered, Runnable cutConnection) {
        this.recipient = recipient;
        this.delivered = delivered;
        this.cutConnection = cutConnection;
    }

    String recipient() {
        return recipient;
    }

    /** The sequence of the last entry that was written to the client. */
    long delivered() {
        return delivered;
    }

    void delivered(long sequence) {
        delivered = sequence;
    }

    /** Ends it in favour of a newer one of the same person. */
    void supersede() {
        superseded = true;
        end();
    }

    boolean isSuperseded() {
        return superseded;
    }

    boolean hasEnded() {
        return ended;
    }

    /** There may be news. */
    void wake() {
        if (news.availablePermits() == 0) {
            news.release();
        }
    }

    void end() {
        ended = true;
        wake();
    }

    /** Waits for news, the end or the time, whichever comes first. Returns at once when there was news in the meantime. */
    void awaitNews(Duration atMost) throws InterruptedException {
        if (news.tryAcquire(Math.max(0, atMost.toNanos()), TimeUnit.NANOSECONDS)) {
            news.drainPermits();
        }
    }

    void startsWriting() {
        writingSince = Math.max(1, System.nanoTime());
    }

    void hasWritten() {
        writingSince = 0;
    }

    /** Ends the stream when its client has taken nothing for this long. */
    void cutIfStalled(Duration stalledAfter) {
        long since = writingSince;
        if (since != 0 && System.nanoTime() - since > stalledAfter.toNanos()) {
            ended = true;
            cutConnection.run();
        }
    }
}

package org.softstone.messaging.outbox;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** Commits ring it, and the relay wakes up. */
public final class Wakeup {

    private final Semaphore rung = new Semaphore(0);

    public void ring() {
        rung.release();
    }

    /** Forgets what was rung until now; to be called before looking for work, never after. */
    void clear() {
        rung.drainPermits();
    }

    /** Until rung, or for that long. */
    void await(Duration atMost) throws InterruptedException {
        if (rung.tryAcquire(atMost.toNanos(), TimeUnit.NANOSECONDS)) {
            rung.drainPermits();
        }
    }
}

package org.softstone.messaging.consume;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jboss.logging.Logger;
import org.softstone.database.retry.RetryLoop;
import org.softstone.database.retry.StopSignal;

/**
 * Handles the events of one partition, strictly one after another, on a virtual thread of its own. Abandoned, it ends
 * after the current event; if that takes longer than the rebalance waits, the next owner finds its id in {@code
 * processed_event} and no effect is doubled.
 */
final class PartitionWorker {

    /** Handles one event; false when it was abandoned before that. */
    interface Work {
        boolean on(ConsumerRecord<byte[], byte[]> record, StopSignal abandoned);
    }

    private static final Logger LOG = Logger.getLogger(PartitionWorker.class);

    private static final Duration LOOK_AGAIN = Duration.ofMillis(500);

    private final BlockingQueue<ConsumerRecord<byte[], byte[]>> waiting = new LinkedBlockingQueue<>();
    private final AtomicInteger unhandled = new AtomicInteger();
    private final StopSignal abandoned = new StopSignal();
    private final RetryLoop loop = new RetryLoop(LOG, "partition worker", abandoned);
    private final Work work;
    private ConsumerRecord<byte[], byte[]> current;
    private final Thread thread;
    private volatile long handledUpTo = -1;
    private long committedUpTo = -1;

    PartitionWorker(String name, Work work) {
        this.work = work;
        this.thread = Thread.ofVirtual().name(name).start(this::run);
    }

    void add(List<ConsumerRecord<byte[], byte[]>> records) {
        unhandled.addAndGet(records.size());
        waiting.addAll(records);
    }

    /** Events that it has and has not handled yet, the current one included. */
    int backlog() {
        return unhandled.get();
    }

    /** The offset to commit: all before it are handled. Negative as long as none was. */
    long handledUpTo() {
        return handledUpTo;
    }

    boolean hasNews() {
        return handledUpTo > committedUpTo;
    }

    void committed(long offset) {
        committedUpTo = offset;
    }

    void abandon() {
        abandoned.raise();
    }

    /** Waits for the current event. */
    void awaitEnd(Duration atMost) {
        try {
            thread.join(atMost);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    /** An event whose work throws is retried: a thread that ended here would silence its partition permanently. */
    private void run() {
        loop.run(() -> {
            if (current == null) {
                current = waiting.poll(LOOK_AGAIN.toMillis(), TimeUnit.MILLISECONDS);
            } else if (work.on(current, abandoned)) {
                handledUpTo = current.offset() + 1;
                current = null;
                unhandled.decrementAndGet();
                loop.works();
            }
        });
    }
}

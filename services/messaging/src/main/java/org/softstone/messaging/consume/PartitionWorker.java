package org.softstone.messaging.consume;

import java.time.Duration;
import java.util.ArrayList;
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
 * Has the events of one partition handled strictly in order, as many at once as have come, on a virtual thread of its own.
 * Abandoned, it ends after the current transaction, or the one that its events wait to take part in; if that takes longer than
 * the rebalance waits, the next owner finds its ids in {@code processed_event} and no effect is doubled.
 */
final class PartitionWorker {

    /** Handles the first of these records, or several of the first; says how many, 0 when it was abandoned before that. */
    interface Work {
        int on(List<ConsumerRecord<byte[], byte[]>> records, StopSignal abandoned);
    }

    private static final Logger LOG = Logger.getLogger(PartitionWorker.class);

    private static final Duration LOOK_AGAIN = Duration.ofMillis(500);

    /** The most that records handled at once may hold; they are about a kilobyte each, and one may have a megabyte. */
    private static final int BATCH_BYTES = 1 << 20;

    private final BlockingQueue<ConsumerRecord<byte[], byte[]>> waiting = new LinkedBlockingQueue<>();
    private final AtomicInteger unhandled = new AtomicInteger();
    private final StopSignal abandoned = new StopSignal();
    private final RetryLoop loop = new RetryLoop(LOG, "partition worker", abandoned);
    private final int batchSize;
    private final Work work;
    private List<ConsumerRecord<byte[], byte[]>> current = List.of();
    private final Thread thread;
    private volatile long handledUpTo = -1;
    private long committedUpTo = -1;

    PartitionWorker(String name, int batchSize, Work work) {
        this.batchSize = batchSize;
        this.work = work;
        this.thread = Thread.ofVirtual().name(name).start(this::run);
    }

    void add(List<ConsumerRecord<byte[], byte[]>> records) {
        unhandled.addAndGet(records.size());
        waiting.addAll(records);
    }

    /** Events that it has and has not handled yet, the current ones included. */
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

    /** Waits for the current transaction. */
    void awaitEnd(Duration atMost) {
        try {
            thread.join(atMost);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    /** Records whose work throws are retried: a thread that ended here would silence its partition permanently. */
    private void run() {
        loop.run(() -> {
            if (current.isEmpty()) {
                current = take();
                return;
            }
            int handled = work.on(current, abandoned);
            if (handled > 0) {
                handledUpTo = current.get(handled - 1).offset() + 1;
                current = current.subList(handled, current.size());
                unhandled.addAndGet(-handled);
                loop.works();
            }
        });
    }

    /** Waits for the first and takes what has come with it. */
    private List<ConsumerRecord<byte[], byte[]>> take() throws InterruptedException {
        List<ConsumerRecord<byte[], byte[]>> taken = new ArrayList<>();
        ConsumerRecord<byte[], byte[]> next = waiting.poll(LOOK_AGAIN.toMillis(), TimeUnit.MILLISECONDS);
        int bytes = 0;
        while (next != null) {
            taken.add(next);
            bytes += sizeOf(next);
            next = taken.size() < batchSize && waiting.peek() != null && bytes + sizeOf(waiting.peek()) <= BATCH_BYTES
                    ? waiting.poll()
                    : null;
        }
        return taken;
    }

    private static int sizeOf(ConsumerRecord<byte[], byte[]> record) {
        return record.value() == null ? 0 : record.value().length;
    }
}

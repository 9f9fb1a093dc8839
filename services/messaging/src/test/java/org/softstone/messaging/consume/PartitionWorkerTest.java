package org.softstone.messaging.consume;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.LongStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;

class PartitionWorkerTest {

    @Test
    void an_event_whose_work_throws_anything_at_all_stays_in_hand_until_it_is_handled() {
        AtomicInteger attempts = new AtomicInteger();
        List<Long> handled = new CopyOnWriteArrayList<>();
        PartitionWorker worker = new PartitionWorker("test", 10, (records, _) -> {
            if (records.getFirst().offset() == 1 && attempts.incrementAndGet() <= 3) {
                throw new IllegalAccessError();
            }
            handled.add(records.getFirst().offset());
            return 1;
        });

        worker.add(records(0, 3, 10));

        await().until(() -> worker.handledUpTo() == 3);
        worker.abandon();
        assertThat(handled).containsExactly(0L, 1L, 2L);
        assertThat(attempts).hasValue(4);
    }

    @Test
    void what_has_come_meanwhile_is_taken_together_up_to_the_size_of_a_batch() {
        CountDownLatch allHaveCome = new CountDownLatch(1);
        List<Integer> sizes = new CopyOnWriteArrayList<>();
        PartitionWorker worker = new PartitionWorker("test", 4, (records, _) -> {
            awaitUninterruptibly(allHaveCome);
            sizes.add(records.size());
            return records.size();
        });

        worker.add(records(0, 7, 10));
        allHaveCome.countDown();

        await().until(() -> worker.handledUpTo() == 7);
        worker.abandon();
        assertThat(sizes.stream().mapToInt(Integer::intValue).sum()).isEqualTo(7);
        // It may have begun with what it saw first.
        assertThat(sizes).hasSizeLessThanOrEqualTo(3).allMatch(size -> size <= 4);
    }

    @Test
    void large_records_are_not_gathered() {
        List<Integer> sizes = new CopyOnWriteArrayList<>();
        PartitionWorker worker = new PartitionWorker("test", 100, (records, _) -> {
            sizes.add(records.size());
            return records.size();
        });

        worker.add(records(0, 4, 600_000));

        await().until(() -> worker.handledUpTo() == 4);
        worker.abandon();
        assertThat(sizes).containsExactly(1, 1, 1, 1);
    }

    @Test
    void abandoned_in_the_middle_it_leaves_the_rest_and_knows_how_far_it_came() {
        AtomicInteger handled = new AtomicInteger();
        CountDownLatch twoAreHandled = new CountDownLatch(1);
        CountDownLatch abandoned = new CountDownLatch(1);
        PartitionWorker worker = new PartitionWorker("test", 10, (_, _) -> {
            if (handled.incrementAndGet() == 2) {
                twoAreHandled.countDown();
                awaitUninterruptibly(abandoned);
            }
            return 1;
        });
        worker.add(records(0, 5, 10));
        awaitUninterruptibly(twoAreHandled);

        worker.abandon();
        abandoned.countDown();
        worker.awaitEnd(Duration.ofSeconds(10));

        assertThat(worker.handledUpTo()).isEqualTo(2);
        assertThat(worker.backlog()).isEqualTo(3);
        assertThat(handled).hasValue(2);
    }

    private static void awaitUninterruptibly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static List<ConsumerRecord<byte[], byte[]>> records(long from, long to, int bytes) {
        return LongStream.range(from, to)
                .mapToObj(offset -> new ConsumerRecord<>("topic", 0, offset, new byte[0], new byte[bytes]))
                .toList();
    }
}

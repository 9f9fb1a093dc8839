package org.softstone.messaging.consume;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.LongStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;

class PartitionWorkerTest {

    @Test
    void an_event_whose_work_throws_anything_at_all_stays_in_hand_until_it_is_handled() {
        AtomicInteger attempts = new AtomicInteger();
        List<Long> handled = new CopyOnWriteArrayList<>();
        PartitionWorker worker = new PartitionWorker("test", (record, _) -> {
            if (record.offset() == 1 && attempts.incrementAndGet() <= 3) {
                throw new IllegalAccessError();
            }
            return handled.add(record.offset());
        });

        worker.add(LongStream.range(0, 3)
                .mapToObj(offset -> new ConsumerRecord<>("topic", 0, offset, new byte[0], new byte[0]))
                .toList());

        await().until(() -> worker.handledUpTo() == 3);
        worker.abandon();
        assertThat(handled).containsExactly(0L, 1L, 2L);
        assertThat(attempts).hasValue(4);
    }
}

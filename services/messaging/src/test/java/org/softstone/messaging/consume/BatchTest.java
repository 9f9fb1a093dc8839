package org.softstone.messaging.consume;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.softstone.contracts.EventJson;
import org.softstone.contracts.EventTypes;
import org.softstone.contracts.ReportEvent;
import org.softstone.contracts.ReportMissed;
import org.softstone.contracts.Topic;
import org.softstone.database.DatabaseFailed;
import org.softstone.database.retry.StopSignal;
import org.softstone.messaging.BatchListener;
import org.softstone.messaging.Handling;
import org.softstone.messaging.KafkaClients;
import org.softstone.messaging.MessagingMetrics;
import org.softstone.messaging.ReceivedEvent;
import org.softstone.messaging.Transactions;
import org.softstone.messaging.deadletter.DeadLetters;
import org.softstone.messaging.event.EventHeaders;
import org.softstone.messaging.park.ParkedEventStore;
import org.softstone.messaging.runtime.TestService;
import org.softstone.testing.EmbeddedPostgresServer;

/** What one poll gave, in one transaction. {@link ConsumptionTest} has what comes over Kafka and goes to the dead letters. */
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class BatchTest {

    private final UUID patient = UUID.randomUUID();
    private final AtomicInteger transactions = new AtomicInteger();
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private TestService service;
    private String plannerDuring;

    @BeforeEach
    void create() {
        service = TestService.named("batch", "localhost:1", EmbeddedPostgresServer.sharedDatabase("batch"))
                .countingReportsOfKnownPatients();
        service.open();
    }

    @AfterEach
    void close() {
        service.transactions().close();
    }

    @Test
    void what_comes_together_shares_a_transaction() {
        service.markKnown(patient);

        handle(counted(), records(patient, 1, 2, 3, 4, 5));

        assertThat(service.effectsOf(patient)).containsExactly(1, 2, 3, 4, 5);
        assertThat(transactions).hasValue(1);
        assertThat(handledEvents()).isEqualTo(5);
    }

    @Test
    void rows_are_found_by_indexes_by_plans_that_are_made_once_until_the_transaction_of_a_batch_ends() {
        service.markKnown(patient);

        handle(counted(), records(patient, 1));

        assertThat(plannerDuring).isEqualTo("seqscan off, force_generic_plan");
        assertThat(planner()).isEqualTo("seqscan on, auto");
    }

    private String planner() {
        return service.sql()
                .first(
                        "SELECT current_setting('enable_seqscan'), current_setting('plan_cache_mode')",
                        row -> "seqscan " + row.text(1) + ", " + row.text(2))
                .orElseThrow();
    }

    @Test
    void an_event_that_comes_twice_in_a_batch_takes_effect_once() {
        service.markKnown(patient);
        List<ConsumerRecord<byte[], byte[]>> records = new ArrayList<>(records(patient, 1, 2));
        records.add(records.getFirst());
        records.addAll(records(patient, 3));

        handle(counted(), records);

        assertThat(service.effectsOf(patient)).containsExactly(1, 2, 3);
        assertThat(handledEvents()).isEqualTo(3);
    }

    @Test
    void an_unknown_patient_in_the_middle_is_parked_and_the_others_go_on() {
        UUID stranger = UUID.randomUUID();
        service.markKnown(patient);
        List<ConsumerRecord<byte[], byte[]>> records = new ArrayList<>(records(patient, 1));
        records.addAll(records(stranger, 1, 2));
        records.addAll(records(patient, 2));

        handle(counted(), records);

        assertThat(service.effectsOf(patient)).containsExactly(1, 2);
        assertThat(service.effectsOf(stranger)).isEmpty();
        assertThat(service.sql()
                        .list(
                                "SELECT awaited FROM parked_event WHERE key = ? ORDER BY sequence",
                                row -> String.valueOf(row.uuid("awaited")),
                                stranger))
                .containsExactly(stranger.toString(), "null");
    }

    @Test
    void what_is_parked_already_keeps_the_later_events_of_its_key_behind_it() {
        handle(counted(), records(patient, 1));
        service.markKnown(patient);

        handle(counted(), records(patient, 2, 3));

        assertThat(service.effectsOf(patient)).isEmpty();
        assertThat(service.rowsOf("parked_event")).isEqualTo(3);
    }

    @Test
    void a_batch_whose_commit_arrived_although_its_answer_was_lost_has_its_effects_once() {
        service.markKnown(patient);

        handle(losingAnswers(1), records(patient, 1, 2, 3, 4));

        assertThat(service.effectsOf(patient)).containsExactly(1, 2, 3, 4);
        assertThat(service.rowsOf("processed_event")).isEqualTo(4);
    }

    @Test
    void after_a_batch_that_failed_its_events_are_taken_one_by_one_and_those_behind_it_together() {
        AtomicInteger failures = new AtomicInteger();
        service.listening(new TestService.ReportBatchListener(received -> {
            if (service.numberOf(received.event()) == 3 && failures.getAndIncrement() == 0) {
                throw new IllegalStateException("once");
            }
            service.count(received);
            return Handling.DONE;
        }));
        PartitionWorker.Work work = consuming(counted());
        List<ConsumerRecord<byte[], byte[]>> records = records(patient, 1, 2, 3, 4, 5, 6, 7);

        List<Integer> steps = new ArrayList<>(handle(work, records.subList(0, 4)));
        steps.addAll(handle(work, records.subList(4, 7)));

        assertThat(service.effectsOf(patient)).containsExactly(1, 2, 3, 4, 5, 6, 7);
        assertThat(steps).containsExactly(1, 1, 1, 1, 3);
        assertThat(handledEvents()).isEqualTo(7);
    }

    @Test
    void partitions_that_have_events_at_the_same_time_share_a_transaction() {
        List<UUID> patients = TestService.keys(3);
        CountDownLatch othersWait = new CountDownLatch(1);
        service.listening(new TestService.ReportBatchListener(received -> {
            if (received.event().key().equals(patients.getFirst())) {
                awaitUninterruptibly(othersWait);
            }
            service.count(received);
            return Handling.DONE;
        }));
        ConsumeRecords consume = consumeRecords(counted());
        List<Thread> partitions = patients.stream()
                .map(key -> Thread.ofVirtual()
                        .unstarted(() -> consume.ofPartition(Topic.REPORTS).on(records(key, 1, 2), new StopSignal())))
                .toList();

        for (Thread partition : partitions) {
            partition.start();
            await().until(() -> waits(partition));
        }
        othersWait.countDown();

        await().until(() -> partitions.stream().noneMatch(Thread::isAlive));
        assertThat(service.effects())
                .hasSize(3)
                .allSatisfy((_, numbers) -> assertThat(numbers).containsExactly(1, 2));
        assertThat(transactions).hasValue(2);
    }

    @Test
    void events_of_another_partition_go_on_together_after_a_group_that_failed() {
        UUID poisoned = UUID.randomUUID();
        UUID other = UUID.randomUUID();
        AtomicInteger failures = new AtomicInteger();
        service.listening(new TestService.ReportBatchListener(received -> {
            service.count(received);
            if (received.event().key().equals(poisoned) && failures.getAndIncrement() < 2) {
                throw new IllegalStateException("twice");
            }
            return Handling.DONE;
        }));
        ConsumeRecords consume = consumeRecords(counted());

        handle(consume.ofPartition(Topic.REPORTS), records(poisoned, 1, 2));
        List<Integer> steps = handle(consume.ofPartition(Topic.REPORTS), records(other, 1, 2, 3));

        assertThat(service.effectsOf(poisoned)).containsExactly(1, 2);
        assertThat(service.effectsOf(other)).containsExactly(1, 2, 3);
        assertThat(steps).containsExactly(3);
    }

    @Test
    void who_is_abandoned_in_the_middle_of_a_failed_batch_leaves_the_rest_to_the_next_owner() {
        StopSignal abandoned = new StopSignal();
        service.listening(new TestService.ReportBatchListener(received -> {
            if (service.numberOf(received.event()) == 3) {
                abandoned.raise();
                throw new IllegalStateException("while the database is fine");
            }
            service.count(received);
            return Handling.DONE;
        }));
        PartitionWorker.Work work = consuming(counted());
        List<ConsumerRecord<byte[], byte[]>> records = records(patient, 1, 2, 3, 4);

        int first = work.on(records, abandoned);

        assertThat(first).isZero();
        assertThat(service.rowsOf("processed_event")).isZero();
        service.countingReports();
        handle(consuming(counted()), records);
        assertThat(service.effectsOf(patient)).containsExactly(1, 2, 3, 4);
    }

    @Test
    void a_batch_that_handles_past_a_parked_event_of_its_key_is_undone_and_taken_in_order() {
        service.listening(new BatchListener<ReportEvent>() {
            @Override
            public Topic topic() {
                return Topic.REPORTS;
            }

            @Override
            public List<Handling> onAll(List<ReceivedEvent<ReportEvent>> received) {
                return received.stream()
                        .map(event -> {
                            if (service.numberOf(event.event()) == 1) {
                                return Handling.awaiting(patient);
                            }
                            service.count(event);
                            return Handling.DONE;
                        })
                        .toList();
            }
        });

        handle(counted(), records(patient, 1, 2, 3));

        assertThat(service.effectsOf(patient)).isEmpty();
        assertThat(service.rowsOf("parked_event")).isEqualTo(3);
    }

    private void handle(Transactions through, List<ConsumerRecord<byte[], byte[]>> records) {
        handle(consuming(through), records);
    }

    /** @return how many each step took */
    private static List<Integer> handle(PartitionWorker.Work work, List<ConsumerRecord<byte[], byte[]>> records) {
        List<Integer> steps = new ArrayList<>();
        for (int handled = 0; handled < records.size(); handled += steps.getLast()) {
            steps.add(work.on(records.subList(handled, records.size()), new StopSignal()));
        }
        return steps;
    }

    private PartitionWorker.Work consuming(Transactions through) {
        return consumeRecords(through).ofPartition(Topic.REPORTS);
    }

    private ConsumeRecords consumeRecords(Transactions through) {
        MessagingMetrics metrics = new MessagingMetrics(meters);
        ParkedEventStore store = new ParkedEventStore(service.sql());
        return new ConsumeRecords(
                service.listeners(),
                new HandleEventsOnce(through, service.sql(), service.listeners(), store),
                new DeadLetters(new KafkaClients("localhost:1", Map.of()), "batch", metrics, () -> Instant.EPOCH),
                metrics,
                store::probe,
                service.config().consumer());
    }

    private static void awaitUninterruptibly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private Transactions counted() {
        return losingAnswers(0);
    }

    /** The first answers never come back, although the commit has arrived. */
    private Transactions losingAnswers(int lost) {
        return new Transactions() {
            @Override
            public <T> T run(Supplier<T> work) {
                T result = service.transactions().run(() -> {
                    T made = work.get();
                    plannerDuring = planner();
                    return made;
                });
                if (transactions.incrementAndGet() <= lost) {
                    throw new DatabaseFailed(new SQLException("connection cut", "08006"));
                }
                return result;
            }

            @Override
            public void afterCommit(Runnable action) {
                service.transactions().afterCommit(action);
            }
        };
    }

    private double handledEvents() {
        return meters.get("softstone.events.handled")
                .tag("topic", "softstone.reports")
                .counter()
                .count();
    }

    private static boolean waits(Thread thread) {
        return Set.of(Thread.State.WAITING, Thread.State.TIMED_WAITING).contains(thread.getState());
    }

    private static List<ConsumerRecord<byte[], byte[]>> records(UUID key, int... numbers) {
        List<ConsumerRecord<byte[], byte[]>> records = new ArrayList<>();
        for (int number : numbers) {
            ReportMissed event = TestService.missed(key, number);
            ConsumerRecord<byte[], byte[]> message = new ConsumerRecord<>(
                    Topic.REPORTS.topicName(),
                    0,
                    number - 1L,
                    key.toString().getBytes(StandardCharsets.UTF_8),
                    EventJson.write(event).getBytes(StandardCharsets.UTF_8));
            EventHeaders.put(message.headers(), EventHeaders.ID, UUID.randomUUID());
            EventHeaders.put(message.headers(), EventHeaders.TYPE, EventTypes.nameOf(ReportMissed.class));
            records.add(message);
        }
        return records;
    }
}

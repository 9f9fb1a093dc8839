package org.softstone.messaging.park;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.softstone.contracts.EventJson;
import org.softstone.contracts.EventTypes;
import org.softstone.contracts.ReportMissed;
import org.softstone.contracts.Topic;
import org.softstone.messaging.Handling;
import org.softstone.messaging.KafkaClients;
import org.softstone.messaging.MessagingConfig;
import org.softstone.messaging.MessagingMetrics;
import org.softstone.messaging.ReceivedEvent;
import org.softstone.messaging.Transactions;
import org.softstone.messaging.consume.HandleEventsOnce;
import org.softstone.messaging.deadletter.DeadLetters;
import org.softstone.messaging.event.IncomingEvent;
import org.softstone.messaging.runtime.TestService;
import org.softstone.testing.EmbeddedPostgresServer;

/**
 * Any order in which events arrive, are repeated, parked, released and swept, on several threads at once, ends with every
 * event handled once and in order. The seed makes the schedule; the threads add chance of their own.
 */
@Timeout(value = 120, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class ParkingInterleavingsTest {

    private static final Executor THREADS = Thread::startVirtualThread;
    private static final int EVENTS_PER_PATIENT = 15;

    private TestService service;

    @BeforeEach
    void create() {
        service = TestService.named("parking", "localhost:1", EmbeddedPostgresServer.sharedDatabase("interleavings"))
                .countingReportsOfKnownPatients();
    }

    @AfterEach
    void close() {
        service.transactions().close();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12})
    void every_interleaving_ends_with_each_event_handled_once_and_in_order(long seed) {
        Random random = new Random(seed);
        List<UUID> patients = TestService.keys(1 + random.nextInt(4));
        service.open();
        HandleEventsOnce handle = new HandleEventsOnce(
                service.transactions(), service.sql(), service.listeners(), new ParkedEventStore(service.sql()));
        ReleaseParkedEvents firstReplica = release();
        ReleaseParkedEvents secondReplica = release();

        List<CompletableFuture<Void>> work = new ArrayList<>();
        // Events of one patient come in order on one thread, as from one partition, some of them twice, some together.
        for (UUID patient : patients) {
            List<List<IncomingEvent>> deliveries = batches(deliveries(patient, random), random);
            work.add(CompletableFuture.runAsync(() -> deliveries.forEach(batch -> handle.handle(batch)), THREADS));
        }
        // Snapshots come whenever they come, from another partition; what releases them sweeps as it likes.
        List<Integer> moments = new ArrayList<>(List.of(0, 5, 10, 20));
        Collections.shuffle(moments, random);
        Map<UUID, Integer> momentOf = new HashMap<>();
        patients.forEach(patient -> momentOf.put(patient, moments.removeFirst()));
        work.add(CompletableFuture.runAsync(
                () -> {
                    for (int moment = 0; moment <= 20; moment++) {
                        for (UUID patient : patients) {
                            if (momentOf.get(patient) == moment) {
                                service.transactions().run(() -> service.markKnown(patient));
                                firstReplica.releaseKey(patient);
                            }
                        }
                        secondReplica.sweep();
                    }
                },
                THREADS));
        CompletableFuture.allOf(work.toArray(CompletableFuture[]::new)).join();
        firstReplica.sweep();

        assertThat(service.effects())
                .hasSize(patients.size())
                .allSatisfy((_, numbers) -> assertThat(numbers).isEqualTo(TestService.oneTo(EVENTS_PER_PATIENT)));
        assertThat(service.rowsOf("parked_event")).isZero();
        assertThat(service.rowsOf("processed_event")).isEqualTo((long) patients.size() * EVENTS_PER_PATIENT);
    }

    @Test
    void what_another_replica_buried_meanwhile_takes_nobody_with_it() {
        UUID patient = UUID.randomUUID();
        AtomicInteger failures = new AtomicInteger();
        service.listening(new TestService.ReportListener(received -> {
            if (service.numberOf(received.event()) == 1) {
                failures.incrementAndGet();
                throw new IllegalStateException();
            }
            service.count(received);
            return Handling.DONE;
        }));
        List<UUID> parked = new ArrayList<>();
        for (int number = 1; number <= 2; number++) {
            IncomingEvent event = incoming(TestService.missed(patient, number));
            parked.add(event.id());
            service.transactions().run(() -> {
                new ParkedEventStore(service.sql()).park(event, patient);
                return event;
            });
        }
        AtomicBoolean buriedByTheOther = new AtomicBoolean();
        Transactions afterTheLastAttempt = new Transactions() {
            @Override
            public <T> T run(Supplier<T> work) {
                if (failures.get() == 5 && buriedByTheOther.compareAndSet(false, true)) {
                    service.execute("DELETE FROM parked_event WHERE event_id = '" + parked.getFirst() + "'");
                }
                return service.transactions().run(work);
            }

            @Override
            public void afterCommit(Runnable action) {
                service.transactions().afterCommit(action);
            }
        };

        release(afterTheLastAttempt).releaseKey(patient);

        assertThat(buriedByTheOther).isTrue();
        assertThat(service.effectsOf(patient)).containsExactly(2);
        assertThat(service.rowsOf("parked_event")).isZero();
    }

    @Test
    void snapshots_that_nobody_awaits_are_not_collected() throws InterruptedException {
        ArrivedSnapshots arrived = new ArrivedSnapshots(service.transactions());
        UUID early = UUID.randomUUID();
        UUID late = UUID.randomUUID();

        commitRelease(arrived, early);
        arrived.await();
        commitRelease(arrived, late);

        assertThat(arrived.take(Duration.ZERO)).containsExactly(late);
    }

    private void commitRelease(ArrivedSnapshots arrived, UUID snapshot) {
        service.transactions().run(() -> {
            arrived.release(snapshot);
            return snapshot;
        });
    }

    private ReleaseParkedEvents release() {
        return release(service.transactions());
    }

    private ReleaseParkedEvents release(Transactions transactions) {
        MessagingConfig config = service.config();
        MessagingMetrics metrics = new MessagingMetrics(new SimpleMeterRegistry());
        return new ReleaseParkedEvents(
                new ArrivedSnapshots(transactions),
                new ParkedEventStore(service.sql()),
                transactions,
                service.listeners(),
                new DeadLetters(new KafkaClients("localhost:1", Map.of()), "parking", metrics, () -> Instant.EPOCH),
                metrics,
                config);
    }

    private static List<IncomingEvent> deliveries(UUID patient, Random random) {
        List<IncomingEvent> deliveries = new ArrayList<>();
        for (int number = 1; number <= EVENTS_PER_PATIENT; number++) {
            ReportMissed event = TestService.missed(patient, number);
            deliveries.add(incoming(event));
            if (random.nextInt(4) == 0) {
                deliveries.add(deliveries.get(random.nextInt(deliveries.size())));
            }
        }
        return deliveries;
    }

    private static List<List<IncomingEvent>> batches(List<IncomingEvent> deliveries, Random random) {
        List<List<IncomingEvent>> batches = new ArrayList<>();
        for (int from = 0; from < deliveries.size(); ) {
            int to = Math.min(deliveries.size(), from + 1 + random.nextInt(4));
            batches.add(deliveries.subList(from, to));
            from = to;
        }
        return batches;
    }

    private static IncomingEvent incoming(ReportMissed event) {
        return new IncomingEvent(
                new IncomingEvent.Origin(Topic.REPORTS, 0, event.week()),
                EventTypes.nameOf(ReportMissed.class),
                EventJson.write(event).getBytes(StandardCharsets.UTF_8),
                new ReceivedEvent<>(UUID.randomUUID(), Instant.EPOCH, event));
    }
}

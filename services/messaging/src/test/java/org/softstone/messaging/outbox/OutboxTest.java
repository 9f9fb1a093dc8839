package org.softstone.messaging.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.softstone.contracts.AlertAcknowledged;
import org.softstone.contracts.EventJson;
import org.softstone.contracts.EventTypes;
import org.softstone.contracts.ReportMissed;
import org.softstone.contracts.Topic;
import org.softstone.messaging.CreateTopics;
import org.softstone.messaging.event.EventHeaders;
import org.softstone.messaging.runtime.TestService;
import org.softstone.testing.EmbeddedKafkaBroker;
import org.softstone.testing.EmbeddedPostgresServer;
import org.softstone.testing.TestEvents;

@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class OutboxTest {

    private static final Executor THREADS = Thread::startVirtualThread;

    private static EmbeddedKafkaBroker broker;

    private final UUID patient = UUID.randomUUID();
    private TestService service;
    private TestEvents kafka;

    @BeforeAll
    static void startBroker() {
        broker = EmbeddedKafkaBroker.startInTemporaryFolder();
        CreateTopics.on(broker.bootstrapServers(), Map.of(), 1);
    }

    @AfterAll
    static void stopBroker() {
        broker.close();
    }

    @BeforeEach
    void start() {
        service = TestService.named(
                        "outcomes", broker.bootstrapServers(), EmbeddedPostgresServer.sharedDatabase("outbox"))
                .start();
        kafka = new TestEvents(broker.bootstrapServers());
    }

    @AfterEach
    void stop() {
        service.close();
        kafka.close();
    }

    @Test
    void two_writers_of_one_key_are_published_in_the_order_of_their_commits() {
        CountDownLatch firstMayCommit = new CountDownLatch(1);
        CountDownLatch firstHasWritten = new CountDownLatch(1);
        CompletableFuture<Void> first = CompletableFuture.runAsync(
                () -> service.transactions().run(() -> {
                    service.outbox().append(TestService.missed(patient, 1));
                    firstHasWritten.countDown();
                    awaitLatch(firstMayCommit);
                    return null;
                }),
                THREADS);
        awaitLatch(firstHasWritten);

        // The second is quick and would commit, and be published, long before the first.
        CompletableFuture<Void> second = CompletableFuture.runAsync(() -> service.write(patient, 2), THREADS);
        await().until(() -> service.rowsOf("pg_locks WHERE locktype = 'advisory' AND NOT granted") == 1);
        firstMayCommit.countDown();
        CompletableFuture.allOf(first, second).join();

        awaitPublished(List.of(1, 2));
    }

    @Test
    void a_row_of_the_version_before_is_published() {
        ReportMissed missed = TestService.missed(patient, 1);

        service.sql()
                .change(
                        """
                        INSERT INTO outbox (id, aggregatetype, aggregateid, type, payload)
                        SELECT gen_random_uuid(), ?, ?, ?, event.payload::jsonb FROM unnest(?::text[]) AS event (payload)
                        """,
                        Topic.of(missed).topicName(),
                        patient,
                        EventTypes.nameOf(ReportMissed.class),
                        new String[] {EventJson.write(missed)});

        awaitPublished(List.of(1));
    }

    @Test
    void writers_of_different_keys_do_not_wait_for_each_other() {
        UUID other = UUID.randomUUID();
        service.transactions().run(() -> {
            service.outbox().append(TestService.missed(patient, 1));
            CompletableFuture.runAsync(() -> service.write(other, 1), THREADS).join();
            return null;
        });
        awaitPublished(List.of(1));
    }

    @Test
    void writers_of_several_keys_never_deadlock() {
        List<UUID> keys = TestService.keys(4);

        CompletableFuture<?>[] writers = IntStream.range(0, 8)
                .mapToObj(_ -> CompletableFuture.runAsync(
                        () -> {
                            for (int i = 1; i <= 50; i++) {
                                int number = i;
                                service.transactions().run(() -> {
                                    service.outbox()
                                            .append(Stream.generate(() -> keys.get(ThreadLocalRandom.current()
                                                            .nextInt(keys.size())))
                                                    .limit(3)
                                                    .map(key -> TestService.missed(key, number))
                                                    .toList());
                                    return null;
                                });
                            }
                        },
                        THREADS))
                .toArray(CompletableFuture[]::new);

        CompletableFuture.allOf(writers).join();
        await().untilAsserted(() -> assertThat(service.meters()
                        .get("softstone.outbox.published")
                        .counter()
                        .count())
                .isEqualTo(8 * 50 * 3));
    }

    @Test
    void events_of_one_transaction_are_published_in_the_order_given() {
        service.transactions().run(() -> {
            service.outbox()
                    .append(TestService.oneTo(50).stream()
                            .map(number -> TestService.missed(patient, number))
                            .toList());
            return null;
        });
        awaitPublished(TestService.oneTo(50));
    }

    @Test
    void what_is_rolled_back_is_never_published() {
        assertThatThrownBy(() -> service.transactions().run(() -> {
                    service.outbox().append(TestService.missed(patient, 1));
                    throw new IllegalArgumentException("changed my mind");
                }))
                .isInstanceOf(IllegalArgumentException.class);

        service.write(patient, 2);

        awaitPublished(List.of(2));
    }

    @Test
    void an_event_travels_in_the_binary_mode_of_cloudevents() {
        service.write(patient, 1);

        awaitPublished(List.of(1));
        ConsumerRecord<String, byte[]> message = kafka.recordsOn("softstone.reports").stream()
                .filter(candidate -> candidate.key().equals(patient.toString()))
                .findFirst()
                .orElseThrow();
        assertThat(Stream.of(message.headers().toArray()).map(header -> header.key()))
                .containsExactlyInAnyOrder(
                        "ce_specversion", "ce_id", "ce_source", "ce_type", "ce_time", "ce_subject", "content-type");
        assertThat(EventHeaders.find(message.headers(), "ce_type")).contains("org.softstone.report.missed.v1");
        assertThat(EventHeaders.find(message.headers(), "ce_source")).contains("/softstone/outcomes");
        assertThat(EventHeaders.find(message.headers(), "ce_subject")).contains(patient.toString());
        assertThat(UUID.fromString(EventHeaders.find(message.headers(), "ce_id").orElseThrow())
                        .version())
                .isEqualTo(7);
    }

    @Test
    void an_event_that_kafka_would_refuse_fails_its_own_transaction_and_blocks_no_other() {
        assertThatThrownBy(() -> service.transactions().run(() -> {
                    service.outbox()
                            .append(new AlertAcknowledged(
                                    patient, patient, "x".repeat(1_000_000), Instant.EPOCH, null));
                    return null;
                }))
                .isInstanceOf(IllegalArgumentException.class);

        service.write(patient, 1);

        awaitPublished(List.of(1));
    }

    private void awaitPublished(List<Integer> numbers) {
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(kafka.eventsOf(Topic.REPORTS, patient))
                        .extracting(event -> ((ReportMissed) event).week())
                        .isEqualTo(numbers));
        assertThat(service.rowsOf("outbox")).isZero();
    }

    private static void awaitLatch(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}

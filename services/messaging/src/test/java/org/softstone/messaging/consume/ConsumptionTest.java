package org.softstone.messaging.consume;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.softstone.contracts.Event;
import org.softstone.contracts.Topic;
import org.softstone.contracts.VisitBooked;
import org.softstone.messaging.CreateTopics;
import org.softstone.messaging.Handling;
import org.softstone.messaging.ReceivedEvent;
import org.softstone.messaging.TopicListener;
import org.softstone.messaging.event.EventHeaders;
import org.softstone.messaging.runtime.TestService;
import org.softstone.testing.EmbeddedKafkaBroker;
import org.softstone.testing.EmbeddedPostgresServer;
import org.softstone.testing.TestEvents;

@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class ConsumptionTest {

    private static final String MISSED = "org.softstone.report.missed.v1";

    private static EmbeddedKafkaBroker broker;

    private final UUID patient = UUID.randomUUID();
    private final UUID eventId = UUID.randomUUID();
    private TestEvents kafka;
    private TestService service;

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
    void create() {
        kafka = new TestEvents(broker.bootstrapServers());
        service = TestService.named(
                "reader-" + UUID.randomUUID(),
                broker.bootstrapServers(),
                EmbeddedPostgresServer.sharedDatabase("consumption"));
    }

    @AfterEach
    void stop() {
        kafka.close();
        service.close();
    }

    @Test
    void an_event_delivered_again_and_out_of_order_takes_effect_once() {
        List<UUID> ids = TestService.keys(3);
        for (int number : List.of(1, 1, 2, 1, 3, 2, 3, 1)) {
            kafka.publish(ids.get(number - 1), TestService.missed(patient, number));
        }
        service.countingReports().start();

        kafka.publish(TestService.missed(patient, 4));

        awaitEffects(1, 2, 3, 4);
    }

    /** Who runs Kafka may choose it per topic, and another system for what it publishes. */
    @ParameterizedTest
    @ValueSource(strings = {"gzip", "snappy", "lz4", "zstd"})
    void events_are_read_however_they_are_compressed(String compression) {
        try (TestEvents compressed = new TestEvents(broker.bootstrapServers(), compression)) {
            compressed.publish(TestService.missed(patient, 1));
        }

        service.countingReports().start();

        awaitEffects(1);
    }

    @Test
    void an_unknown_type_goes_to_the_dead_letters_and_the_partition_moves_on() {
        kafka.publishRaw(Topic.REPORTS, patient.toString(), eventId, "org.softstone.report.sung.v1", bytes("{}"));
        kafka.publish(TestService.missed(patient, 1));

        service.countingReports().start();

        awaitEffects(1);
        assertThat(deadCauses()).containsExactly("unknown-type");
        assertThat(service.meters()
                        .get("softstone.events.dead")
                        .tag("topic", "softstone.reports")
                        .counter()
                        .count())
                .isGreaterThanOrEqualTo(1);
    }

    @Test
    void broken_json_goes_to_the_dead_letters_with_where_it_stood_and_without_what_it_said() {
        kafka.publishRaw(Topic.REPORTS, patient.toString(), eventId, MISSED, bytes("{\"patientId\":\"secret"));
        kafka.publish(TestService.missed(patient, 1));

        service.countingReports().start();

        awaitEffects(1);
        ConsumerRecord<String, byte[]> letter = deadLetters().getFirst();
        assertThat(letter.value()).isEqualTo(bytes("{\"patientId\":\"secret"));
        assertThat(EventHeaders.find(letter.headers(), "ce_id")).contains(eventId.toString());
        assertThat(EventHeaders.find(letter.headers(), "dead_cause")).contains("JsonEOFException");
        assertThat(EventHeaders.find(letter.headers(), "dead_topic")).contains("softstone.reports");
        assertThat(Stream.of(letter.headers().toArray()).map(header -> header.key()))
                .contains("dead_partition", "dead_offset", "dead_at");
        assertThat(Stream.of(letter.headers().toArray()).map(header -> text(header.value())))
                .noneMatch(value -> value.contains("secret"));
    }

    @Test
    void whatever_cannot_be_read_never_stops_the_partition() {
        kafka.publishRaw(Topic.REPORTS, patient.toString(), eventId, MISSED, bytes("null"));
        kafka.publishRaw(Topic.REPORTS, patient.toString(), eventId, MISSED, bytes("{}"));
        kafka.publishRaw(Topic.REPORTS, patient.toString(), eventId, MISSED, bytes("[1]"));
        kafka.publishRaw(Topic.REPORTS, patient.toString(), eventId, MISSED, new byte[] {(byte) 0xff, 0});
        kafka.publishRaw(Topic.REPORTS, patient.toString(), eventId, "org.softstone.patient.profile.v1", bytes("{}"));
        kafka.publish(TestService.missed(patient, 1));

        service.countingReports().start();

        awaitEffects(1);
        assertThat(deadCauses()).hasSize(5).contains("no-key", "type-of-another-topic");
    }

    @Test
    void a_listeners_fault_is_tried_five_times_and_leaves_nothing_behind_but_a_dead_letter() {
        AtomicInteger attempts = new AtomicInteger();
        service.listening(new TestService.ReportListener(received -> {
                    service.count(received);
                    if (received.eventId().equals(eventId)) {
                        attempts.incrementAndGet();
                        throw new IllegalStateException("pain 9, smith");
                    }
                    return Handling.DONE;
                }))
                .start();

        kafka.publish(eventId, TestService.missed(patient, 1));
        kafka.publish(TestService.missed(patient, 2));

        awaitEffects(2);
        assertThat(attempts).hasValue(5);
        assertThat(deadCauses()).containsExactly("IllegalStateException");
        assertThat(service.rowsOf("processed_event WHERE event_id = '" + eventId + "'"))
                .isZero();
    }

    @Test
    void a_poisoned_event_in_the_middle_of_a_batch_is_the_only_one_that_is_not_handled() {
        UUID other = UUID.randomUUID();
        for (int number = 1; number <= 10; number++) {
            kafka.publish(number == 5 ? eventId : UUID.randomUUID(), TestService.missed(patient, number));
            kafka.publish(TestService.missed(other, number));
        }

        service.listening(new TestService.ReportBatchListener(received -> {
                    service.count(received);
                    if (received.eventId().equals(eventId)) {
                        execute("INSERT INTO effect (event_id, key, number) VALUES (NULL, NULL, 1)");
                    }
                    return Handling.DONE;
                }))
                .start();

        awaitEffects(1, 2, 3, 4, 6, 7, 8, 9, 10);
        await().until(() -> service.effectsOf(other).equals(TestService.oneTo(10)));
        assertThat(deadCauses()).containsExactly("PSQLException-23502");
        assertThat(service.rowsOf("processed_event WHERE event_id = '" + eventId + "'"))
                .isZero();
    }

    @Test
    void a_row_that_the_database_refuses_each_time_is_a_dead_letter() {
        service.listening(new TestService.ReportListener(received -> {
                    if (received.eventId().equals(eventId)) {
                        execute("INSERT INTO effect (event_id, key, number) VALUES (NULL, NULL, 1)");
                    }
                    service.count(received);
                    return Handling.DONE;
                }))
                .start();

        kafka.publish(eventId, TestService.missed(patient, 1));
        kafka.publish(TestService.missed(patient, 2));

        awaitEffects(2);
        assertThat(deadCauses()).containsExactly("PSQLException-23502");
    }

    @Test
    void a_row_that_another_transaction_made_first_is_tried_again() {
        AtomicBoolean lostTheRace = new AtomicBoolean();
        service.listening(new TestService.ReportListener(received -> {
                    if (received.event().key().equals(patient) && lostTheRace.compareAndSet(false, true)) {
                        throw new IllegalStateException(new SQLException("duplicate key", "23505"));
                    }
                    service.count(received);
                    return Handling.DONE;
                }))
                .start();

        kafka.publish(TestService.missed(patient, 1));

        awaitEffects(1);
        assertThat(deadCauses()).isEmpty();
    }

    @Test
    void a_deadlock_is_tried_again_for_as_long_as_it_lasts() {
        AtomicInteger attempts = new AtomicInteger();
        service.listening(new TestService.ReportListener(received -> {
                    service.count(received);
                    if (received.event().key().equals(patient) && attempts.incrementAndGet() < 8) {
                        throw new IllegalStateException(new SQLException("deadlock detected", "40P01"));
                    }
                    return Handling.DONE;
                }))
                .start();

        kafka.publish(TestService.missed(patient, 1));

        awaitEffects(1);
        assertThat(attempts).hasValue(8);
        assertThat(deadCauses()).isEmpty();
    }

    @Test
    void events_of_one_key_from_different_topics_never_run_side_by_side() {
        service.execute("CREATE TABLE counter AS SELECT 0 AS value");
        service.listening(counting(Topic.REPORTS)).listening(counting(Topic.VISITS));
        for (int number = 1; number <= 100; number++) {
            kafka.publish(TestService.missed(patient, number));
            kafka.publish(
                    new VisitBooked(patient, patient, patient, number, Instant.EPOCH, Instant.EPOCH, ZoneOffset.UTC));
        }

        service.start();

        await().atMost(Duration.ofSeconds(30))
                .until(() ->
                        service.rowsOf("processed_event") >= 200 && service.rowsOf("counter WHERE value = 200") == 1);
    }

    /** Reads and writes what it read plus one: two at a time would lose one. */
    private TopicListener<Event> counting(Topic topic) {
        return new TopicListener<>() {
            @Override
            public Topic topic() {
                return topic;
            }

            @Override
            public Handling on(ReceivedEvent<Event> received) {
                if (received.event().key().equals(patient)) {
                    service.execute("DO $$ DECLARE v integer; BEGIN SELECT value INTO v FROM counter;"
                            + " PERFORM pg_sleep(0.002); UPDATE counter SET value = v + 1; END $$");
                }
                return Handling.DONE;
            }
        };
    }

    @Test
    void what_was_handled_is_not_delivered_again_after_a_restart() {
        service.countingReports().start();
        kafka.publish(TestService.missed(patient, 1));
        awaitEffects(1);
        service.stop();
        execute("TRUNCATE processed_event");

        service.start();

        kafka.publish(TestService.missed(patient, 2));
        awaitEffects(1, 2);
    }

    private void awaitEffects(Integer... numbers) {
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(service.effectsOf(patient)).containsExactly(numbers));
    }

    private List<String> deadCauses() {
        return deadLetters().stream()
                .map(letter -> EventHeaders.find(letter.headers(), "dead_cause").orElseThrow())
                .toList();
    }

    /** Only this test's: the others' broken events stand on the same topic. */
    private List<ConsumerRecord<String, byte[]>> deadLetters() {
        return service.deadLetters(Topic.REPORTS).stream()
                .filter(letter -> letter.key().equals(patient.toString()))
                .toList();
    }

    private void execute(String sql) {
        service.execute(sql);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }
}

package org.softstone.messaging.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.softstone.contracts.ReportMissed;
import org.softstone.contracts.Topic;
import org.softstone.database.LockSpace;
import org.softstone.messaging.CreateTopics;
import org.softstone.messaging.runtime.TestService;
import org.softstone.testing.Database;
import org.softstone.testing.EmbeddedKafkaBroker;
import org.softstone.testing.EmbeddedPostgresServer;
import org.softstone.testing.TestEvents;

@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class OutboxRelayTest {

    private static final String ACTIVE_RELAY =
            "pg_locks WHERE locktype = 'advisory' AND granted AND objsubid = 1 AND classid = "
                    + (LockSpace.RELAY >>> 32) + " AND objid = " + (LockSpace.RELAY & 0xffffffffL)
                    + " AND database = (SELECT oid FROM pg_database WHERE datname = current_database())";

    private static EmbeddedKafkaBroker broker;

    private final List<UUID> patients = TestService.keys(5);
    private Database database;
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
    void start() {
        database = EmbeddedPostgresServer.sharedDatabase("relay");
        // A name of its own, so that each test reads the topic from its beginning with a new group.
        service = TestService.named("relay-" + UUID.randomUUID(), broker.bootstrapServers(), database)
                .countingReports();
    }

    @AfterEach
    void stop() {
        service.close();
    }

    @Test
    void a_relay_killed_between_acknowledgement_and_delete_repeats_itself_without_a_second_effect() {
        DyingConnection dying = new DyingConnection(database, 3);
        service.relayingThrough(dying).with("relay.batch-size", "10").start();

        write(service, 1, 20);

        await().atMost(Duration.ofSeconds(30)).until(() -> service.rowsOf("outbox") == 0 && dying.deathsLeft() == 0);
        awaitEffects(20);
        List<List<Integer>> published = published();
        assertThat(published.stream().mapToInt(List::size).sum()).isGreaterThan(5 * 20);
        assertThat(published)
                .allSatisfy(numbers ->
                        assertThat(numbers.stream().distinct()).containsExactlyElementsOf(TestService.oneTo(20)));
    }

    @Test
    void of_two_relays_one_is_active_and_the_other_takes_over_when_it_dies() throws SQLException {
        service.with("relay.takeover-interval", "50ms")
                .with("relay.batch-size", "20")
                .start();
        try (TestService replica = service.replica().start()) {
            for (int round = 0; round < 5; round++) {
                write(round % 2 == 0 ? service : replica, round * 20 + 1, round * 20 + 20);
                assertThat(service.rowsOf(ACTIVE_RELAY)).isLessThanOrEqualTo(1);
                killActiveRelay();
            }

            await().atMost(Duration.ofSeconds(30)).until(() -> service.rowsOf("outbox") == 0);
            awaitEffects(100);
            assertThat(published())
                    .allSatisfy(numbers ->
                            assertThat(numbers.stream().distinct()).containsExactlyElementsOf(TestService.oneTo(100)));
            await().until(() -> service.rowsOf(ACTIVE_RELAY) == 1);
        }
    }

    @Test
    void a_relay_that_stops_hands_over_at_once_what_it_has_not_published() {
        service.with("relay.takeover-interval", "50ms").start();
        try (TestService replica = service.replica().countingReports().start()) {
            write(replica, 1, 50);
            service.stop();
            write(replica, 51, 60);

            awaitEffectsIn(replica, 60);
            service.start();
        }
    }

    private void write(TestService writer, int from, int to) {
        for (int number = from; number <= to; number++) {
            for (UUID patient : patients) {
                writer.write(patient, number);
            }
        }
    }

    private void killActiveRelay() throws SQLException {
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement()) {
            statement.execute("SELECT pg_terminate_backend(pid) FROM " + ACTIVE_RELAY);
        }
    }

    private void awaitEffects(int last) {
        awaitEffectsIn(service, last);
    }

    private void awaitEffectsIn(TestService reader, int last) {
        await().atMost(Duration.ofSeconds(40))
                .untilAsserted(() -> assertThat(patients.stream().map(reader::effectsOf))
                        .allSatisfy(numbers -> assertThat(numbers).isEqualTo(TestService.oneTo(last))));
        assertThat(reader.deadLetters(Topic.REPORTS)).isEmpty();
    }

    /** Per patient, in the order of the topic, doubles included. */
    private List<List<Integer>> published() {
        try (TestEvents kafka = new TestEvents(broker.bootstrapServers())) {
            Stream<List<Integer>> numbers = patients.stream()
                    .map(patient -> kafka.eventsOf(Topic.REPORTS, patient).stream()
                            .map(event -> ((ReportMissed) event).week())
                            .toList());
            return numbers.toList();
        }
    }
}

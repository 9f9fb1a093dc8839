package org.softstone.messaging.park;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.softstone.contracts.Event;
import org.softstone.contracts.TeamDefined;
import org.softstone.contracts.Topic;
import org.softstone.contracts.VisitBooked;
import org.softstone.messaging.CreateTopics;
import org.softstone.messaging.Handling;
import org.softstone.messaging.ReceivedEvent;
import org.softstone.messaging.TopicListener;
import org.softstone.messaging.runtime.TestService;
import org.softstone.testing.EmbeddedKafkaBroker;
import org.softstone.testing.EmbeddedPostgresServer;
import org.softstone.testing.TestEvents;

@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class ParkingTest {

    private static EmbeddedKafkaBroker broker;

    private final UUID patient = UUID.randomUUID();
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
                "parking-" + UUID.randomUUID(),
                broker.bootstrapServers(),
                EmbeddedPostgresServer.sharedDatabase("parking"));
    }

    @AfterEach
    void stop() {
        kafka.close();
        service.close();
    }

    @Test
    void events_before_their_snapshot_are_handled_in_order_while_more_arrive() {
        service.countingReportsOfKnownPatients().start();
        publish(1, 50);
        awaitParked(50);

        kafka.publish(TestService.profile(patient));
        publish(51, 100);

        awaitEffects(100);
        assertThat(parked()).isZero();
        assertThat(service.deadLetters(Topic.REPORTS)).isEmpty();
    }

    @Test
    void a_parked_event_delivered_again_is_neither_parked_nor_handled_twice() {
        service.countingReportsOfKnownPatients().start();
        UUID eventId = UUID.randomUUID();
        kafka.publish(eventId, TestService.missed(patient, 1));
        awaitParked(1);
        kafka.publish(eventId, TestService.missed(patient, 1));
        publish(2, 2);
        awaitParked(2);

        kafka.publish(TestService.profile(patient));
        kafka.publish(eventId, TestService.missed(patient, 1));
        publish(3, 3);

        awaitEffects(3);
    }

    @Test
    void parked_events_outlive_a_restart() {
        service.countingReportsOfKnownPatients().start();
        publish(1, 3);
        awaitParked(3);
        service.stop();
        kafka.publish(TestService.profile(patient));

        service.start();

        awaitEffects(3);
    }

    @Test
    void the_sweep_finds_what_was_parked_in_the_same_moment_as_its_snapshot_came() {
        service.countingReportsOfKnownPatients().start();
        publish(1, 3);
        awaitParked(3);

        // Known, and nobody says so: as if the release had run just before these were parked.
        service.execute("INSERT INTO known_patient VALUES ('" + patient + "')");

        awaitEffects(3);
    }

    @Test
    void two_replicas_that_release_the_same_events_do_not_disturb_each_other() {
        service.countingReportsOfKnownPatients().start();
        publish(1, 100);
        awaitParked(100);
        try (TestService replica =
                service.replica().countingReportsOfKnownPatients().start()) {
            assertThat(replica.effectsOf(patient)).isEmpty();

            service.execute("INSERT INTO known_patient VALUES ('" + patient + "')");

            awaitEffects(100);
        }
    }

    @Test
    void a_parked_event_that_fails_for_good_is_a_dead_letter_those_behind_it_go_on_and_a_replay_handles_it() {
        AtomicBoolean known = new AtomicBoolean();
        AtomicBoolean repaired = new AtomicBoolean();
        service.listening(new TestService.ReportListener(received -> {
                    if (!received.event().key().equals(patient)) {
                        return Handling.DONE;
                    }
                    if (!known.get()) {
                        return Handling.awaiting(patient);
                    }
                    if (!repaired.get() && service.numberOf(received.event()) == 2) {
                        throw new IllegalStateException();
                    }
                    service.count(received);
                    return Handling.DONE;
                }))
                .start();
        publish(1, 3);
        awaitParked(3);
        known.set(true);
        await().atMost(Duration.ofSeconds(20)).until(() -> parked() == 0);
        assertThat(service.effectsOf(patient)).containsExactly(1, 3);
        repaired.set(true);

        int replayed = service.replayDeadLetters(Topic.REPORTS);

        assertThat(replayed).isPositive();
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(service.effectsOf(patient)).containsExactly(1, 3, 2));
    }

    @Test
    void snapshots_wait_for_each_other_and_events_of_other_topics_behind_those_of_their_key() {
        Set<UUID> known = ConcurrentHashMap.newKeySet();
        List<Event> handled = new CopyOnWriteArrayList<>();
        UUID team = UUID.randomUUID();
        service.listening(listener(Topic.TEAMS, team, handled, known, null))
                .listening(listener(Topic.PATIENTS, patient, handled, known, team))
                .listening(listener(Topic.REPORTS, patient, handled, known, patient))
                .listening(listener(Topic.VISITS, patient, handled, known, null))
                .start();
        Event report = TestService.missed(patient, 1);
        Event visit = new VisitBooked(patient, patient, patient, 1, Instant.EPOCH, Instant.EPOCH, ZoneOffset.UTC);
        Event profile = TestService.profile(patient);
        Event teamDefined = new TeamDefined(team, 1, team, ZoneOffset.UTC, List.of());
        kafka.publish(report);
        awaitParked(1);
        kafka.publish(visit);
        awaitParked(2);
        kafka.publish(profile);
        awaitParked(3);
        assertThat(handled).isEmpty();

        kafka.publish(teamDefined);

        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(handled).containsExactly(teamDefined, profile, report, visit));
        assertThat(parked()).isZero();
    }

    /** Knows of its key from then on, and waits for another first. */
    private TopicListener<Event> listener(Topic topic, UUID key, List<Event> handled, Set<UUID> known, UUID awaited) {
        return new TopicListener<>() {
            @Override
            public Topic topic() {
                return topic;
            }

            @Override
            public Handling on(ReceivedEvent<Event> received) {
                if (!received.event().key().equals(key)) {
                    return Handling.DONE;
                }
                if (awaited != null && !known.contains(awaited)) {
                    return Handling.awaiting(awaited);
                }
                handled.add(received.event());
                if (topic.compacted()) {
                    known.add(key);
                    service.parkedEvents().release(key);
                }
                return Handling.DONE;
            }
        };
    }

    private void publish(int from, int to) {
        for (int number = from; number <= to; number++) {
            kafka.publish(TestService.missed(patient, number));
        }
    }

    private void awaitParked(int count) {
        await().atMost(Duration.ofSeconds(30)).until(() -> parked() == count);
    }

    private long parked() {
        return service.rowsOf("parked_event WHERE key = '" + patient + "'");
    }

    private void awaitEffects(int last) {
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(service.effectsOf(patient)).isEqualTo(TestService.oneTo(last)));
    }
}

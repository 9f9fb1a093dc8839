package org.softstone.messaging.consume;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.MemberDescription;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.softstone.contracts.Topic;
import org.softstone.embedded.Ports;
import org.softstone.messaging.CreateTopics;
import org.softstone.messaging.runtime.TestService;
import org.softstone.testing.Database;
import org.softstone.testing.EmbeddedKafkaBroker;
import org.softstone.testing.EmbeddedPostgresServer;
import org.softstone.testing.TestEvents;

/** Servers of their own, really stopped and started: nothing lost, order per key kept, effects once, no dead letters. */
@Execution(ExecutionMode.CONCURRENT)
@Timeout(value = 240, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class OutageTest {

    private final List<UUID> patients = TestService.keys(20);

    @Test
    void kafka_is_away_for_60_seconds_while_reports_are_written() {
        try (EmbeddedKafkaBroker broker = brokerWithTopics();
                TestService service = TestService.named(
                                "outcomes",
                                broker.bootstrapServers(),
                                EmbeddedPostgresServer.sharedDatabase("kafka_away"))
                        .countingReports()
                        .start()) {
            AtomicInteger number = new AtomicInteger();
            writeToAll(service, number);
            awaitEffects(service, number.get());

            broker.stop();
            during(Duration.ofSeconds(60), () -> writeToAll(service, number));
            assertThat(service.rowsOf("outbox")).isEqualTo(patients.size() * (number.get() - 1L));
            broker.start();

            writeToAll(service, number);
            awaitEffects(service, number.get());
            assertThat(service.rowsOf("outbox")).isZero();
            assertThat(service.deadLetters(Topic.REPORTS)).isEmpty();
        }
    }

    @Test
    void postgresql_is_away_for_90_seconds_while_2000_events_stream_in() {
        try (EmbeddedKafkaBroker broker = brokerWithTopics();
                TestEvents kafka = new TestEvents(broker.bootstrapServers());
                EmbeddedPostgresServer postgres = EmbeddedPostgresServer.startInTemporaryFolder()) {
            Database database = postgres.database("away");
            try (TestService service = TestService.named("notifications", broker.bootstrapServers(), database)
                    .countingReports()
                    .start()) {
                AtomicInteger number = new AtomicInteger();
                publishToAll(kafka, number);
                awaitEffects(service, 1);
                String member = onlyMember(broker, "notifications");

                during(Duration.ofSeconds(2), () -> publishUpTo(30, kafka, number));
                postgres.stop();
                during(Duration.ofSeconds(90), () -> publishUpTo(100, kafka, number));
                assertThat(onlyMember(broker, "notifications")).isEqualTo(member);
                postgres.start();

                assertThat(number).hasValue(100);
                awaitEffects(service, 100);
                assertThat(onlyMember(broker, "notifications")).isEqualTo(member);
                assertThat(service.deadLetters(Topic.REPORTS)).isEmpty();
                assertThat(service.rowsOf("effect")).isEqualTo(2_000);
            }
        }
    }

    @Test
    void consumers_join_and_leave_in_the_middle_of_a_stream() {
        try (EmbeddedKafkaBroker broker = brokerWithTopics();
                TestEvents kafka = new TestEvents(broker.bootstrapServers());
                TestService service = TestService.named(
                                "notifications",
                                broker.bootstrapServers(),
                                EmbeddedPostgresServer.sharedDatabase("rebalance"))
                        .countingReports()
                        .start();
                TestService replica = service.replica()) {
            replica.countingReports();
            AtomicInteger number = new AtomicInteger();
            publishToAll(kafka, number);
            awaitEffects(service, 1);

            for (int round = 1; round <= 3; round++) {
                int half = round * 30 - 15;
                int whole = round * 30;
                during(Duration.ofMillis(500), () -> publishUpTo(half, kafka, number));
                replica.start();
                double handledBefore = handledBy(replica);
                await().atMost(Duration.ofSeconds(30)).until(() -> {
                    publishUpTo(whole, kafka, number);
                    return handledBy(replica) > handledBefore || number.get() == whole;
                });
                replica.stop();
            }
            replica.start();
            during(Duration.ofMillis(500), () -> publishUpTo(100, kafka, number));

            await().atMost(Duration.ofSeconds(60)).until(() -> {
                publishUpTo(100, kafka, number);
                return number.get() == 100;
            });
            awaitEffects(service, 100);
            assertThat(handledBy(replica)).isPositive();
            assertThat(service.deadLetters(Topic.REPORTS)).isEmpty();
        }
    }

    @Test
    void a_service_starts_while_kafka_and_postgresql_are_away_and_works_once_they_are_there() throws IOException {
        Path folder = Files.createTempDirectory("softstone-kafka-");
        try (EmbeddedPostgresServer postgres = EmbeddedPostgresServer.startInTemporaryFolder();
                EmbeddedKafkaBroker broker = new EmbeddedKafkaBroker(folder, Ports.free(), Ports.free())) {
            try (TestService service = TestService.named(
                            "outcomes", broker.bootstrapServers(), postgres.database("late"))
                    .countingReports()) {
                postgres.stop();
                service.start();

                postgres.start();
                broker.start();
                CreateTopics.on(broker.bootstrapServers(), Map.of(), 1);

                AtomicInteger number = new AtomicInteger();
                await().ignoreExceptions().until(() -> service.rowsOf("effect") == 0);
                writeToAll(service, number);
                awaitEffects(service, 1);
            }
        }
    }

    private static EmbeddedKafkaBroker brokerWithTopics() {
        EmbeddedKafkaBroker broker = EmbeddedKafkaBroker.startInTemporaryFolder();
        CreateTopics.on(broker.bootstrapServers(), Map.of(), 1);
        return broker;
    }

    /** Does it again and again for that long. */
    private static void during(Duration time, Runnable action) {
        long until = System.nanoTime() + time.toNanos();
        await().atMost(time.plusSeconds(60))
                .pollInterval(Duration.ofMillis(500))
                .until(() -> {
                    action.run();
                    return System.nanoTime() > until;
                });
    }

    private void writeToAll(TestService service, AtomicInteger number) {
        int next = number.incrementAndGet();
        patients.forEach(patient -> service.write(patient, next));
    }

    private void publishToAll(TestEvents kafka, AtomicInteger number) {
        int next = number.incrementAndGet();
        patients.forEach(patient -> kafka.publish(TestService.missed(patient, next)));
    }

    private void publishUpTo(int last, TestEvents kafka, AtomicInteger number) {
        if (number.get() < last) {
            publishToAll(kafka, number);
        }
    }

    private void awaitEffects(TestService service, int last) {
        await().atMost(Duration.ofSeconds(60))
                .ignoreExceptions()
                .untilAsserted(() -> assertThat(service.effects())
                        .hasSize(patients.size())
                        .allSatisfy((_, numbers) -> assertThat(numbers).isEqualTo(TestService.oneTo(last))));
    }

    private static double handledBy(TestService service) {
        return service.meters()
                .get("softstone.events.handled")
                .tag("topic", "softstone.reports")
                .counter()
                .count();
    }

    private static String onlyMember(EmbeddedKafkaBroker broker, String group) {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", broker.bootstrapServers()))) {
            List<MemberDescription> members = List.copyOf(admin.describeConsumerGroups(List.of(group))
                    .describedGroups()
                    .get(group)
                    .get()
                    .members());
            assertThat(members).hasSize(1);
            assertThat(members.getFirst().assignment().topicPartitions()).hasSize(8);
            return members.getFirst().consumerId();
        } catch (ExecutionException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}

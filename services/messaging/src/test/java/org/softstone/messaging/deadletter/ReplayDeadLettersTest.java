package org.softstone.messaging.deadletter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.softstone.contracts.ReportEvent;
import org.softstone.contracts.Topic;
import org.softstone.messaging.CreateTopics;
import org.softstone.messaging.Handling;
import org.softstone.messaging.ReceivedEvent;
import org.softstone.messaging.runtime.TestService;
import org.softstone.testing.EmbeddedKafkaBroker;
import org.softstone.testing.EmbeddedPostgresServer;
import org.softstone.testing.TestEvents;

/** With a broker of its own: a replay concerns all dead letters of a topic. */
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class ReplayDeadLettersTest {

    private final UUID patient = UUID.randomUUID();
    private final AtomicBoolean repaired = new AtomicBoolean();
    private final AtomicInteger seenByOther = new AtomicInteger();

    @Test
    void replayed_dead_letters_are_handled_once_and_only_by_the_service_that_could_not() {
        try (EmbeddedKafkaBroker broker = EmbeddedKafkaBroker.startInTemporaryFolder();
                TestEvents kafka = new TestEvents(broker.bootstrapServers());
                TestService service = TestService.named(
                        "notifications", broker.bootstrapServers(), EmbeddedPostgresServer.sharedDatabase("replay"));
                TestService other = TestService.named(
                        "infusions", broker.bootstrapServers(), EmbeddedPostgresServer.sharedDatabase("other"))) {
            CreateTopics.on(broker.bootstrapServers(), Map.of(), 1);
            service.listening(new TestService.ReportListener(received -> failingUntilRepaired(service, received)))
                    .start();
            other.listening(new TestService.ReportListener(_ -> {
                        seenByOther.incrementAndGet();
                        return Handling.DONE;
                    }))
                    .start();
            kafka.publish(TestService.missed(patient, 1));
            kafka.publish(TestService.missed(patient, 2));
            kafka.publishRaw(
                    Topic.REPORTS,
                    patient.toString(),
                    UUID.randomUUID(),
                    "org.softstone.report.missed.v1",
                    "{".getBytes(StandardCharsets.UTF_8));
            await().atMost(Duration.ofSeconds(30))
                    .until(() -> service.deadLetters(Topic.REPORTS).size() == 3 && seenByOther.get() == 2);
            repaired.set(true);

            assertThat(service.replayDeadLetters(Topic.REPORTS)).isEqualTo(3);

            await().atMost(Duration.ofSeconds(30))
                    .untilAsserted(() -> assertThat(service.effectsOf(patient)).containsExactly(1, 2));
            // What can never be read died again, and is what a second replay finds.
            await().atMost(Duration.ofSeconds(30))
                    .until(() -> service.deadLetters(Topic.REPORTS).size() == 4);
            assertThat(service.replayDeadLetters(Topic.REPORTS)).isEqualTo(1);
            kafka.publish(TestService.missed(patient, 3));
            await().atMost(Duration.ofSeconds(30)).until(() -> seenByOther.get() == 3);
            assertThat(kafka.recordsOn("softstone.reports"))
                    .hasSize(3 + 3 + 1 + 1)
                    .allSatisfy(record -> assertThat(record.headers().toArray())
                            .noneMatch(header -> header.key().startsWith("dead_")));
        }
    }

    private Handling failingUntilRepaired(TestService service, ReceivedEvent<ReportEvent> received) {
        if (!repaired.get()) {
            throw new IllegalStateException();
        }
        service.count(received);
        return Handling.DONE;
    }
}

package org.softstone.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.softstone.contracts.Topic;
import org.softstone.local.Service;
import org.softstone.messaging.CreateTopics;

/** Kafka that demands TLS, a password and rights: reached by settings alone, with the rights that the manifests give. */
class SecuredKafkaJourneyIT {

    private static final Path DECLARED_USERS = Path.of("../../deploy/kubernetes/components/strimzi/users.yaml");

    @Test
    void the_declared_rights_are_enough_for_a_report_to_reach_the_feed(@TempDir Path folder)
            throws IOException, InterruptedException, ExecutionException {
        try (SecuredBroker broker = SecuredBroker.start(folder, DECLARED_USERS);
                JourneyStack stack =
                        JourneyStack.with("secured-stack", service -> broker.environmentOf(service.serviceName()))) {
            CareSetting setting = CareSetting.open(stack);
            CareSetting.Enrolled patient = setting.enrol();
            setting.book(patient, stack.today().plusDays(7), 2);
            var report = CareSetting.report(4, stack.now());
            report.put("wantsContact", "today");

            stack.as(patient.person())
                    .put("/outcomes/v1/me/reports/" + UUID.randomUUID(), report)
                    .expecting(201);

            stack.await(
                    "report and alert in the feed",
                    () -> stack.as(setting.nurse)
                                    .get("/notifications/v1/feed")
                                    .items()
                                    .size()
                            == 2);
            for (Service service : Service.values()) {
                stack.await(
                        "nothing left in the outbox of " + service.serviceName(),
                        () -> stack.count(service, "SELECT count(*) FROM outbox") == 0);
            }
            for (String reader : List.of("outcomes", "notifications")) {
                stack.await(
                        "all offsets of " + reader + " committed",
                        () -> broker.lagOf(
                                        reader,
                                        Topic.followedBy(reader).stream().map(Topic::topicName))
                                == 0);
            }
            assertThat(broker.eventsOn(Topic.ALERTS.topicName())).isPositive();
            assertThat(broker.eventsOn(CreateTopics.FEED_SIGNALS)).isPositive();
        }
    }
}

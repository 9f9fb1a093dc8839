package org.softstone.messaging;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.config.ConfigResource;
import org.junit.jupiter.api.Test;
import org.softstone.testing.EmbeddedKafkaBroker;

class CreateTopicsTest {

    @Test
    void topics_are_created_with_their_lifetime_and_a_second_run_changes_nothing()
            throws ExecutionException, InterruptedException {
        try (EmbeddedKafkaBroker broker = EmbeddedKafkaBroker.startInTemporaryFolder();
                Admin admin = Admin.create(Map.of("bootstrap.servers", broker.bootstrapServers()))) {
            CreateTopics.on(broker.bootstrapServers(), Map.of(), 1);
            Set<String> created = admin.listTopics().names().get();

            CreateTopics.on(broker.bootstrapServers(), Map.of(), 1);

            assertThat(admin.listTopics().names().get())
                    .isEqualTo(created)
                    .hasSize(6 + 4 + 5 + 1)
                    .contains("softstone.reports", "softstone.reports.dead.notifications", "softstone.feed-signals")
                    .doesNotContain("softstone.reports.dead.infusions");
            assertThat(partitions(admin, "softstone.reports")).isEqualTo(8);
            assertThat(partitions(admin, "softstone.feed-signals")).isEqualTo(1);
            assertThat(config(admin, "softstone.patients", "cleanup.policy")).isEqualTo("compact");
            assertThat(config(admin, "softstone.reports", "cleanup.policy")).isEqualTo("delete");
            assertThat(config(admin, "softstone.reports", "retention.ms")).isEqualTo("1209600000");
        }
    }

    private static int partitions(Admin admin, String topic) throws ExecutionException, InterruptedException {
        return admin.describeTopics(Set.of(topic))
                .allTopicNames()
                .get()
                .get(topic)
                .partitions()
                .size();
    }

    private static String config(Admin admin, String topic, String name)
            throws ExecutionException, InterruptedException {
        ConfigResource resource = new ConfigResource(ConfigResource.Type.TOPIC, topic);
        return admin.describeConfigs(Set.of(resource))
                .all()
                .get()
                .get(resource)
                .get(name)
                .value();
    }
}

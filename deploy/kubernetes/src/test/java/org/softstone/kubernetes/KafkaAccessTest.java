package org.softstone.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.NewTopic;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.softstone.contracts.Topic;
import org.softstone.messaging.CreateTopics;

/** Topics are those of the code, and each service may do with them what it does, and no more. */
class KafkaAccessTest {

    private final List<Manifest> objects = Kustomize.overlay("production");

    @Test
    void the_operators_topics_are_those_that_the_code_would_create() {
        Map<String, NewTopic> expected =
                CreateTopics.topics(3).stream().collect(Collectors.toMap(NewTopic::name, topic -> topic));
        Map<String, Manifest> declared = objects.stream()
                .filter(object -> object.is("KafkaTopic"))
                .collect(Collectors.toMap(Manifest::name, object -> object));

        assertThat(declared).containsOnlyKeys(expected.keySet());
        declared.forEach((name, topic) -> {
            NewTopic created = expected.get(name);
            assertThat(topic.at("/spec/partitions").asInt()).as(name).isEqualTo(created.numPartitions());
            assertThat(topic.at("/spec/replicas").asInt()).as(name).isEqualTo(created.replicationFactor());
            Map<String, String> config = new TreeMap<>();
            topic.at("/spec/config")
                    .properties()
                    .forEach(
                            entry -> config.put(entry.getKey(), entry.getValue().asText()));
            assertThat(config).as(name).isEqualTo(created.configs());
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"outcomes", "infusions", "notifications"})
    void a_service_may_do_what_it_does_and_no_more(String service) {
        Set<String> needed = new TreeSet<>();
        for (Topic topic : Topic.values()) {
            if (topic.publishedBy().equals(service)) {
                needed.add("topic " + topic.topicName() + " [Write]");
            }
            if (topic.readBy().contains(service)) {
                needed.add("topic " + topic.topicName() + " [Read]");
                needed.add("topic " + topic.deadLetterTopicOf(service) + " [Write]");
                needed.add("group " + service + " [Read]");
            }
        }
        if (service.equals("notifications")) {
            needed.add("topic " + CreateTopics.FEED_SIGNALS + " [Read, Write]");
        }

        assertThat(allowed(service)).isEqualTo(needed);
    }

    private Set<String> allowed(String user) {
        Manifest declared = objects.stream()
                .filter(object -> object.is("KafkaUser", user))
                .findFirst()
                .orElseThrow();
        Set<String> allowed = new TreeSet<>();
        for (JsonNode rule : declared.at("/spec/authorization/acls")) {
            assertThat(rule.at("/resource/patternType").asText("literal")).isEqualTo("literal");
            allowed.add(rule.at("/resource/type").asText() + " "
                    + rule.at("/resource/name").asText() + " "
                    + Manifest.texts(rule.path("operations")).stream().sorted().toList());
        }
        return allowed;
    }
}

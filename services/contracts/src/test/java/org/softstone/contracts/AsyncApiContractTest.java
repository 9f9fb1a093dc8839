package org.softstone.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** {@code asyncapi.yaml} says what the records say. Descriptions and ranges are its own. */
class AsyncApiContractTest {

    private static final List<String> OF_THE_DOCUMENT_ALONE =
            List.of("description", "minimum", "maximum", "minItems", "maxItems", "examples");

    private static JsonNode document;

    @BeforeAll
    static void read() throws IOException {
        document = new ObjectMapper(new YAMLFactory())
                .readTree(Path.of("asyncapi.yaml").toFile());
    }

    @ParameterizedTest
    @EnumSource
    void every_topic_is_a_channel_with_exactly_its_events(Topic topic) {
        JsonNode channel = document.at("/channels/" + topic.name().toLowerCase());

        assertThat(channel.path("address").asText()).isEqualTo(topic.topicName());
        assertThat(channel.at("/bindings/kafka/topicConfiguration/cleanup.policy/0")
                        .asText())
                .isEqualTo(topic.compacted() ? "compact" : "delete");
        assertThat(namesOf(channel.path("messages")))
                .containsExactlyInAnyOrderElementsOf(EventTypes.all()
                        .filter(topic.eventType()::isAssignableFrom)
                        .map(Class::getSimpleName)
                        .toList());
    }

    @ParameterizedTest
    @EnumSource
    void every_channel_says_who_publishes_and_who_reads_it(Topic topic) {
        String readers = topic.readBy().isEmpty() ? "" : ", read by " + String.join(" and ", topic.readBy());

        assertThat(document.at("/channels/" + topic.name().toLowerCase() + "/description")
                        .asText())
                .endsWith("Published by " + topic.publishedBy() + readers + ".");
    }

    @Test
    void there_is_no_channel_or_message_beside_the_topics_and_events() {
        assertThat(namesOf(document.path("channels")))
                .containsExactlyInAnyOrderElementsOf(Arrays.stream(Topic.values())
                        .map(topic -> topic.name().toLowerCase())
                        .toList());
        assertThat(namesOf(document.at("/components/messages")))
                .containsExactlyInAnyOrderElementsOf(
                        EventTypes.all().map(Class::getSimpleName).toList());
    }

    @ParameterizedTest
    @MethodSource("events")
    void every_event_is_a_message_with_the_fields_of_its_record(Class<? extends Event> type) {
        JsonNode message = document.at("/components/messages/" + type.getSimpleName());

        assertThat(message.path("name").asText()).isEqualTo(EventTypes.nameOf(type));
        JsonNode expected = new ObjectMapper().valueToTree(RecordSchema.of(type));
        assertThat(bare(message.path("payload"))).isEqualTo(expected);
    }

    static Stream<Class<? extends Event>> events() {
        return EventTypes.all();
    }

    private static List<String> namesOf(JsonNode object) {
        List<String> names = new ArrayList<>();
        object.fieldNames().forEachRemaining(names::add);
        return names;
    }

    /** The schema without what only the document says. A field called like a keyword stands below "properties". */
    private static JsonNode bare(JsonNode schema) {
        if (!schema.isObject()) {
            return schema;
        }
        if (schema.has("$ref")) {
            return bare(document.at(schema.get("$ref").asText().substring(1)));
        }
        ObjectNode bare = ((ObjectNode) schema.deepCopy()).without(OF_THE_DOCUMENT_ALONE);
        if (bare.has("items")) {
            bare.set("items", bare(bare.get("items")));
        }
        if (bare.has("properties")) {
            ObjectNode properties = (ObjectNode) bare.get("properties");
            namesOf(properties).forEach(name -> properties.set(name, bare(properties.get(name))));
        }
        return bare;
    }
}

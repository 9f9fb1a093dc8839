package org.softstone.contracts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each event in {@code samples/} stands for what other parties have stored: it must stay readable and mean the same. */
class EventSamplesContractTest {

    private static final Path SAMPLES = Path.of("samples");
    private static final ObjectMapper JSON = new ObjectMapper();

    @Test
    void every_event_has_a_sample_and_every_sample_an_event() throws IOException {
        try (Stream<Path> files = Files.list(SAMPLES)) {
            assertThat(files.map(EventSamplesContractTest::eventOf).distinct())
                    .containsExactlyInAnyOrderElementsOf(
                            EventTypes.all().map(EventTypes::nameOf).toList());
        }
    }

    @ParameterizedTest
    @MethodSource("samples")
    void a_sample_is_read_and_written_back_unchanged(Path file) throws IOException {
        JsonNode sample = JSON.readTree(file.toFile());

        Event event = EventJson.read(EventTypes.named(eventOf(file)).orElseThrow(), bytes(sample));

        assertThat(JSON.readTree(EventJson.write(event))).isEqualTo(sample);
    }

    @ParameterizedTest
    @MethodSource("events")
    void a_field_that_a_newer_writer_added_is_ignored(Class<? extends Event> type) throws IOException {
        ObjectNode sample = sampleOf(type);
        Event before = EventJson.read(type, bytes(sample));

        Event after = EventJson.read(type, bytes(sample.put("addedLater", "value")));

        assertThat(after).isEqualTo(before);
    }

    @ParameterizedTest
    @MethodSource("events")
    void an_event_is_kept_in_order_by_the_id_that_its_topic_names(Class<? extends Event> type) throws IOException {
        ObjectNode sample = sampleOf(type);
        String keyField = Topic.TEAMS.eventType().isAssignableFrom(type) ? "teamId" : "patientId";

        Event event = EventJson.read(type, bytes(sample));

        assertThat(event.key()).isEqualTo(UUID.fromString(sample.get(keyField).asText()));
        assertThat(event).isInstanceOf(Topic.of(event).eventType());
    }

    @Test
    void data_that_are_no_json_are_refused() {
        assertThatThrownBy(
                        () -> EventJson.read(CourseStarted.class, "{\"patientId\":".getBytes(StandardCharsets.UTF_8)))
                .isInstanceOf(IOException.class);
    }

    static Stream<Path> samples() throws IOException {
        try (Stream<Path> files = Files.list(SAMPLES)) {
            return files.sorted().toList().stream();
        }
    }

    /** {@code <event>.json} as first published, {@code <event>@<what>.json} with fields that were added later. */
    private static String eventOf(Path file) {
        return file.getFileName().toString().replaceFirst("(@[a-z-]+)?\\.json$", "");
    }

    static Stream<Class<? extends Event>> events() {
        return EventTypes.all();
    }

    private static ObjectNode sampleOf(Class<? extends Event> type) throws IOException {
        return (ObjectNode)
                JSON.readTree(SAMPLES.resolve(EventTypes.nameOf(type) + ".json").toFile());
    }

    private static byte[] bytes(JsonNode node) {
        return node.toString().getBytes(StandardCharsets.UTF_8);
    }
}

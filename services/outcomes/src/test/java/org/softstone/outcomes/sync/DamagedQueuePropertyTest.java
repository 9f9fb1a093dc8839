package org.softstone.outcomes.sync;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.quarkiverse.resteasy.problem.HttpProblem;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.softstone.http.FieldError;

/** What is wrong with one report of a queue: the others come through, or nobody is mistaken for its neighbour. */
class DamagedQueuePropertyTest {

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();
    private static final ReadPart READ = new ReadPart(JSON);

    /** Stands in the report where the damage goes: within the text of its note, and for a value of its own. */
    private static final String IN_NOTE = "@note@";

    private static final String AS_VALUE = "\"@value@\"";

    /** @param place that it stands in for */
    private record Damage(String place, byte[] bytes) {
        static Damage inNote(int... bytes) {
            ByteArrayOutputStream damage = new ByteArrayOutputStream();
            Arrays.stream(bytes).forEach(damage::write);
            return new Damage(IN_NOTE, damage.toByteArray());
        }

        static Damage asValue(String text) {
            return new Damage(AS_VALUE, text.getBytes(StandardCharsets.UTF_8));
        }

        @Override
        public String toString() {
            return place + Arrays.toString(bytes);
        }
    }

    private record Queue(List<String> ids, List<String> notes, int damaged, Damage damage) {}

    @Property(tries = 500, seed = "20261127")
    void damage_within_one_report_harms_no_other(@ForAll("queues") Queue queue) {
        PhoneQueue read = PhoneQueue.of(body(queue));

        assertThat(read.reports()).hasSize(queue.ids().size());
        for (int i = 0; i < queue.ids().size(); i++) {
            String pointer = "/reports/" + i;
            ReadPart.Result<JsonNode> result =
                    READ.as(JsonNode.class, read.reports().get(i), pointer);
            if (i == queue.damaged()) {
                assertThat(problemOf(result).getStatusCode()).isEqualTo(400);
                assertThat((List<?>) problemOf(result).getParameters().get("errors"))
                        .singleElement()
                        .isInstanceOfSatisfying(FieldError.class, error -> {
                            assertThat(error.pointer()).isEqualTo(pointer);
                            assertThat(error.detail()).matches("is not valid JSON in UTF-8 at byte \\d+");
                        });
                assertThat(ReadPart.idIn(read.reports().get(i), "reportId"))
                        .isEqualTo(Optional.of(UUID.fromString(queue.ids().get(i))));
            } else {
                assertThat(reportOf(result).path("reportId").textValue())
                        .isEqualTo(queue.ids().get(i));
                assertThat(reportOf(result).path("note").textValue())
                        .isEqualTo(queue.notes().get(i) + IN_NOTE);
            }
        }
    }

    /** Every byte of a queue is taken out, replaced, or preceded by another: structure and content. */
    @Example
    void no_single_wrong_byte_makes_one_report_of_another() {
        List<String> reports = IntStream.range(0, 3)
                .mapToObj("{\"a\":\"é{%1$d\",\"b\":[1,{\"c\":\"\\\\\"}],\"d\":{},\"e\":\",\"}"::formatted)
                .toList();
        byte[] whole = ("{\"reports\":[" + String.join(",", reports) + "],\"amendments\":[]}")
                .getBytes(StandardCharsets.UTF_8);
        List<JsonPart> parts = PhoneQueue.of(whole).reports();
        int accepted = 0;
        for (int at = 0; at < whole.length; at++) {
            for (int with : new int[] {'{', '}', '[', ']', ',', ':', '"', '\\', 'x', ' ', 0, 0xC3, -1}) {
                for (boolean replacing : new boolean[] {true, false}) {
                    Optional<PhoneQueue> read = accepted(edited(whole, at, with, replacing));
                    if (read.isPresent()) {
                        accepted++;
                        assertThat(read.get().reports()).hasSize(3);
                        for (int i = 0; i < 3; i++) {
                            boolean touched = parts.get(i).start() <= at
                                    && at < parts.get(i).end();
                            assertThat(touched
                                            || read.get()
                                                    .reports()
                                                    .get(i)
                                                    .text()
                                                    .equals(reports.get(i)))
                                    .as("byte %d by %d", at, with)
                                    .isTrue();
                        }
                    }
                }
            }
        }
        assertThat(accepted).isGreaterThan(500);
    }

    @Provide
    Arbitrary<Queue> queues() {
        Arbitrary<String> notes = Arbitraries.strings()
                .withChars("abc {}[]:,\"\\\n\u00e9\ud83d\ude00/")
                .ofMaxLength(20)
                .map(note -> note.replace("\ud83d", "").replace("\ude00", "\ud83d\ude00"));
        return Arbitraries.integers()
                .between(1, 12)
                .flatMap(size -> Combinators.combine(
                                notes.list().ofSize(size),
                                Arbitraries.integers().between(0, size - 1),
                                Arbitraries.of(damages()))
                        .as((written, damaged, damage) -> new Queue(
                                IntStream.range(0, size)
                                        .mapToObj(i -> new UUID(0x7000, i + 1).toString())
                                        .toList(),
                                written,
                                damaged,
                                damage)));
    }

    private static List<Damage> damages() {
        return List.of(
                Damage.inNote(0xC3),
                Damage.inNote(0xE2, 0x82),
                Damage.inNote(0xF0, 0x9F, 0x98),
                Damage.inNote(0x80),
                Damage.inNote(0xE9, 't', 0xE9),
                Damage.inNote(0xC0, 0x80),
                Damage.inNote(0xED, 0xA0, 0xBD),
                Damage.inNote(0xFF, 0xFE),
                Damage.inNote('\t'),
                Damage.inNote('\n'),
                Damage.inNote(0),
                Damage.inNote('\\', 'x'),
                Damage.inNote('\\', 'u', '1', '2', 'g', '4'),
                Damage.asValue("NaN"),
                Damage.asValue("-Infinity"),
                Damage.asValue("07"),
                Damage.asValue("+1"),
                Damage.asValue(".5"),
                Damage.asValue("1."),
                Damage.asValue("0x1F"),
                Damage.asValue("True"),
                Damage.asValue("nul"),
                Damage.asValue("'x'"),
                Damage.asValue(""),
                Damage.asValue("[1,]"),
                Damage.asValue("{,}"));
    }

    private static byte[] body(Queue queue) {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        body.writeBytes("{\"reports\": [".getBytes(StandardCharsets.UTF_8));
        for (int i = 0; i < queue.ids().size(); i++) {
            body.writeBytes((i == 0 ? "" : ", ").getBytes(StandardCharsets.UTF_8));
            String report = json(queue.ids().get(i), queue.notes().get(i));
            if (i == queue.damaged()) {
                int at = report.lastIndexOf(queue.damage().place());
                body.writeBytes(report.substring(0, at).getBytes(StandardCharsets.UTF_8));
                body.writeBytes(queue.damage().bytes());
                body.writeBytes(
                        report.substring(at + queue.damage().place().length()).getBytes(StandardCharsets.UTF_8));
            } else {
                body.writeBytes(report.getBytes(StandardCharsets.UTF_8));
            }
        }
        body.writeBytes("]}".getBytes(StandardCharsets.UTF_8));
        return body.toByteArray();
    }

    private static String json(String id, String note) {
        try {
            return JSON.writeValueAsString(
                    new java.util.TreeMap<>(Map.of("reportId", id, "note", note + IN_NOTE, "value", "@value@")));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    /** @param with -1 for nothing */
    private static byte[] edited(byte[] whole, int at, int with, boolean replacing) {
        ByteArrayOutputStream edited = new ByteArrayOutputStream();
        edited.write(whole, 0, at);
        if (with >= 0) {
            edited.write(with);
        }
        int rest = replacing ? at + 1 : at;
        edited.write(whole, rest, whole.length - rest);
        return edited.toByteArray();
    }

    private static Optional<PhoneQueue> accepted(byte[] body) {
        try {
            return Optional.of(PhoneQueue.of(body))
                    .filter(queue -> !queue.reports().isEmpty());
        } catch (HttpProblem refused) {
            assertThat(refused.getStatusCode()).isIn(400, 422);
            return Optional.empty();
        }
    }

    private static HttpProblem problemOf(ReadPart.Result<JsonNode> result) {
        assertThat(result).isInstanceOf(ReadPart.Result.Unreadable.class);
        return ((ReadPart.Result.Unreadable<JsonNode>) result).problem();
    }

    private static JsonNode reportOf(ReadPart.Result<JsonNode> result) {
        assertThat(result).isInstanceOf(ReadPart.Result.Readable.class);
        return ((ReadPart.Result.Readable<JsonNode>) result).part();
    }
}

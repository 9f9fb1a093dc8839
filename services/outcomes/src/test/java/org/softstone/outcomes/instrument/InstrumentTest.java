package org.softstone.outcomes.instrument;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.softstone.contracts.ReportSubmitted.Symptom;
import org.softstone.database.Code;
import org.softstone.http.FieldError;
import org.softstone.outcomes.answer.KnownItems;
import org.softstone.outcomes.answer.Purpose;
import org.softstone.outcomes.answer.ReportJson;
import org.softstone.outcomes.answer.ReportReading;
import org.softstone.outcomes.answer.ReportReading.Result;
import org.softstone.outcomes.answer.Sent;
import org.softstone.outcomes.export.ExportWording;
import org.softstone.outcomes.export.csv.Dictionary;

/** Whatever is asked can be answered, is refused out of its range, and is described to those who send and receive it. */
class InstrumentTest {

    private static final UUID ENTRY = UUID.fromString("01990000-0000-7000-8000-00000000000a");
    private static final AnswerLimits LIMITS = new UsualLimits();

    @ParameterizedTest
    @EnumSource
    void what_is_within_the_range_of_a_question_is_stored(Question question) {
        for (JsonNode value : accepted(question.kind())) {
            Result result = read(answering(question, value));

            assertThat(result).isInstanceOf(Result.Readable.class);
            JsonNode stored = ReportJson.tree(((Result.Readable) result).content());
            assertThat(stored.at(pointer(question)).toString()).isEqualTo(value.toString());
        }
    }

    @ParameterizedTest
    @EnumSource
    void what_is_out_of_its_range_or_of_another_type_is_refused_at_its_pointer(Question question) {
        for (JsonNode value : refused(question.kind())) {
            assertThat(((Result.Refused) read(answering(question, value))).errors())
                    .as("%s", value)
                    .extracting(FieldError::pointer)
                    .containsExactly(pointerOfFault(question, value));
        }
    }

    @ParameterizedTest
    @EnumSource
    void it_may_be_declined(Question question) {
        ObjectNode report = answered();
        if (question == Question.PAIN_AVERAGE) {
            report.remove("pain");
        }
        String name = question.declinedAs().replaceAll("\\{(activityId|depositId)}", ENTRY.toString());
        report.putArray("declined").add(name.replace("{symptom}", "nausea"));

        assertThat(read(report)).isInstanceOf(Result.Readable.class);
    }

    @ParameterizedTest
    @EnumSource
    void the_document_of_the_api_has_its_range(Question question) throws IOException {
        JsonNode schemas = new ObjectMapper(new YAMLFactory())
                .readTree(Path.of("openapi.yaml").toFile())
                .at("/components/schemas");
        JsonNode schema = schemas.path("Report");
        for (String field : question.path()) {
            schema = resolved(schemas, schema.path("properties").path(field));
        }

        switch (question.kind()) {
            case Kind.Score score -> {
                assertThat(schema.path("minimum").intValue()).isEqualTo(score.lowest());
                assertThat(schema.path("maximum").intValue()).isEqualTo(score.highest());
            }
            case Kind.Choice choice ->
                assertThat(schema.path("enum").valueStream().map(JsonNode::asText))
                        .containsExactlyElementsOf(choice.codes().codes());
            case Kind.Measured _ -> assertThat(schema.path("type").asText()).isEqualTo("number");
            case Kind.YesNo _ -> assertThat(schema.path("type").asText()).isEqualTo("boolean");
            case Kind.Note _ -> assertThat(schema.path("type").asText()).isEqualTo("string");
        }
    }

    @ParameterizedTest
    @EnumSource
    void the_dictionary_of_exports_has_it(Question question) throws IOException {
        ByteArrayOutputStream sink = new ByteArrayOutputStream();
        Dictionary.write(ExportWording.in(Locale.ENGLISH), sink);

        assertThat(sink.toString(StandardCharsets.UTF_8)).contains("\"item\",\"" + question.id() + "\"");
    }

    /** What the database refuses must not be narrower than what is asked. */
    @Test
    void the_columns_of_the_database_have_the_same_ranges() throws IOException {
        try (Stream<Path> migrations = Files.list(Path.of("src/main/resources/db/outcomes"))) {
            String ddl = String.join("\n", migrations.map(InstrumentTest::text).toList());
            Matcher average = Pattern.compile("pain_average\\s+\\w+[^,]*BETWEEN (\\d+) AND (\\d+)")
                    .matcher(ddl);

            assertThat(average.find()).isTrue();
            Kind.Score score = (Kind.Score) Question.PAIN_AVERAGE.kind();
            assertThat(average.group(1)).isEqualTo(String.valueOf(score.lowest()));
            assertThat(average.group(2)).isEqualTo(String.valueOf(score.highest()));
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static JsonNode resolved(JsonNode schemas, JsonNode schema) {
        JsonNode single = schema.has("items") ? schema.path("items") : schema;
        return single.has("$ref")
                ? schemas.path(single.path("$ref").asText().substring("#/components/schemas/".length()))
                : single;
    }

    private static List<JsonNode> accepted(Kind.Answer kind) {
        JsonNodeFactory json = JsonNodeFactory.instance;
        return switch (kind) {
            case Kind.Score score -> List.of(json.numberNode(score.lowest()), json.numberNode(score.highest()));
            case Kind.Measured measured ->
                List.of(
                        json.numberNode(measured.lowest().apply(LIMITS)),
                        json.numberNode(measured.highest().apply(LIMITS)));
            case Kind.Choice choice ->
                choice.codes().codes().stream()
                        .map(code -> choice.several() ? json.arrayNode().add(code) : (JsonNode) json.textNode(code))
                        .toList();
            case Kind.YesNo _ -> List.of(json.booleanNode(true), json.booleanNode(false));
            case Kind.Note note ->
                List.of(json.textNode("a".repeat(note.mostCharacters().applyAsInt(LIMITS))));
        };
    }

    private static List<JsonNode> refused(Kind.Answer kind) {
        JsonNodeFactory json = JsonNodeFactory.instance;
        JsonNode wrongType = json.objectNode();
        return switch (kind) {
            case Kind.Score score ->
                List.of(
                        wrongType,
                        json.numberNode(score.lowest() - 1),
                        json.numberNode(score.highest() + 1),
                        json.numberNode(new BigDecimal("1.5")),
                        json.textNode("1"));
            case Kind.Measured measured ->
                List.of(
                        wrongType,
                        json.numberNode(measured.lowest().apply(LIMITS).subtract(new BigDecimal("0.01"))),
                        json.numberNode(measured.highest().apply(LIMITS).add(new BigDecimal("0.01"))),
                        json.numberNode(new BigDecimal("36.123")));
            case Kind.Choice choice ->
                choice.several()
                        ? List.of(
                                wrongType,
                                json.arrayNode().add("no such code"),
                                json.arrayNode().add(1))
                        : List.of(wrongType, json.textNode("no such code"));
            case Kind.YesNo _ -> List.of(wrongType, json.textNode("yes"));
            case Kind.Note note ->
                List.of(
                        wrongType,
                        json.textNode("a".repeat(note.mostCharacters().applyAsInt(LIMITS) + 1)));
        };
    }

    private static String pointer(Question question) {
        String path = String.join("/", question.path());
        return "/" + (question.list() == null ? path : path.replaceFirst("/", "/0/"));
    }

    private static String pointerOfFault(Question question, JsonNode value) {
        return pointer(question) + (value.isArray() ? "/0" : "");
    }

    /** Enough of a report to be accepted. */
    private static ObjectNode answered() {
        ObjectNode report = JsonNodeFactory.instance.objectNode().put("submittedAt", "2026-03-02T19:03:42Z");
        report.putObject("pain").put("average", 3);
        return report;
    }

    private static ObjectNode answering(Question question, JsonNode value) {
        ObjectNode report = answered();
        ItemList list = question.list();
        if (list == null) {
            ObjectNode parent = question.path().size() == 1
                    ? report
                    : report.withObject("/" + question.path().getFirst());
            parent.set(question.field(), value);
        } else {
            ObjectNode entry = report.putArray(list.id()).addObject();
            entry.put(list.key(), list == ItemList.SYMPTOMS ? Code.of(Symptom.NAUSEA) : ENTRY.toString());
            list.questions().stream()
                    .filter(other -> other.need() != Question.Need.OPTIONAL)
                    .forEach(other -> entry.put(other.field(), 1));
            entry.set(question.field(), value);
        }
        return report;
    }

    private static Result read(ObjectNode report) {
        KnownItems known = new KnownItems(Set.of(ENTRY), Set.of(ENTRY));
        return ReportReading.of(UUID.randomUUID(), new Sent(report), Purpose.FILED_BY_PATIENT, known, LIMITS);
    }
}

package org.softstone.outcomes.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkiverse.resteasy.problem.HttpProblem;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.softstone.http.FieldError;

class PhoneQueueTest {

    @Test
    void each_part_is_taken_out_as_it_was_written() {
        PhoneQueue queue = read("""
                { "sentAt": "2026-03-02T19:03:43+01:00",
                  "amendments": [ {"amendmentId": "ä🙂", "report": {"pain": {"average": 4}}} ],
                  "reports": [ {"a": 1, "a": 2} , 36.90, "text\\n" ,null, [1, [2]], true , {}],
                  "draft": {"savedAt" : "x"} }""");

        assertThat(queue.sentAt()).isEqualTo("2026-03-02T19:03:43+01:00");
        assertThat(queue.reports())
                .extracting(JsonPart::text)
                .containsExactly("{\"a\": 1, \"a\": 2}", "36.90", "\"text\\n\"", "null", "[1, [2]]", "true", "{}");
        assertThat(queue.amendments())
                .extracting(JsonPart::text)
                .containsExactly("{\"amendmentId\": \"ä🙂\", \"report\": {\"pain\": {\"average\": 4}}}");
        assertThat(queue.draft().text()).isEqualTo("{\"savedAt\" : \"x\"}");
    }

    @Test
    void long_queues_are_taken_apart_like_short_ones() {
        String note = "ü\\u00e4\\n🙂".repeat(2_000);
        String report = "{\"note\": \"%s\", \"pain\": {\"average\": 4}}".formatted(note);

        PhoneQueue queue = read("{\"reports\": [%s]}".formatted(String.join(",", Collections.nCopies(50, report))));

        assertThat(queue.reports()).hasSize(50).extracting(JsonPart::text).containsOnly(report);
    }

    @Test
    void absent_and_null_are_the_same() {
        assertThat(read("{\"sentAt\": null, \"reports\": null, \"amendments\": null, \"draft\": null}"))
                .isEqualTo(read("{}"))
                .isEqualTo(new PhoneQueue(null, List.of(), List.of(), null));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {                                                  | 1  |
            {"reports": [}                                     | 13 | /reports/0
            {"reports": [{"a": 1}, {"a": 2]}                   | 30 | /reports/1
            {"reports": [{"a": 1}, {"a": "x}]}                 | 29 | /reports/1
            {"reports": [{"a": 1}, {"a": "he said "ow""}]}     | 39 | /reports/1
            {"reports": [{"a": 1}, , {"a": 2}]}                | 23 | /reports/1
            {"amendments": [1, {"a": {"b": 1}]}                | 33 | /amendments/1
            {"draft": {"a" 1}}                                 | 15 | /draft
            {} {}                                              | 3  |
            {'a': 1}                                           | 1  |
            NaN                                                | 0  |
            """)
    void a_document_that_is_broken_is_400_and_names_the_place(String body, int offset, String pointer) {
        HttpProblem refusal = refusalOf(body);

        assertThat(refusal.getStatusCode()).isEqualTo(400);
        assertThat(refusal.getParameters().get("errors"))
                .isEqualTo(List.of(new FieldError(
                        pointer == null ? "" : pointer, "is not valid JSON in UTF-8 at byte " + offset)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "{\"reports\": [], \"reports\": []}"})
    void nothing_and_a_field_that_is_named_twice_are_400(String body) {
        assertThat(refusalOf(body).getStatusCode()).isEqualTo(400);
    }

    @Test
    void a_time_in_another_encoding_than_UTF_8_is_400() {
        byte[] latin = "{\"sentAt\": \"ä\"}".getBytes(StandardCharsets.ISO_8859_1);

        assertThatThrownBy(() -> PhoneQueue.of(latin))
                .isInstanceOfSatisfying(
                        HttpProblem.class,
                        problem -> assertThat(problem.getStatusCode()).isEqualTo(400));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            ``          | []
            ``          | 4
            /reports    | {"reports": {}}
            /amendments | {"amendments": "none"}
            /sentAt     | {"sentAt": "yesterday"}
            /sentAt     | {"sentAt": {"at": [1]}}
            /colour     | {"colour": [{"red": 1}]}
            """)
    void what_is_no_queue_is_422_with_its_pointer(String pointer, String body) {
        assertThat(pointersOf(refusalOf(body))).containsExactly(pointer);
    }

    @Test
    void fifty_are_taken_and_fifty_one_are_not() {
        assertThat(read(queueOf(50)).reports()).hasSize(50);
        assertThat(pointersOf(refusalOf(queueOf(51)))).containsExactly("/reports", "/amendments");
    }

    private static String queueOf(int entries) {
        String list = String.join(",", Collections.nCopies(entries, "{}"));
        return "{\"reports\": [%s], \"amendments\": [%s]}".formatted(list, list);
    }

    private static PhoneQueue read(String body) {
        return PhoneQueue.of(body.getBytes(StandardCharsets.UTF_8));
    }

    private static HttpProblem refusalOf(String body) {
        try {
            read(body);
        } catch (HttpProblem problem) {
            return problem;
        }
        throw new AssertionError("was accepted");
    }

    private static List<String> pointersOf(HttpProblem problem) {
        assertThat(problem.getStatusCode()).isEqualTo(422);
        return ((List<?>) problem.getParameters().get("errors"))
                .stream().map(FieldError.class::cast).map(FieldError::pointer).toList();
    }
}

package org.softstone.outcomes.answer;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.module.paramnames.ParameterNamesModule;
import java.math.BigDecimal;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.softstone.contracts.ReportSubmitted.RedFlag;
import org.softstone.contracts.ReportSubmitted.Skin;
import org.softstone.contracts.ReportSubmitted.Symptom;
import org.softstone.contracts.ReportSubmitted.WantsContact;
import org.softstone.http.FieldError;
import org.softstone.http.StorableText;
import org.softstone.outcomes.answer.ReportReading.Result;
import org.softstone.outcomes.instrument.AnswerLimits;
import org.softstone.outcomes.instrument.UsualLimits;

class ReportReadingTest {

    private static final ObjectMapper JSON =
            JsonMapper.builder().addModule(new ParameterNamesModule()).build();
    private static final UUID REPORT = UUID.fromString("01990000-0000-7000-8000-000000000009");
    private static final UUID GRIP = UUID.fromString("01990000-0000-7000-8000-00000000000a");
    private static final UUID FINGER = UUID.fromString("01990000-0000-7000-8000-00000000000d");
    private static final KnownItems KNOWN = new KnownItems(Set.of(GRIP), Set.of(FINGER));

    private static final AnswerLimits LIMITS = new UsualLimits();

    @Test
    void a_whole_report_is_read() {
        Result result = read("""
                { "windowId": "01990000-0000-7000-8000-000000000001", "openedAt": "2026-03-02T19:01:10+01:00",
                  "submittedAt": "2026-03-02T19:03:42+01:00", "sentAt": "2026-03-02T19:03:43+01:00",
                  "pain": { "average": 4, "worst": 6 },
                  "activities": [ { "activityId": "01990000-0000-7000-8000-00000000000a", "score": 7 } ],
                  "deposits": [ { "depositId": "01990000-0000-7000-8000-00000000000D", "firmness": 2, "tenderness": 3,
                                  "skin": "intact", "spreadingRedness": false } ],
                  "symptoms": [ { "symptom": "blurred-vision", "severity": 1, "interference": 0 } ],
                  "temperatureCelsius": 36.9, "redFlags": ["fainting"], "wantsContact": "this-week",
                  "globalChange": 3, "note": "tired\\nbut well", "declined": ["pain.now"] }""");

        assertThat(result)
                .isEqualTo(new Result.Readable(
                        new ReportContent(
                                UUID.fromString("01990000-0000-7000-8000-000000000001"),
                                OffsetDateTime.parse("2026-03-02T19:01:10+01:00"),
                                OffsetDateTime.parse("2026-03-02T19:03:42+01:00"),
                                new ReportContent.Pain(4, 6, null),
                                List.of(new ReportContent.Activity(GRIP, 7)),
                                List.of(new ReportContent.Deposit(FINGER, 2, 3, Skin.INTACT, false)),
                                List.of(new ReportContent.SymptomRating(Symptom.BLURRED_VISION, 1, 0)),
                                new BigDecimal("36.9"),
                                Set.of(RedFlag.FAINTING),
                                WantsContact.THIS_WEEK,
                                3,
                                "tired\nbut well",
                                Set.of("pain.now"),
                                null,
                                null),
                        OffsetDateTime.parse("2026-03-02T19:03:43+01:00")));
    }

    @Test
    void submittedAt_and_average_pain_are_enough() {
        assertThat(read("""
                { "submittedAt": "2026-03-02T19:03:42Z", "pain": { "average": 0 } }""")).isInstanceOf(Result.Readable.class);
    }

    @Test
    void average_pain_may_be_declined() {
        assertThat(read("""
                { "submittedAt": "2026-03-02T19:03:42Z", "declined": ["pain.average"] }""")).isInstanceOf(Result.Readable.class);
    }

    @Test
    void null_means_absent() {
        Result withNulls = read("""
                { "submittedAt": "2026-03-02T19:03:42Z", "sentAt": null, "windowId": null, "openedAt": null,
                  "pain": { "average": 3, "worst": null, "now": null }, "activities": null, "deposits": null,
                  "symptoms": null, "temperatureCelsius": null, "redFlags": null, "wantsContact": null,
                  "globalChange": null, "note": null, "declined": null }""");

        assertThat(withNulls).isEqualTo(read("""
                { "submittedAt": "2026-03-02T19:03:42Z", "pain": { "average": 3 } }"""));
    }

    @Test
    void that_no_sign_of_an_emergency_was_ticked_is_kept_apart_from_saying_nothing() {
        Result.Readable none = (Result.Readable) read("""
                { "submittedAt": "2026-03-02T19:03:42Z", "pain": { "average": 3 }, "redFlags": [] }""");
        Result.Readable nothing = (Result.Readable) read("""
                { "submittedAt": "2026-03-02T19:03:42Z", "pain": { "average": 3 } }""");

        assertThat(none.content().redFlags()).isEmpty();
        assertThat(nothing.content().redFlags()).isNull();
        assertThat(ReportJson.read(ReportJson.write(none.content()))).isEqualTo(none.content());
        assertThat(ReportJson.read(ReportJson.write(nothing.content()))).isEqualTo(nothing.content());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            /pain/average                | {"submittedAt": "2026-03-02T19:03:42Z"}
            /submittedAt                 | {"pain": {"average": 1}}
            /submittedAt                 | {"submittedAt": "2026-03-02T19:03:42", "pain": {"average": 1}}
            /submittedAt                 | {"submittedAt": "yesterday", "pain": {"average": 1}}
            /submittedAt                 | {"submittedAt": "+12026-03-02T19:03:42Z", "pain": {"average": 1}}
            /sentAt                      | {"sentAt": "2026-03-02T19:03:42", "submittedAt": "2026-03-02T19:03:42Z", "pain": {"average": 1}}
            /openedAt                    | {"openedAt": "2026-03-02", "submittedAt": "2026-03-02T19:03:42Z", "pain": {"average": 1}}
            /windowId                    | {"windowId": "1-1-1-1-1", "submittedAt": "2026-03-02T19:03:42Z", "pain": {"average": 1}}
            """)
    void a_field_that_stands_for_itself_is_named(String pointer, String report) {
        assertThat(pointersOf(read(report))).containsExactly(pointer);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            /pain/average                | "pain": {"average": 11}
            /pain/average                | "pain": {"average": -1}
            /pain/worst                  | "pain": {"average": 1, "worst": 11}
            /pain/now                    | "pain": {"average": 1, "now": -1}
            /activities/0/score          | "activities": [{"activityId": "01990000-0000-7000-8000-00000000000a", "score": 11}]
            /activities/0/score          | "activities": [{"activityId": "01990000-0000-7000-8000-00000000000a"}]
            /activities/0/activityId     | "activities": [{"score": 1}]
            /activities/0/activityId     | "activities": [{"activityId": "01990000-0000-7000-8000-0000000000ff", "score": 1}]
            /activities/1/activityId     | "activities": [{"activityId": "01990000-0000-7000-8000-00000000000a", "score": 1}, {"activityId": "01990000-0000-7000-8000-00000000000a", "score": 1}]
            /deposits/0/depositId        | "deposits": [{"depositId": "01990000-0000-7000-8000-00000000000a"}]
            /deposits/0/firmness         | "deposits": [{"depositId": "01990000-0000-7000-8000-00000000000d", "firmness": 0}]
            /deposits/0/firmness         | "deposits": [{"depositId": "01990000-0000-7000-8000-00000000000d", "firmness": 6}]
            /deposits/0/tenderness       | "deposits": [{"depositId": "01990000-0000-7000-8000-00000000000d", "tenderness": 11}]
            /deposits/0/skin             | "deposits": [{"depositId": "01990000-0000-7000-8000-00000000000d", "skin": "OPEN"}]
            /deposits/1/depositId        | "deposits": [{"depositId": "01990000-0000-7000-8000-00000000000d"}, {"depositId": "01990000-0000-7000-8000-00000000000d"}]
            /symptoms/0/symptom          | "symptoms": [{"symptom": "itching", "severity": 1}]
            /symptoms/0/symptom          | "symptoms": [{"severity": 1}]
            /symptoms/0/severity         | "symptoms": [{"symptom": "nausea"}]
            /symptoms/0/severity         | "symptoms": [{"symptom": "nausea", "severity": 5}]
            /symptoms/0/interference     | "symptoms": [{"symptom": "nausea", "severity": 1, "interference": -1}]
            /symptoms/1/symptom          | "symptoms": [{"symptom": "nausea", "severity": 1}, {"symptom": "nausea", "severity": 1}]
            /temperatureCelsius          | "temperatureCelsius": 29.9
            /temperatureCelsius          | "temperatureCelsius": 45.1
            /temperatureCelsius          | "temperatureCelsius": 98.4
            /temperatureCelsius          | "temperatureCelsius": 36.987
            /temperatureCelsius          | "temperatureCelsius": 36.9001
            /temperatureCelsius          | "temperatureCelsius": 1e999999999
            /redFlags/0                  | "redFlags": ["sneezing"]
            /redFlags/1                  | "redFlags": ["fainting", "fainting"]
            /wantsContact                | "wantsContact": "tomorrow"
            /globalChange                | "globalChange": 0
            /globalChange                | "globalChange": 8
            /declined/0                  | "declined": ["my.tax.return"]
            /declined/0                  | "declined": ["activities.01990000-0000-7000-8000-0000000000ff"]
            /declined/1                  | "declined": ["pain.worst", "pain.worst"]
            /declined/1                  | "declined": ["activities.01990000-0000-7000-8000-00000000000a", "activities.01990000-0000-7000-8000-00000000000A"]
            /declined/0                  | "activities": [{"activityId": "01990000-0000-7000-8000-00000000000a", "score": 7}], "declined": ["activities.01990000-0000-7000-8000-00000000000A"]
            /windowId                    | "windowId": "00000000-0000-0000-0000-000000000000"
            /windowId                    | "windowId": "FFFFFFFF-FFFF-FFFF-FFFF-FFFFFFFFFFFF"
            /openedAt                    | "openedAt": "2026-03-02T19:03:42+01:00:30"
            /openedAt                    | "openedAt": "2026-03-02T19:03:42+01"
            /sentAt                      | "sentAt": "2026-03-02T19:03:42+14:01"
            /declined/0                  | "pain": {"average": 1, "worst": 1}, "declined": ["pain.worst"]
            /declined/0                  | "globalChange": 4, "declined": ["globalChange"]
            /declined/0                  | "symptoms": [{"symptom": "nausea", "severity": 1}], "declined": ["symptoms.nausea"]
            /pain                        | "pain": 4
            /pain/average                | "pain": {"average": "4"}
            /pain/average                | "pain": {"average": 4.0}
            /pain/average                | "pain": {"average": 99999999999999999999}
            /pain/usual                  | "pain": {"average": 4, "usual": 3}
            /symptoms                    | "symptoms": {}
            /symptoms                    | "symptoms": {"symptom": "nausea"}
            /activities                  | "activities": {"score": 4}
            /deposits                    | "deposits": {"firmness": 2}
            /symptoms/0                  | "symptoms": [null]
            /symptoms/0                  | "symptoms": ["nausea"]
            /redFlags/0                  | "redFlags": [null]
            /declined/0                  | "declined": [7]
            /deposits/0/spreadingRedness | "deposits": [{"depositId": "01990000-0000-7000-8000-00000000000d", "spreadingRedness": "no"}]
            /note                        | "note": 5
            /mode                        | "mode": ["self"]
            /formVersion                 | "formVersion": "2"
            /colour                      | "colour": "red"
            /a~1b                        | "a/b": 1
            """)
    void an_answer_out_of_range_unknown_or_double_is_named(String pointer, String fields) {
        String pain = fields.contains("\"pain\"") ? "" : "\"pain\": {\"average\": 1}, ";

        Result result = read("{\"submittedAt\": \"2026-03-02T19:03:42Z\", " + pain + fields + "}");

        assertThat(pointersOf(result)).containsExactly(pointer);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "pain.worst",
                "pain.now",
                "activities",
                "deposits",
                "symptoms",
                "symptoms.nausea",
                "temperatureCelsius",
                "redFlags",
                "wantsContact",
                "globalChange",
                "note",
                "activities.01990000-0000-7000-8000-00000000000a",
                "deposits.01990000-0000-7000-8000-00000000000d",
                "activities.01990000-0000-7000-8000-00000000000A",
                "deposits.01990000-0000-7000-8000-00000000000D"
            })
    void every_item_may_be_declined(String name) {
        assertThat(read("""
                { "submittedAt": "2026-03-02T19:03:42Z", "pain": { "average": 3 }, "declined": ["%s"] }""".formatted(name))).isInstanceOf(Result.Readable.class);
    }

    @Test
    void an_id_in_what_was_declined_is_kept_as_we_write_ids() {
        Result result = read("""
                { "submittedAt": "2026-03-02T19:03:42Z", "pain": { "average": 3 },
                  "declined": ["deposits.01990000-0000-7000-8000-00000000000D"] }""");

        assertThat(((Result.Readable) result).content().declined())
                .containsExactly("deposits.01990000-0000-7000-8000-00000000000d");
    }

    @Test
    void a_report_whose_id_nobody_made_is_refused() {
        for (UUID nobodys : List.of(new UUID(0, 0), new UUID(-1, -1))) {
            Sent request = request("{ \"submittedAt\": \"2026-03-02T19:03:42Z\", \"pain\": { \"average\": 3 } }");

            Result result = ReportReading.of(nobodys, request, Purpose.FILED_BY_PATIENT, KNOWN, LIMITS);

            assertThat(pointersOf(result)).containsExactly("/reportId");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"36.9", "36.90", "36.900", "37.0000", "3.69e1"})
    void a_temperature_may_end_in_zeros(String value) {
        assertThat(read("""
                { "submittedAt": "2026-03-02T19:03:42Z", "pain": { "average": 3 }, "temperatureCelsius": %s }""".formatted(value))).isInstanceOf(Result.Readable.class);
    }

    @Test
    void everything_that_is_wrong_is_said_at_once() {
        Result result = read("""
                { "submittedAt": "2026-03-02T19:03:42", "pain": { "average": 12 },
                  "activities": [ { "activityId": "nothing", "score": -1 } ],
                  "symptoms": [ { "symptom": "itching", "severity": 9 } ],
                  "redFlags": ["sneezing"], "note": "bell \\u0000", "declined": ["nothing"] }""");

        assertThat(pointersOf(result))
                .containsExactlyInAnyOrder(
                        "/submittedAt",
                        "/pain/average",
                        "/activities/0/activityId",
                        "/activities/0/score",
                        "/symptoms/0/symptom",
                        "/symptoms/0/severity",
                        "/redFlags/0",
                        "/note",
                        "/declined/0");
    }

    @Test
    void values_of_another_type_hide_none_that_is_out_of_range() {
        Result result = read("""
                { "submittedAt": "nope", "windowId": "bad", "pain": { "average": "4", "worst": 12 }, "wantsContact": "maybe" }""");

        assertThat(pointersOf(result))
                .containsExactlyInAnyOrder(
                        "/submittedAt", "/windowId", "/pain/average", "/pain/worst", "/wantsContact");
    }

    @Test
    void no_error_repeats_what_was_sent() {
        Result result = read("""
                { "submittedAt": "secret", "windowId": "secret", "pain": { "average": 12 }, "note": "secret\\u0000",
                  "symptoms": [ { "symptom": "secret", "severity": 1 } ], "declined": ["secret"] }""");

        assertThat(((Result.Refused) result).errors())
                .allSatisfy(error -> assertThat(error.detail()).doesNotContain("secret"));
    }

    @Test
    void a_note_has_at_most_2000_characters_however_many_bytes() {
        assertThat(noted("ä".repeat(2000))).isInstanceOf(Result.Readable.class);
        assertThat(noted("🙂".repeat(2000))).isInstanceOf(Result.Readable.class);
        assertThat(pointersOf(noted("a".repeat(2001)))).containsExactly("/note");
    }

    @Test
    void a_note_is_as_long_as_a_person_would_say() {
        assertThat(noted("👨‍👩‍👧‍👦".repeat(600))).isInstanceOf(Result.Readable.class);
        assertThat(noted("e\u0301".repeat(2000))).isInstanceOf(Result.Readable.class);
        assertThat(pointersOf(noted("e\u0301".repeat(2001)))).containsExactly("/note");
        assertThat(pointersOf(noted("a" + "\u0301".repeat(20_000)))).containsExactly("/note");
    }

    @Test
    void what_was_pasted_into_a_note_is_kept_as_lines_and_blanks() {
        assertThat(noteOf(noted("one\r\ntwo\tthree\u000Bfour\u0085five\rsix\u0007")))
                .isEqualTo("one\ntwo three\nfour\nfive\nsix ");
    }

    @Test
    void a_note_takes_every_character_that_a_draft_takes() {
        for (int character = Character.MIN_VALUE; character <= Character.MAX_VALUE; character++) {
            String note = "a" + (char) character + "b";

            Result result = noted(note);

            assertThat(result instanceof Result.Readable)
                    .isEqualTo(StorableText.fault(note).isEmpty());
            if (result instanceof Result.Readable) {
                assertThat(noteOf(result).chars().filter(Character::isISOControl))
                        .allMatch(control -> control == '\n');
            }
        }
    }

    @Test
    void what_is_stored_is_read_again_as_it_was() {
        ReportContent content = ((Result.Readable) read("""
                { "submittedAt": "2026-03-02T19:03:42.123456+05:45", "pain": { "average": 3 }, "temperatureCelsius": 36.90,
                  "deposits": [ { "depositId": "01990000-0000-7000-8000-00000000000d", "skin": "draining" } ],
                  "redFlags": ["fainting", "breathing"], "declined": ["pain.worst", "pain.now"] }""")).content();

        assertThat(ReportJson.read(ReportJson.write(content))).isEqualTo(content);
    }

    @Test
    void the_words_of_a_patient_do_not_show_in_a_text_for_logs() {
        Result.Readable readable = (Result.Readable) noted("my secret");

        assertThat(readable.toString()).doesNotContain("secret");
    }

    private static String noteOf(Result result) {
        return ((Result.Readable) result).content().note();
    }

    private static Result noted(String note) {
        ObjectNode report = JSON.createObjectNode().put("submittedAt", "2026-03-02T19:03:42Z");
        report.putObject("pain").put("average", 3);
        Sent request = new Sent(report.put("note", note));
        return ReportReading.of(REPORT, request, Purpose.FILED_BY_PATIENT, KNOWN, LIMITS);
    }

    private static Result read(String json) {
        return ReportReading.of(REPORT, request(json), Purpose.FILED_BY_PATIENT, KNOWN, LIMITS);
    }

    private static Sent request(String json) {
        try {
            return JSON.readValue(json, Sent.class);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }

    private static List<String> pointersOf(Result result) {
        return ((Result.Refused) result)
                .errors().stream().map(FieldError::pointer).toList();
    }
}

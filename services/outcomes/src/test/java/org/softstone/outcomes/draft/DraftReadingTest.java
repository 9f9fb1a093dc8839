package org.softstone.outcomes.draft;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.util.RawValue;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.softstone.http.FieldError;
import org.softstone.outcomes.answer.Sent;
import org.softstone.outcomes.draft.DraftReading.Result.Readable;
import org.softstone.outcomes.draft.DraftReading.Result.Refused;
import org.softstone.outcomes.report.PhoneClock.Corrected;
import org.softstone.outcomes.report.Possible;
import org.softstone.outcomes.report.UsualLimits;

class DraftReadingTest {

    private static final Instant ARRIVAL = Instant.parse("2026-03-02T18:00:00Z");
    private static final JsonMapper JSON = new JsonMapper();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"pain\": {\"average\": null}, \"note\": null}",
                "{\"pain\": {\"average\": 99}, \"redFlags\": [\"not yet a code\"], \"declined\": []}",
                "{\"symptoms\": [{\"symptom\": \"nausea\"}], \"temperatureCelsius\": 36.95}",
                "{\"windowId\": \"not an id\", \"deposits\": [{\"spreadingRedness\": true}]}"
            })
    void what_is_not_finished_or_not_right_yet_is_kept(String report) {
        assertThat(read("2026-03-02T18:59:00+01:00", null, report)).isInstanceOf(Readable.class);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            /report                    | []
            /report                    | "report"
            /report                    | null
            /report/colour             | {"colour": "red"}
            /report/a~1b               | {"a/b": 1}
            /report/pain/usual         | {"pain": {"usual": 3}}
            /report/symptoms/1/itching | {"symptoms": [{"symptom": "nausea"}, {"itching": 1}]}
            /report/note               | {"note": {"text": "tired"}}
            /report/note               | {"note": 5}
            /report/pain               | {"pain": 5}
            /report/pain               | {"pain": [4]}
            /report/pain/average       | {"pain": {"average": "4"}}
            /report/pain/average       | {"pain": {"average": true}}
            /report/activities         | {"activities": {"score": 7}}
            /report/activities/0       | {"activities": [7]}
            /report/activities/0/score | {"activities": [{"score": "7"}]}
            /report/deposits/1/skin    | {"deposits": [{}, {"skin": 2}]}
            /report/deposits/0/spreadingRedness | {"deposits": [{"spreadingRedness": "yes"}]}
            /report/symptoms/0/symptom | {"symptoms": [{"symptom": ["nausea"]}]}
            /report/redFlags           | {"redFlags": "breathing"}
            /report/redFlags/0         | {"redFlags": [{"flag": "breathing"}]}
            /report/declined/0         | {"declined": [7]}
            /report/temperatureCelsius | {"temperatureCelsius": "36.9"}
            /report/formVersion        | {"formVersion": "2"}
            /report/submittedAt        | {"submittedAt": 1772474622}
            /report/pain/average       | {"pain": {"average": {"value": 3}}}
            /report/pain/average       | {"pain": {"average": [3]}}
            /report/redFlags/0         | {"redFlags": [["breathing"]]}
            /report/note               | {"note": "nothing \\u0000"}
            /report/note               | {"note": "half \\ud83d"}
            /report/note               | {"note": "none \\ufffe"}
            /report/globalChange       | {"globalChange": 1e400}
            /report/globalChange       | {"globalChange": 12345678901234567890}
            /report/temperatureCelsius | {"temperatureCelsius": 36.123456789012345}
            /report/temperatureCelsius | {"temperatureCelsius": 1e-13}
            /report/temperatureCelsius | {"temperatureCelsius": 0e-5000}
            """)
    void what_is_no_part_of_a_report_is_refused_with_its_pointer(String pointer, String report) {
        assertThat(pointersIn(read("2026-03-02T18:59:00+01:00", null, report))).containsExactly(pointer);
    }

    @Test
    void more_than_32_KiB_are_refused() {
        String most = "{\"note\":\"" + "ü".repeat((DraftReading.MOST_BYTES - 11) / 2) + "\"}";
        String tooMuch = "{\"note\":\"" + "ü".repeat((DraftReading.MOST_BYTES - 11) / 2 + 1) + "\"}";

        assertThat(read("2026-03-02T18:59:00+01:00", null, most)).isInstanceOf(Readable.class);
        assertThat(pointersIn(read("2026-03-02T18:59:00+01:00", null, tooMuch))).containsExactly("/report");
    }

    @Test
    void every_wrong_field_is_named_at_once() {
        assertThat(pointersIn(read("yesterday", "2026-03-02", "{\"colour\": 1}")))
                .containsExactly("/savedAt", "/sentAt", "/report/colour");
        assertThat(pointersIn(DraftReading.of(new Sent(JSON.createObjectNode()), ARRIVAL)))
                .containsExactly("/savedAt", "/report");
    }

    @Test
    void the_error_of_the_phones_clock_is_taken_off() {
        // two hours ahead: it says 21:00 when it is 19:00 in Berlin
        assertThat(correctedAt("2026-03-02T20:30:00+01:00", "2026-03-02T21:00:00+01:00"))
                .isEqualTo(ARRIVAL.minus(Duration.ofMinutes(30)));
        assertThat(correctedAt("2026-03-02T18:30:00+01:00", null)).isEqualTo(ARRIVAL.minus(Duration.ofMinutes(30)));
    }

    @Test
    void what_is_ahead_counts_as_saved_at_the_arrival() {
        assertThat(correctedAt("2026-03-02T19:05:00+01:00", null)).isEqualTo(ARRIVAL);
        assertThat(correctedAt("2026-03-02T19:05:01+01:00", null)).isEqualTo(ARRIVAL);
        assertThat(correctedAt("2031-03-02T19:05:01+01:00", "2026-03-02T19:00:00+01:00"))
                .isEqualTo(ARRIVAL);
    }

    @Test
    void a_draft_that_was_saved_when_nobody_can_have_saved_it_counts_from_the_arrival() {
        Possible enrolledThreeDaysAgo = new Possible(ARRIVAL.minus(Duration.ofDays(3)), Map.of());

        assertThat(saved("1970-01-01T00:05:00+01:00", null, enrolledThreeDaysAgo))
                .isEqualTo(new Corrected(ARRIVAL, false));
        assertThat(saved("1970-01-01T00:05:00+01:00", "2026-03-02T19:00:00+01:00", Possible.UNKNOWN))
                .isEqualTo(new Corrected(ARRIVAL, false));
        assertThat(saved("2026-02-28T19:00:00+01:00", null, enrolledThreeDaysAgo))
                .isEqualTo(new Corrected(ARRIVAL.minus(Duration.ofDays(2)), true));
    }

    private static Corrected saved(String savedAt, String sentAt, Possible possible) {
        return ((Readable) read(savedAt, sentAt, "{}")).draft().saved(possible, new UsualLimits());
    }

    private static Instant correctedAt(String savedAt, String sentAt) {
        return saved(savedAt, sentAt, Possible.UNKNOWN).at();
    }

    private static DraftReading.Result read(String savedAt, String sentAt, String report) {
        try {
            ObjectNode draft = JSON.createObjectNode().put("savedAt", savedAt).put("sentAt", sentAt);
            draft.putRawValue("report", new RawValue(report));
            return DraftReading.of(JSON.readValue(draft.toString(), Sent.class), ARRIVAL);
        } catch (JsonProcessingException e) {
            throw new AssertionError(e);
        }
    }

    private static List<String> pointersIn(DraftReading.Result result) {
        return ((Refused) result).errors().stream().map(FieldError::pointer).toList();
    }
}

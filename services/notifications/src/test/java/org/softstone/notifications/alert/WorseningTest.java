package org.softstone.notifications.alert;

import static org.assertj.core.api.Assertions.assertThat;
import static org.softstone.notifications.testing.Reports.aReport;
import static org.softstone.notifications.testing.Reports.newId;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.softstone.contracts.AlertLevel;
import org.softstone.database.StoredJson;
import org.softstone.notifications.rule.Finding;
import org.softstone.notifications.rule.Judgement;
import org.softstone.notifications.rule.RuleVersion;
import org.softstone.notifications.rule.Subject;

class WorseningTest {

    private static final Instant NOW = Instant.parse("2026-03-02T09:00:00Z");
    private static final UUID HAND = newId();
    private static final UUID THIGH = newId();

    private static final Map<String, Object> NAUSEA_3 = severities("nausea", 3);
    private static final Map<String, Object> NAUSEA_4 = severities("nausea", 4);
    private static final Map<String, Object> BREATHLESS_3 = severities("breathlessness", 3);
    private static final Map<String, Object> OPEN_HAND = deposit(HAND, "open", null);
    private static final Map<String, Object> DRAINING_HAND = deposit(HAND, "draining", null);
    private static final Map<String, Object> RED_HAND = deposit(HAND, "open", true);
    private static final Map<String, Object> OPEN_THIGH = deposit(THIGH, "open", null);
    private static final Map<String, Object> PAIN_7 = Map.of("painAverage", 7);
    private static final Map<String, Object> PAIN_10 = Map.of("painAverage", 10);

    private record Row(Map<String, Object> known, Map<String, Object> found, boolean worse) {}

    private static final List<Row> TABLE = List.of(
            new Row(NAUSEA_3, NAUSEA_3, false),
            new Row(NAUSEA_3, NAUSEA_4, true),
            new Row(NAUSEA_4, NAUSEA_3, false),
            new Row(NAUSEA_4, BREATHLESS_3, true),
            new Row(OPEN_HAND, OPEN_HAND, false),
            new Row(OPEN_HAND, DRAINING_HAND, true),
            new Row(DRAINING_HAND, OPEN_HAND, false),
            new Row(OPEN_HAND, RED_HAND, true),
            new Row(RED_HAND, OPEN_HAND, false),
            new Row(OPEN_HAND, OPEN_THIGH, true),
            new Row(PAIN_7, PAIN_10, false));

    @TestFactory
    Stream<DynamicTest> a_new_or_stronger_sign_of_danger_is_worse_at_the_same_level_and_a_score_is_not() {
        return TABLE.stream()
                .map(row -> DynamicTest.dynamicTest(
                        row.toString(),
                        () -> assertThat(Worsening.isWorse(
                                        found(AlertLevel.URGENT, row.found(), newId()),
                                        List.of(known(AlertLevel.URGENT, row.known(), newId()))))
                                .isEqualTo(row.worse())));
    }

    @TestFactory
    Stream<DynamicTest> a_level_is_worse_than_all_below_it() {
        return Arrays.stream(AlertLevel.values())
                .filter(level -> level != AlertLevel.CRITICAL)
                .flatMap(level -> Arrays.stream(AlertLevel.values())
                        .map(known -> DynamicTest.dynamicTest(
                                level + " after " + known,
                                () -> assertThat(Worsening.isWorse(
                                                found(level, PAIN_7, newId()), List.of(known(known, PAIN_7, newId()))))
                                        .isEqualTo(level.compareTo(known) > 0))));
    }

    @Test
    void a_red_flag_in_another_report_is_worse_even_if_it_is_the_same_one() {
        Evidence chestPain = known(AlertLevel.CRITICAL, redFlags("chest-pain"), newId());

        assertThat(Worsening.isWorse(found(AlertLevel.CRITICAL, redFlags("chest-pain"), newId()), List.of(chestPain)))
                .isTrue();
    }

    @Test
    void of_the_same_report_only_another_red_flag_is_worse_and_its_versions_before_count() {
        UUID report = newId();
        Evidence before = known(AlertLevel.CRITICAL, redFlags("chest-pain", "fainting"), report)
                .voidedAs(Evidence.Voided.AMENDED);

        assertThat(Worsening.isWorse(found(AlertLevel.CRITICAL, redFlags("fainting"), report), List.of(before)))
                .isFalse();
        assertThat(Worsening.isWorse(
                        found(AlertLevel.CRITICAL, redFlags("fainting", "breathing"), report), List.of(before)))
                .isTrue();
    }

    @Test
    void what_was_entered_in_error_makes_nothing_less_bad() {
        Evidence wrong = known(AlertLevel.URGENT, NAUSEA_4, newId()).voidedAs(Evidence.Voided.ENTERED_IN_ERROR);

        assertThat(Worsening.isWorse(found(AlertLevel.URGENT, NAUSEA_3, newId()), List.of(wrong)))
                .isTrue();
        assertThat(Worsening.isWorse(found(AlertLevel.ROUTINE, PAIN_7, newId()), List.of()))
                .isTrue();
    }

    private static Finding found(AlertLevel level, Map<String, Object> inputs, UUID report) {
        return new Finding(
                new RuleVersion("S-1", 1, "source"),
                new Judgement(level, "summary", inputs),
                new Subject(report, 1, newId()));
    }

    /** As it was read from the database. */
    private static Evidence known(AlertLevel level, Map<String, Object> inputs, UUID report) {
        Map<String, Object> stored = StoredJson.readMap(StoredJson.write(inputs));
        return Alert.raise(newId(), aReport().build().patientId(), found(level, stored, report), NOW)
                .evidence();
    }

    private static Map<String, Object> redFlags(String... flags) {
        return Map.of("redFlags", List.of(flags));
    }

    private static Map<String, Object> severities(String symptom, int severity) {
        return Map.of("severities", List.of(Map.of("symptom", symptom, "severity", severity)));
    }

    private static Map<String, Object> deposit(UUID deposit, String skin, Boolean redness) {
        return Map.of(
                "deposits",
                List.of(
                        redness == null
                                ? Map.of("depositId", deposit.toString(), "skin", skin)
                                : Map.of("depositId", deposit.toString(), "skin", skin, "spreadingRedness", redness)));
    }
}

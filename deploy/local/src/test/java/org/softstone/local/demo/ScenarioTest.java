package org.softstone.local.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.softstone.local.DemoUser;

class ScenarioTest {

    private final Scenario scenario = Scenario.load();

    @Test
    void three_patients_live_through_consecutive_weeks_until_their_course_ends() {
        assertThat(scenario.patients())
                .extracting(Scenario.Patient::demoUser)
                .containsExactly(DemoUser.PATIENT_1, DemoUser.PATIENT_2, DemoUser.PATIENT_3);
        for (Scenario.Patient patient : scenario.patients()) {
            assertThat(patient.weeks())
                    .extracting(Scenario.Week::week)
                    .isEqualTo(IntStream.rangeClosed(0, patient.end().week())
                            .boxed()
                            .toList());
        }
        assertThat(scenario.patients())
                .extracting(patient -> patient.end().week())
                .containsExactly(30, 30, 12);
    }

    /** Intravenous Sodium Thiosulfate for Treatment of Refractory Calcinosis in Rheumatic Disease, ACR/ARHP 2014. */
    @Test
    void what_the_founding_case_series_reports_is_kept() {
        Scenario.Patient first = scenario.patients().get(0);
        Scenario.Patient second = scenario.patients().get(1);

        assertThat(painIn(first, 0, 2, 4)).containsExactly(9, 4, 1);
        assertThat(painIn(second, 0, 2, 4)).containsExactly(8, 3, 0);
        assertThat(dosesOf(first)).containsExactly("12.5", "15");
        assertThat(dosesOf(second)).startsWith("12.5").endsWith("25");
        for (Scenario.Patient patient : List.of(first, second)) {
            assertThat(patient.weeks().get(4).activity()).isEqualTo(9);
            assertThat(patient.weeks().get(2).firmness()).isEqualTo(2);
            assertThat(patient.weeks()).filteredOn(week -> week.visit() != null).hasSize(30);
            assertThat(patient.weeks().subList(4, 31))
                    .allSatisfy(week -> assertThat(week.pain()).isBetween(0, 1));
        }
    }

    @Test
    void no_dose_is_above_the_ceiling_and_only_infusions_have_one() {
        for (Scenario.Patient patient : scenario.patients()) {
            for (Scenario.Week week : patient.weeks()) {
                assertThat(week.doseGrams() != null).isEqualTo(week.visit() == Scenario.VisitEnd.INFUSED);
                assertThat(week.doseGrams() == null || week.doseGrams().compareTo(patient.ceilingGrams()) <= 0)
                        .isTrue();
            }
        }
    }

    @Test
    void a_week_is_either_reported_or_missed() {
        for (Scenario.Patient patient : scenario.patients()) {
            assertThat(patient.weeks())
                    .allSatisfy(week -> assertThat(week.pain() == null && week.activity() == null)
                            .isEqualTo(week.missed()));
        }
    }

    @Test
    void every_expected_alert_lies_in_the_patients_weeks_and_has_a_level() {
        for (Scenario.Patient patient : scenario.patients()) {
            assertThat(patient.expected()).extracting(Scenario.Expected::rule).doesNotHaveDuplicates();
            assertThat(patient.expected()).allSatisfy(alert -> {
                assertThat(Set.of("info", "routine", "urgent", "critical")).contains(alert.level());
                assertThat(alert.week()).isBetween(0, patient.end().week());
                assertThat(alert.again()).isSorted().allMatch(week -> week > alert.week());
            });
        }
    }

    @Test
    void business_time_begins_early_enough_for_the_last_report() {
        assertThat(Demo.BEGINS_AGO).isGreaterThan(Duration.ofDays(7L * Scenario.LAST_WEEK));
    }

    private static List<Integer> painIn(Scenario.Patient patient, int... weeks) {
        return IntStream.of(weeks)
                .mapToObj(week -> patient.weeks().get(week).pain())
                .toList();
    }

    private static List<String> dosesOf(Scenario.Patient patient) {
        return patient.weeks().stream()
                .map(Scenario.Week::doseGrams)
                .filter(java.util.Objects::nonNull)
                .map(BigDecimal::toPlainString)
                .distinct()
                .toList();
    }
}

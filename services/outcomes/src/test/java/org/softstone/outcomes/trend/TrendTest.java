package org.softstone.outcomes.trend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.softstone.outcomes.trend.HistoryOf.ACTIVITY;
import static org.softstone.outcomes.trend.HistoryOf.Answers.pain;
import static org.softstone.outcomes.trend.HistoryOf.DEPOSIT;
import static org.softstone.outcomes.trend.HistoryOf.OTHER_ACTIVITY;
import static org.softstone.outcomes.trend.HistoryOf.dueDay;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.softstone.contracts.ReportSubmitted.Skin;
import org.softstone.contracts.ReportSubmitted.Symptom;
import org.softstone.contracts.ReportSubmitted.Timing;
import org.softstone.outcomes.window.WindowState;

class TrendTest {

    @Test
    void demo_1_improves_substantially_within_two_infusions_and_stays_so() {
        Trend trend = HistoryOf.demo1().trend();

        assertThat(table(trend))
                .isEqualTo("""
                week  pain  change  percent  responder    activity  change  firmness  symptom    grams
                0     9     0       0.0      none         1.0       -       3         -          12.5
                1     6     -3      -33.3    moderate     3.0       2.0     3         nausea 1   12.5
                2     4     -5      -55.6    substantial  5.0       4.0     2         nausea 1   12.5
                3     2     -7      -77.8    substantial  7.0       6.0     3         nausea 1   12.5
                4     1     -8      -88.9    substantial  9.0       8.0     3         nausea 1   12.5
                5     1     -8      -88.9    substantial  9.0       8.0     3         nausea 1   15
                6     0     -9      -100.0   substantial  9.0       8.0     3         nausea 1   15
                7     1     -8      -88.9    substantial  9.0       8.0     3         -          15
                8     0     -9      -100.0   substantial  9.0       8.0     3         -          15
                """
                        + repeatedToWeek30(
                                "     1     -8      -88.9    substantial  9.0       8.0     3         -          ",
                                "     0     -9      -100.0   substantial  9.0       8.0     3         -          "));
        assertThat(trend.adherence().onTime()).isEqualTo(31);
        assertThat(trend.adherence().percentOnTime()).isEqualByComparingTo("100.0");
    }

    @Test
    void demo_2_shows_both_activities_and_every_step_of_the_dose() {
        Trend trend = HistoryOf.demo2().trend();

        assertThat(table(trend).lines().limit(13).collect(Collectors.joining("\n")))
                .isEqualTo("""
                week  pain  change  percent  responder    activity  change  firmness  symptom    grams
                0     8     0       0.0      none         2.0       -       3         -          12.5
                1     6     -2      -25.0    none         3.0       1.0     3         -          12.5
                2     3     -5      -62.5    substantial  5.0       3.0     2         -          15
                3     2     -6      -75.0    substantial  7.0       5.0     3         -          15
                4     0     -8      -100.0   substantial  9.0       7.0     3         nausea 2   17.5
                5     1     -7      -87.5    substantial  9.0       7.0     3         nausea 2   17.5
                6     1     -7      -87.5    substantial  9.0       7.0     3         nausea 2   20
                7     0     -8      -100.0   substantial  9.0       7.0     3         -          20
                8     1     -7      -87.5    substantial  9.0       7.0     3         -          22.5
                9     0     -8      -100.0   substantial  9.0       7.0     3         -          22.5
                10    1     -7      -87.5    substantial  9.0       7.0     3         blurred-vision 1 25
                11    0     -8      -100.0   substantial  9.0       7.0     3         -          25""");
        assertThat(trend.weeks()).hasSize(31);
        assertThat(trend.baseline().activities())
                .extracting(ActivitiesOfWeek.Baseline::label, ActivitiesOfWeek.Baseline::score)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("sit down", 2),
                        org.assertj.core.groups.Tuple.tuple("stand up", 2));
    }

    @Test
    void demo_3_relapses_across_a_gap_that_stays_a_gap() {
        Trend trend = HistoryOf.demo3().trend();

        assertThat(table(trend)).isEqualTo("""
                week  pain  change  percent  responder    activity  change  firmness  symptom    grams
                0     8     0       0.0      none         3.0       -       -         -          12.5
                1     8     0       0.0      none         3.0       0.0     -         -          12.5
                2     7     -1      -12.5    none         4.0       1.0     -         -          12.5
                3     6     -2      -25.0    none         5.0       2.0     -         -          12.5
                4     6     -2      -25.0    none         5.0       2.0     -         -          15
                5     5     -3      -37.5    moderate     6.0       3.0     -         nausea 3   15
                6     5     -3      -37.5    moderate     6.0       3.0     -         -          -
                7     -     -       -        -            -         -       -         -          -
                8     7     -1      -12.5    none         4.0       1.0     -         -          -
                9     8     0       0.0      none         3.0       0.0     -         -          -
                10    6     -2      -25.0    none         4.0       1.0     -         -          12.5
                11    5     -3      -37.5    moderate     5.0       2.0     -         -          12.5
                12    4     -4      -50.0    substantial  6.0       3.0     -         -          12.5
                """);
        Trend.Week missed = trend.weeks().get(7);
        assertThat(missed.state()).isEqualTo(WindowState.MISSED);
        assertThat(missed.pain()).isNull();
        assertThat(missed.visitState()).isEqualTo("missed");
        assertThat(trend.weeks().get(8).deposits())
                .containsExactly(new Trend.DepositOfWeek(DEPOSIT, null, null, Skin.DRAINING));
        assertThat(trend.adherence())
                .isEqualTo(new Adherence(
                        12, 0, 1, 0, 0, 0, new java.math.BigDecimal("92.3"), new java.math.BigDecimal("92.3")));
    }

    @Test
    void without_a_report_of_week_0_nothing_is_compared_with_it() {
        Trend trend = new HistoryOf().missed().reported(pain(5)).trend();

        assertThat(trend.baseline().pain()).isEqualTo(new PainBaseline(null, NoPercent.BASELINE_MISSING));
        assertThat(trend.weeks().get(1).pain())
                .isEqualTo(new PainOfWeek(5, null, null, null, null, null, NoPercent.BASELINE_MISSING));
    }

    @Test
    void a_baseline_that_was_not_answered_is_none() {
        Trend trend = new HistoryOf().reported(pain(null)).reported(pain(5)).trend();

        assertThat(trend.weeks().get(0).pain().noPercentBecause()).isEqualTo(NoPercent.NOT_ANSWERED);
        assertThat(trend.weeks().get(1).pain())
                .isEqualTo(new PainOfWeek(5, null, null, null, null, null, NoPercent.BASELINE_NOT_ANSWERED));
    }

    @Test
    void of_a_baseline_of_0_there_are_points_but_no_percent_and_no_class() {
        Trend trend = new HistoryOf().reported(pain(0)).reported(pain(2)).trend();

        assertThat(trend.weeks().get(1).pain())
                .isEqualTo(new PainOfWeek(2, null, null, 2, null, null, NoPercent.BASELINE_ZERO));
    }

    @Test
    void an_average_that_was_not_answered_is_no_0_while_the_worst_stands() {
        Trend trend =
                new HistoryOf().reported(pain(8)).reported(pain(null).worst(6)).trend();

        assertThat(trend.weeks().get(1).pain())
                .isEqualTo(new PainOfWeek(null, 6, null, null, null, null, NoPercent.NOT_ANSWERED));
    }

    @Test
    void the_class_is_decided_on_the_scores_and_not_on_the_rounded_percentage() {
        Trend trend = new HistoryOf()
                .reported(pain(10))
                .reported(pain(7))
                .reported(pain(5))
                .reported(pain(6))
                .trend();

        assertThat(trend.weeks())
                .extracting(week -> week.pain().responder())
                .containsExactly(Responder.NONE, Responder.MODERATE, Responder.SUBSTANTIAL, Responder.MODERATE);
    }

    @Test
    void a_replaced_activity_is_compared_with_its_own_first_rating_and_pulls_no_mean_down_before() {
        Trend trend = new HistoryOf()
                .reported(pain(8).rating(ACTIVITY, 2))
                .reported(pain(6).rating(ACTIVITY, 8).rating(OTHER_ACTIVITY, 3))
                .reported(pain(6).rating(OTHER_ACTIVITY, 5))
                .trend();

        Trend.Week added = trend.weeks().get(1);
        assertThat(added.activities())
                .containsExactly(
                        new ActivitiesOfWeek.Rating(ACTIVITY, 8, 6), new ActivitiesOfWeek.Rating(OTHER_ACTIVITY, 3, 0));
        assertThat(added.activityMean()).isEqualByComparingTo("5.5");
        assertThat(added.activityMeanChange()).isEqualByComparingTo("6.0");
        assertThat(trend.weeks().get(2).activityMeanChange()).isEqualByComparingTo("2.0");
        assertThat(trend.baseline().activities())
                .extracting(ActivitiesOfWeek.Baseline::week)
                .containsExactly(0, 1);
    }

    @Test
    void a_loss_in_one_activity_is_shown_beside_the_gain_in_another() {
        Trend trend = new HistoryOf()
                .reported(pain(8).rating(ACTIVITY, 2).rating(OTHER_ACTIVITY, 6))
                .reported(pain(6).rating(ACTIVITY, 9).rating(OTHER_ACTIVITY, 3))
                .trend();

        Trend.Week week = trend.weeks().get(1);
        assertThat(week.activityMeanChange()).isEqualByComparingTo("2.0");
        assertThat(week.activityBestChange()).isEqualTo(7);
        assertThat(week.activityWorstChange()).isEqualTo(-3);
    }

    @Test
    void of_equally_severe_symptoms_the_one_that_interferes_most_is_the_worst_then_the_one_asked_first() {
        Trend trend = new HistoryOf()
                .reported(pain(8).symptom(Symptom.HEADACHE, 2, null)
                        .symptom(Symptom.DIZZINESS, 2, 0)
                        .symptom(Symptom.BLURRED_VISION, 1, 4))
                .reported(pain(8).symptom(Symptom.DIZZINESS, 2, 1).symptom(Symptom.VOMITING, 2, 1))
                .reported(pain(8).symptom(Symptom.NAUSEA, 0, 0))
                .trend();

        assertThat(trend.weeks())
                .extracting(Trend.Week::worstSymptom)
                .containsExactly(
                        new WorstSymptom(Symptom.DIZZINESS, 2, 0), new WorstSymptom(Symptom.VOMITING, 2, 1), null);
    }

    @Test
    void a_missed_week_in_a_pause_is_paused_and_counts_against_nobody() {
        Trend trend = new HistoryOf()
                .reported(pain(8))
                .missed()
                .late(pain(6))
                .missed()
                .paused(dueDay(1).plusDays(3), dueDay(1).plusDays(5))
                .trend();

        assertThat(trend.weeks()).extracting(Trend.Week::paused).containsExactly(false, true, false, false);
        assertThat(trend.adherence())
                .isEqualTo(new Adherence(
                        1, 1, 1, 1, 0, 0, new java.math.BigDecimal("33.3"), new java.math.BigDecimal("66.7")));
    }

    @Test
    void a_report_filed_during_a_pause_counts_like_any_other() {
        Trend trend =
                new HistoryOf().reported(pain(8)).paused(dueDay(0), dueDay(0)).trend();

        assertThat(trend.weeks().getFirst().paused()).isTrue();
        assertThat(trend.adherence().onTime()).isEqualTo(1);
        assertThat(trend.adherence().paused()).isZero();
    }

    @Test
    void a_week_that_can_still_be_reported_is_not_held_against_anybody() {
        Trend trend = new HistoryOf().reported(pain(8)).open().trend();

        assertThat(trend.adherence().open()).isEqualTo(1);
        assertThat(trend.adherence().percentOnTime()).isEqualByComparingTo("100.0");
    }

    @Test
    void before_the_first_week_is_over_there_is_no_percentage() {
        Trend trend = new HistoryOf().open().trend();

        assertThat(trend.adherence().percentOnTime()).isNull();
        assertThat(trend.weeks()).hasSize(1);
    }

    @Test
    void late_reports_count_with_their_timing() {
        Trend trend = new HistoryOf().late(pain(8)).trend();

        assertThat(trend.weeks().getFirst().timing()).isEqualTo(Timing.LATE);
        assertThat(trend.baseline().pain().average()).isEqualTo(8);
    }

    @Test
    void unscheduled_reports_stand_apart_and_fill_no_gap() {
        Trend trend = new HistoryOf()
                .missed()
                .unscheduled(pain(3).rating(ACTIVITY, 4))
                .trend();

        assertThat(trend.weeks().getFirst().pain()).isNull();
        assertThat(trend.baseline().pain().average()).isNull();
        assertThat(trend.baseline().activities()).isEmpty();
        assertThat(trend.unscheduled())
                .extracting(report -> report.pain().average())
                .containsExactly(3);
        assertThat(trend.adherence().unscheduled()).isEqualTo(1);
    }

    @Test
    void a_dose_belongs_to_the_week_whose_report_came_before_it_and_is_never_carried_forward() {
        Trend trend = new HistoryOf()
                .reported(pain(8))
                .reported(pain(8))
                .reported(pain(8))
                .given(0, "12.5")
                .visit(1, "held")
                .trend();

        assertThat(trend.weeks())
                .extracting(Trend.Week::doseGrams)
                .containsExactly(new java.math.BigDecimal("12.5"), null, null);
        assertThat(trend.weeks()).extracting(Trend.Week::visitState).containsExactly("completed", "held", null);
    }

    /** Reported before the first visits moved by two weeks: the first infusion follows the report of week 2. */
    @Test
    void doses_stand_after_the_reports_that_they_followed_when_a_series_moves_after_its_baseline() {
        Trend trend = new HistoryOf()
                .reported(pain(9))
                .missed()
                .reported(pain(9))
                .reported(pain(7))
                .given(2, "12.5")
                .given(3, "15")
                .trend();

        assertThat(trend.weeks())
                .extracting(Trend.Week::doseGrams)
                .containsExactly(null, null, new java.math.BigDecimal("12.5"), new java.math.BigDecimal("15"));
    }

    @Test
    void an_infusion_more_than_a_week_after_its_report_stands_in_that_week_while_the_next_report_is_not_due() {
        Trend trend = new HistoryOf()
                .reported(pain(9))
                .reported(pain(8))
                .given(1, 8, "15")
                .upcoming(2, 3)
                .trend();

        assertThat(trend.weeks())
                .extracting(Trend.Week::doseGrams)
                .containsExactly(null, new java.math.BigDecimal("15"));
    }

    @Test
    void an_infusion_moved_ahead_of_the_report_that_was_asked_for_already_stands_beside_that_report() {
        Trend trend = new HistoryOf()
                .reported(pain(9))
                .reported(pain(8))
                .reported(pain(7))
                .given(0, "12.5")
                .given(1, -0.1, "15")
                .given(2, "20")
                .trend();

        assertThat(trend.weeks())
                .extracting(Trend.Week::doseGrams)
                .containsExactly(
                        new java.math.BigDecimal("12.5"),
                        new java.math.BigDecimal("15"),
                        new java.math.BigDecimal("20"));
    }

    @Test
    void a_visit_that_was_cancelled_hides_no_other_of_its_week() {
        Trend trend = new HistoryOf()
                .reported(pain(9))
                .reported(pain(8))
                .visit(0, 1, "cancelled")
                .given(0, 3, "12.5")
                .visit(0, 5, "cancelled")
                .visit(1, 1, "cancelled")
                .trend();

        assertThat(trend.weeks()).extracting(Trend.Week::visitState).containsExactly("completed", "cancelled");
    }

    @Test
    void all_that_was_given_between_two_reports_is_the_dose_of_the_week() {
        Trend trend = new HistoryOf()
                .reported(pain(9))
                .given(0, 0, "12.5")
                .visit(0, 3, "held")
                .given(0, 6.5, "15")
                .trend();

        assertThat(trend.weeks().getFirst().doseGrams()).isEqualByComparingTo("27.5");
        assertThat(trend.weeks().getFirst().visitState()).isEqualTo("completed");
    }

    @Test
    void visits_that_are_to_come_stretch_no_trend() {
        Trend trend = new HistoryOf()
                .reported(pain(9))
                .visit(0, "booked")
                .visit(1, "booked")
                .visit(30, "booked")
                .trend();

        assertThat(trend.weeks()).extracting(Trend.Week::visitState).containsExactly("booked");
    }

    @Test
    void a_treated_week_that_nobody_asked_about_is_there_without_state() {
        Trend trend = new HistoryOf().reported(pain(8)).given(2, "15").trend();

        assertThat(trend.weeks()).extracting(Trend.Week::state).containsExactly(WindowState.SUBMITTED, null, null);
    }

    @Test
    void follow_up_weeks_are_marked() {
        Trend trend =
                new HistoryOf().reported(pain(8)).followUp().reported(pain(2)).trend();

        assertThat(trend.weeks()).extracting(Trend.Week::followUp).containsExactly(false, true);
    }

    private static String table(Trend trend) {
        String row = "%-6s%-6s%-8s%-9s%-13s%-10s%-8s%-10s%-10s %s";
        return Stream.concat(
                        Stream.of(row.formatted(
                                "week",
                                "pain",
                                "change",
                                "percent",
                                "responder",
                                "activity",
                                "change",
                                "firmness",
                                "symptom",
                                "grams")),
                        trend.weeks().stream()
                                .map(week -> row.formatted(
                                        week.week(),
                                        shown(
                                                week.pain() == null
                                                        ? null
                                                        : week.pain().average()),
                                        shown(
                                                week.pain() == null
                                                        ? null
                                                        : week.pain().change()),
                                        shown(
                                                week.pain() == null
                                                        ? null
                                                        : week.pain().changePercent()),
                                        shown(
                                                week.pain() == null
                                                        ? null
                                                        : code(week.pain().responder())),
                                        shown(week.activityMean()),
                                        shown(week.activityMeanChange()),
                                        shown(firmness(week.deposits())),
                                        week.worstSymptom() == null
                                                ? "-"
                                                : code(week.worstSymptom().symptom())
                                                        + " "
                                                        + week.worstSymptom().severity(),
                                        shown(week.doseGrams()))))
                .collect(Collectors.joining("\n", "", "\n"));
    }

    private static Integer firmness(List<Trend.DepositOfWeek> deposits) {
        return deposits.isEmpty() ? null : deposits.getFirst().firmness();
    }

    private static String shown(Object value) {
        return value == null ? "-" : value.toString();
    }

    private static String code(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static String repeatedToWeek30(String odd, String even) {
        StringBuilder rows = new StringBuilder();
        for (int week = 9; week <= 30; week++) {
            rows.append(week);
            String rest = week % 2 == 1 ? odd : even;
            rows.append(week < 10 ? rest : rest.substring(1))
                    .append(week < 30 ? "15" : "-")
                    .append('\n');
        }
        return rows.toString();
    }
}

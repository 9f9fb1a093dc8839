package org.softstone.outcomes.trend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.softstone.outcomes.trend.HistoryOf.ACTIVITY;
import static org.softstone.outcomes.trend.HistoryOf.OTHER_ACTIVITY;

import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.softstone.outcomes.trend.HistoryOf.Answers;

/** Whatever patients report, skip, decline and pause. */
class TrendPropertyTest {

    private enum Filed {
        ON_TIME,
        LATE,
        MISSED
    }

    /** @param average null when declined */
    private record AnyWeek(Filed filed, Integer average, Integer ability, Integer otherAbility, boolean paused) {
        boolean hasReport() {
            return filed != Filed.MISSED;
        }
    }

    @Property(tries = 1000)
    void change_percentage_and_class_are_those_of_the_two_scores_and_missing_ones_give_none(
            @ForAll("courses") List<AnyWeek> course) {
        Trend trend = historyOf(course).trend();

        Integer baseline = course.getFirst().hasReport() ? course.getFirst().average() : null;
        assertThat(trend.baseline().pain().average()).isEqualTo(baseline);
        for (int week = 0; week < course.size(); week++) {
            AnyWeek scores = course.get(week);
            PainOfWeek pain = trend.weeks().get(week).pain();
            assertThat(pain != null).isEqualTo(scores.hasReport());
            if (pain == null) {
                continue;
            }
            assertThat(pain.average()).isEqualTo(scores.average());
            boolean comparable = scores.average() != null && baseline != null;
            assertThat(pain.change()).isEqualTo(comparable ? scores.average() - baseline : null);
            boolean inPercent = comparable && baseline > 0;
            assertThat(pain.changePercent() != null).isEqualTo(inPercent);
            assertThat(pain.responder() != null).isEqualTo(inPercent);
            assertThat(pain.noPercentBecause() == null).isEqualTo(inPercent);
            if (inPercent) {
                BigDecimal exactHundredfold = BigDecimal.valueOf(100L * pain.change());
                BigDecimal back = pain.changePercent().multiply(BigDecimal.valueOf(baseline));
                assertThat(back.subtract(exactHundredfold).abs())
                        .isLessThanOrEqualTo(BigDecimal.valueOf(baseline).multiply(new BigDecimal("0.05")));
                double decrease = (baseline - scores.average()) / (double) baseline;
                Responder expected = decrease >= 0.5 - 1e-9
                        ? Responder.SUBSTANTIAL
                        : decrease >= 0.3 - 1e-9 ? Responder.MODERATE : Responder.NONE;
                assertThat(pain.responder()).isEqualTo(expected);
            }
        }
    }

    @Property(tries = 500)
    void every_week_stands_once_and_in_order_whatever_is_missing(@ForAll("courses") List<AnyWeek> course) {
        Trend trend = historyOf(course).trend();

        assertThat(trend.weeks()).hasSameSizeAs(course);
        for (int week = 0; week < course.size(); week++) {
            assertThat(trend.weeks().get(week).week()).isEqualTo(week);
        }
    }

    @Property(tries = 500)
    void what_comes_later_changes_no_earlier_week(@ForAll("courses") List<AnyWeek> course) {
        List<AnyWeek> begun = course.subList(0, (course.size() + 1) / 2);

        Trend whole = historyOf(course).trend();
        Trend part = historyOf(begun).trend();

        assertThat(whole.weeks().subList(0, begun.size()))
                .extracting(Trend.Week::pain, Trend.Week::activityMean, Trend.Week::activityMeanChange)
                .isEqualTo(part.weeks().stream()
                        .map(week -> org.assertj.core.groups.Tuple.tuple(
                                week.pain(), week.activityMean(), week.activityMeanChange()))
                        .toList());
    }

    @Property(tries = 500)
    void every_window_is_counted_once(@ForAll("courses") List<AnyWeek> course) {
        Adherence adherence = historyOf(course).trend().adherence();

        assertThat(adherence.onTime() + adherence.late() + adherence.missed() + adherence.paused() + adherence.open())
                .isEqualTo(course.size());
        if (adherence.settled() > 0) {
            assertThat(adherence.percentOnTime()).isBetween(BigDecimal.ZERO, BigDecimal.valueOf(100));
            assertThat(adherence.percentReported()).isGreaterThanOrEqualTo(adherence.percentOnTime());
        }
    }

    @Property(tries = 500)
    void the_mean_change_lies_between_the_worst_and_the_best(@ForAll("courses") List<AnyWeek> course) {
        for (Trend.Week week : historyOf(course).trend().weeks()) {
            assertThat(week.activityMeanChange() == null).isEqualTo(week.activityBestChange() == null);
            if (week.activityMeanChange() != null) {
                assertThat(week.activityMeanChange())
                        .isBetween(
                                BigDecimal.valueOf(week.activityWorstChange()),
                                BigDecimal.valueOf(week.activityBestChange()));
            }
        }
    }

    @Property(tries = 200)
    void every_course_can_be_drawn_and_looks_the_same_each_time(@ForAll("courses") List<AnyWeek> course) {
        Trend trend = historyOf(course).trend();

        String picture = DrawTrend.asSvg(trend, Locale.GERMAN);

        assertThat(picture).isEqualTo(DrawTrend.asSvg(historyOf(course).trend(), Locale.GERMAN));
        assertThat(picture).doesNotContain("NaN", "Infinity", "null", "{");
    }

    private static HistoryOf historyOf(List<AnyWeek> course) {
        HistoryOf history = new HistoryOf();
        for (int week = 0; week < course.size(); week++) {
            AnyWeek scores = course.get(week);
            Answers answers = Answers.pain(scores.average());
            if (scores.ability() != null) {
                answers.rating(ACTIVITY, scores.ability());
            }
            if (scores.otherAbility() != null) {
                answers.rating(OTHER_ACTIVITY, scores.otherAbility());
            }
            switch (scores.filed()) {
                case ON_TIME -> history.reported(answers);
                case LATE -> history.late(answers);
                case MISSED -> history.missed();
            }
            if (scores.paused()) {
                history.paused(HistoryOf.dueDay(week), HistoryOf.dueDay(week));
            }
        }
        return history;
    }

    @Provide
    Arbitrary<List<AnyWeek>> courses() {
        Arbitrary<Integer> score = Arbitraries.integers().between(0, 10).injectNull(0.2);
        return Combinators.combine(Arbitraries.of(Filed.class), score, score, score, Arbitraries.of(true, false))
                .as(AnyWeek::new)
                .list()
                .ofMinSize(1)
                .ofMaxSize(60);
    }
}

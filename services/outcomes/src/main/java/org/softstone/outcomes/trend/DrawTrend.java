package org.softstone.outcomes.trend;

import static java.util.stream.Collectors.toUnmodifiableSet;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import org.softstone.outcomes.chart.ChartOfWeeks;
import org.softstone.outcomes.chart.ChartOfWeeks.WeekStatus;
import org.softstone.outcomes.chart.ChartWords;
import org.softstone.outcomes.chart.DrawWeeks;
import org.softstone.outcomes.trend.ActivitiesOfWeek.Rating;

/** A trend as a picture. */
final class DrawTrend {

    private DrawTrend() {}

    static String asSvg(Trend trend, Locale language) {
        Adherence adherence = trend.adherence();
        List<Set<UUID>> rated =
                trend.weeks().stream().map(DrawTrend::rated).distinct().toList();
        return DrawWeeks.asSvg(
                new ChartOfWeeks(
                        trend.baseline() == null
                                ? null
                                : trend.baseline().pain().average(),
                        trend.weeks().stream()
                                .map(week -> week(week, rated.indexOf(rated(week))))
                                .toList(),
                        adherence.onTime(),
                        adherence.settled()),
                ChartWords.in(language));
    }

    private static Set<UUID> rated(Trend.Week week) {
        return week.activities() == null
                ? Set.of()
                : week.activities().stream().map(Rating::activityId).collect(toUnmodifiableSet());
    }

    private static ChartOfWeeks.Week week(Trend.Week week, int rated) {
        return new ChartOfWeeks.Week(
                week.week(),
                status(week),
                week.followUp(),
                week.pain() == null ? null : week.pain().average(),
                week.activityMean(),
                rated,
                week.doseGrams());
    }

    private static WeekStatus status(Trend.Week week) {
        return switch (week.state()) {
            case null -> WeekStatus.NOT_ASKED;
            case CANCELLED -> WeekStatus.NOT_ASKED;
            case SUBMITTED -> WeekStatus.ON_TIME;
            case LATE -> WeekStatus.LATE;
            case MISSED -> week.paused() ? WeekStatus.PAUSED : WeekStatus.MISSED;
            case OPEN, UPCOMING -> week.paused() ? WeekStatus.PAUSED : WeekStatus.OPEN;
        };
    }
}

package org.softstone.outcomes.trend;

import java.util.Locale;
import org.softstone.outcomes.chart.ChartOfWeeks;
import org.softstone.outcomes.chart.ChartOfWeeks.Filing;
import org.softstone.outcomes.chart.ChartWords;
import org.softstone.outcomes.chart.DrawWeeks;

/** A trend as a picture. */
final class DrawTrend {

    private DrawTrend() {}

    static String asSvg(Trend trend, Locale language) {
        Adherence adherence = trend.adherence();
        return DrawWeeks.asSvg(
                new ChartOfWeeks(
                        trend.baseline() == null
                                ? null
                                : trend.baseline().pain().average(),
                        trend.weeks().stream().map(DrawTrend::week).toList(),
                        adherence.onTime(),
                        adherence.settled()),
                ChartWords.in(language));
    }

    private static ChartOfWeeks.Week week(Trend.Week week) {
        return new ChartOfWeeks.Week(
                week.week(),
                filing(week),
                week.followUp(),
                week.pain() == null ? null : week.pain().average(),
                week.activityMean(),
                week.doseGrams());
    }

    private static Filing filing(Trend.Week week) {
        return switch (week.state()) {
            case null -> Filing.NOT_ASKED;
            case SUBMITTED -> Filing.ON_TIME;
            case LATE -> Filing.LATE;
            case MISSED -> week.paused() ? Filing.PAUSED : Filing.MISSED;
            case OPEN, UPCOMING -> week.paused() ? Filing.PAUSED : Filing.OPEN;
        };
    }
}

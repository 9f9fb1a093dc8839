package org.softstone.outcomes.chart;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * What a picture of a course shows; no name and no words of the patient.
 *
 * @param baseline average pain of week 0, 0 to 10; null when not known, then no line of the picture refers to it
 * @param weeks every week from 0, without gaps
 * @param onTime weeks with a report in time, of {@code settled} weeks that were asked for and are over or reported
 */
public record ChartOfWeeks(Integer baseline, List<Week> weeks, int onTime, int settled) {

    /** What became of a week's report. */
    public enum WeekStatus {
        ON_TIME,
        LATE,
        MISSED,
        PAUSED,
        OPEN,
        /** No report was asked for. */
        NOT_ASKED
    }

    /**
     * @param pain average, 0 none to 10; null when there is no report or no answer, like {@code activities}
     * @param activities mean, 0 unable to 10 as before
     * @param rated which activities that is the mean of: any number that is the same for the same ones. Means of others are
     *     not compared
     * @param doseGrams given after the week's report; null when none was
     */
    public record Week(
            int week,
            WeekStatus status,
            boolean followUp,
            Integer pain,
            BigDecimal activities,
            int rated,
            BigDecimal doseGrams) {

        boolean isReported() {
            return status == WeekStatus.ON_TIME || status == WeekStatus.LATE;
        }
    }

    boolean hasReports() {
        return weeks.stream().anyMatch(Week::isReported);
    }

    boolean has(WeekStatus status) {
        return weeks.stream().anyMatch(week -> week.status() == status);
    }

    /** The first week in which the same activities were rated as in this one. */
    Week firstRatedLike(Week rated) {
        return weeks.stream()
                .filter(week -> week.activities() != null && week.rated() == rated.rated())
                .findFirst()
                .orElseThrow();
    }

    /** The last week that has such a value. */
    Optional<Week> last(Function<Week, ?> value) {
        return weeks.reversed().stream()
                .filter(week -> value.apply(week) != null)
                .findFirst();
    }
}

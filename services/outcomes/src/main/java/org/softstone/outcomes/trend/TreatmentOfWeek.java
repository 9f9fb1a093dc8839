package org.softstone.outcomes.trend;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * What became of the visits between the report of a week and the next. The numbers of visits do not match weeks: visits move, are held
 * and are booked again, while the weeks go on.
 *
 * @param visitState of the one with an infusion, otherwise of the last; one that was cancelled only when there is no other.
 *     Null when there was none
 * @param doseGrams all that was given; null when nothing was
 */
record TreatmentOfWeek(String visitState, BigDecimal doseGrams) {

    static final TreatmentOfWeek NONE = new TreatmentOfWeek(null, null);

    private static final String CANCELLED = "cancelled";
    private static final int DAYS_OF_A_WEEK = 7;

    static Map<Integer, TreatmentOfWeek> byWeek(CourseHistory history) {
        NavigableMap<Instant, CourseHistory.Due> dues = new TreeMap<>();
        history.dues()
                .forEach(due -> dues.merge(due.dueAt(), due, (one, other) -> one.week() > other.week() ? one : other));
        Map<Integer, TreatmentOfWeek> treatments = new TreeMap<>();
        for (CourseHistory.Visit visit : history.visits()) {
            CourseHistory.Due last = dueOf(dues.floorEntry(visit.at()));
            CourseHistory.Due next = dueOf(dues.higherEntry(visit.at()));
            int week = last == null ? 0 : week(visit.at(), last, next);
            boolean cameBeforeItsReport =
                    next != null && !next.opensAt().isAfter(visit.at()) && takesPlaceIn(treatments.get(week));
            treatments.merge(
                    cameBeforeItsReport ? next.week() : week,
                    new TreatmentOfWeek(visit.state(), visit.doseGrams()),
                    TreatmentOfWeek::and);
        }
        return treatments;
    }

    /** That of the last report that was due by then; when more than a week has passed since, one without a report. */
    private static int week(Instant at, CourseHistory.Due last, CourseHistory.Due next) {
        int passed = Math.toIntExact(Duration.between(last.dueAt(), at).toDays() / DAYS_OF_A_WEEK);
        int latest = next == null ? Integer.MAX_VALUE : Math.max(last.week(), next.week() - 1);
        return Math.min(last.week() + passed, latest);
    }

    private static CourseHistory.Due dueOf(Map.Entry<Instant, CourseHistory.Due> entry) {
        return entry == null ? null : entry.getValue();
    }

    /** Then another visit while the window of the next report is open belongs to that report: it was moved forward. */
    private static boolean takesPlaceIn(TreatmentOfWeek week) {
        return week != null && !week.visitState.equals(CANCELLED);
    }

    private TreatmentOfWeek and(TreatmentOfWeek later) {
        if (later.doseGrams != null) {
            return doseGrams == null ? later : new TreatmentOfWeek(later.visitState, doseGrams.add(later.doseGrams));
        }
        return doseGrams != null || later.visitState.equals(CANCELLED) ? this : later;
    }
}

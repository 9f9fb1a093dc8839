package org.softstone.outcomes.trend;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * What became of the visits between the report of a week and the next. Numbers of visits do not tell: visits move, are held
 * and are booked anew, while the weeks go on.
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
            int week = week(visit.at(), dues);
            CourseHistory.Due next = nextAfter(visit.at(), dues);
            boolean cameBeforeItsReport =
                    next != null && !next.opensAt().isAfter(visit.at()) && takesPlaceIn(treatments.get(week));
            treatments.merge(
                    cameBeforeItsReport ? next.week() : week,
                    new TreatmentOfWeek(visit.state(), visit.doseGrams()),
                    TreatmentOfWeek::and);
        }
        return treatments;
    }

    /** That of the last report that was due by then; when more than a week has passed since, one that nobody asked about. */
    private static int week(Instant at, NavigableMap<Instant, CourseHistory.Due> dues) {
        Map.Entry<Instant, CourseHistory.Due> before = dues.floorEntry(at);
        if (before == null) {
            return 0;
        }
        int week = before.getValue().week();
        int passed = Math.toIntExact(Duration.between(before.getKey(), at).toDays() / DAYS_OF_A_WEEK);
        CourseHistory.Due next = nextAfter(at, dues);
        return Math.min(week + passed, next == null ? Integer.MAX_VALUE : Math.max(week, next.week() - 1));
    }

    private static CourseHistory.Due nextAfter(Instant at, NavigableMap<Instant, CourseHistory.Due> dues) {
        Map.Entry<Instant, CourseHistory.Due> next = dues.higherEntry(at);
        return next == null ? null : next.getValue();
    }

    /** Then another visit while the next report is asked for is that report's: it was moved ahead when its window was open. */
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

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
        NavigableMap<Instant, Integer> weeks = new TreeMap<>();
        history.dues().forEach(due -> weeks.merge(due.dueAt(), due.week(), Math::max));
        Map<Integer, TreatmentOfWeek> treatments = new TreeMap<>();
        for (CourseHistory.Visit visit : history.visits()) {
            treatments.merge(
                    week(visit.at(), weeks),
                    new TreatmentOfWeek(visit.state(), visit.doseGrams()),
                    TreatmentOfWeek::and);
        }
        return treatments;
    }

    /** That of the last report that was due by then; when more than a week has passed since, one that nobody asked about. */
    private static int week(Instant at, NavigableMap<Instant, Integer> weeks) {
        Map.Entry<Instant, Integer> before = weeks.floorEntry(at);
        if (before == null) {
            return 0;
        }
        int passed = Math.toIntExact(Duration.between(before.getKey(), at).toDays() / DAYS_OF_A_WEEK);
        Map.Entry<Instant, Integer> next = weeks.higherEntry(at);
        int last = next == null ? Integer.MAX_VALUE : Math.max(before.getValue(), next.getValue() - 1);
        return Math.min(before.getValue() + passed, last);
    }

    private TreatmentOfWeek and(TreatmentOfWeek later) {
        if (later.doseGrams != null) {
            return doseGrams == null ? later : new TreatmentOfWeek(later.visitState, doseGrams.add(later.doseGrams));
        }
        return doseGrams != null || later.visitState.equals(CANCELLED) ? this : later;
    }
}

package org.softstone.outcomes.trend;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.math.BigDecimal;
import java.time.ZoneId;

/**
 * How faithfully reports were filed. A missed week within a pause (hospital, travel) counts as paused and lowers nothing;
 * a report filed during a pause counts like any other. A cancelled week counts as nothing. Unscheduled reports count for no week.
 *
 * @param onTime weeks whose report was filed by its due time
 * @param late weeks whose report was filed after it and before closing
 * @param missed weeks that closed without a report, pauses left out
 * @param paused weeks without a report that touch a pause
 * @param open weeks that can still be reported, whether due or not
 * @param unscheduled reports that count for no week
 * @param percentOnTime of on time, late and missed weeks, one decimal; absent while there is none
 * @param percentReported on time or late, of the same
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record Adherence(
        int onTime,
        int late,
        int missed,
        int paused,
        int open,
        int unscheduled,
        BigDecimal percentOnTime,
        BigDecimal percentReported) {

    static final Adherence NONE = new Adherence(0, 0, 0, 0, 0, 0, null, null);

    /** Weeks of which it is known what became of their report, pauses left out. */
    int settled() {
        return onTime + late + missed;
    }

    static Adherence of(CourseHistory history, ZoneId zone) {
        int onTime = 0;
        int late = 0;
        int missed = 0;
        int paused = 0;
        int open = 0;
        for (CourseHistory.Asked week : history.asked()) {
            switch (week.state()) {
                case SUBMITTED -> onTime++;
                case LATE -> late++;
                case MISSED -> {
                    if (history.isPaused(week, zone)) {
                        paused++;
                    } else {
                        missed++;
                    }
                }
                case CANCELLED -> {} // its report was not expected
                case OPEN, UPCOMING -> {
                    if (history.isPaused(week, zone)) {
                        paused++;
                    } else {
                        open++;
                    }
                }
            }
        }
        int settled = onTime + late + missed;
        return new Adherence(
                onTime,
                late,
                missed,
                paused,
                open,
                history.unscheduledReports(),
                settled == 0 ? null : OneDecimal.percent(onTime, settled),
                settled == 0 ? null : OneDecimal.percent(onTime + late, settled));
    }
}

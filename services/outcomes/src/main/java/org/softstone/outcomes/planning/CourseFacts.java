package org.softstone.outcomes.planning;

import java.util.List;
import java.util.Optional;
import org.softstone.outcomes.course.CourseReplica;
import org.softstone.outcomes.course.VisitReplica;
import org.softstone.outcomes.window.ReportWindow;

/**
 * What a course's windows depend on.
 *
 * @param visits by number
 * @param windows by week
 * @param schedule as the patient's site has it
 */
record CourseFacts(
        CourseReplica course, List<VisitReplica> visits, List<ReportWindow> windows, WindowSchedule schedule) {

    CourseFacts {
        visits = List.copyOf(visits);
        windows = List.copyOf(windows);
    }

    Optional<ReportWindow> ofWeek(int week) {
        return windows.stream().filter(window -> window.week() == week).findFirst();
    }
}

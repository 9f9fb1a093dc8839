package org.softstone.outcomes.window;

import java.util.List;
import java.util.Optional;
import org.softstone.outcomes.course.BookedVisit;
import org.softstone.outcomes.course.Course;

/**
 * All that decides about a course's windows.
 *
 * @param visits by number
 * @param windows by week
 * @param schedule as the patient's site has it
 */
record CourseFacts(Course course, List<BookedVisit> visits, List<ReportWindow> windows, WindowSchedule schedule) {

    CourseFacts {
        visits = List.copyOf(visits);
        windows = List.copyOf(windows);
    }

    Optional<ReportWindow> ofWeek(int week) {
        return windows.stream().filter(window -> window.week() == week).findFirst();
    }
}

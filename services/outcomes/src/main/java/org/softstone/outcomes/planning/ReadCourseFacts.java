package org.softstone.outcomes.planning;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.softstone.database.Sql;
import org.softstone.outcomes.course.CourseReplica;
import org.softstone.outcomes.course.Courses;
import org.softstone.outcomes.course.VisitReplica;
import org.softstone.outcomes.course.Visits;
import org.softstone.outcomes.window.ReportWindow;
import org.softstone.outcomes.window.Windows;

/** Reads what the plan of courses depends on: of many courses in four statements. */
@ApplicationScoped
class ReadCourseFacts {

    private final Courses courses;
    private final Visits visits;
    private final Windows windows;
    private final Sql sql;
    private final WindowSchedule schedule;

    ReadCourseFacts(Courses courses, Visits visits, Windows windows, Sql sql, WindowConfig config) {
        this.courses = courses;
        this.visits = visits;
        this.windows = windows;
        this.sql = sql;
        this.schedule = config.schedule();
    }

    /** Courses whose enrolment is unknown so far are left out. */
    List<CourseFacts> facts(Collection<UUID> courseIds) {
        List<CourseReplica> enrolled = courses.enrolled(courseIds);
        Map<UUID, List<VisitReplica>> visitsOf = visits.of(courseIds);
        Map<UUID, List<ReportWindow>> windowsOf =
                windows.of(courseIds).stream().collect(Collectors.groupingBy(ReportWindow::courseId));
        Map<UUID, Duration> dueBeforeVisit =
                dueBeforeVisit(enrolled.stream().map(CourseReplica::siteId).collect(Collectors.toSet()));
        return enrolled.stream()
                .map(course -> new CourseFacts(
                        course,
                        visitsOf.getOrDefault(course.courseId(), List.of()),
                        windowsOf.getOrDefault(course.courseId(), List.of()),
                        schedule.dueBeforeVisit(
                                dueBeforeVisit.getOrDefault(course.siteId(), schedule.dueBeforeVisit()))))
                .toList();
    }

    /** Of the sites that have set their own. */
    private Map<UUID, Duration> dueBeforeVisit(Collection<UUID> siteIds) {
        return sql
                .list(
                        """
                        SELECT DISTINCT ON (site_id) site_id, due_before_visit_hours FROM site_window_setting
                        WHERE site_id = ANY (?) ORDER BY site_id, version DESC""",
                        row -> Map.entry(row.uuid("site_id"), Duration.ofHours(row.integer("due_before_visit_hours"))),
                        siteIds)
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }
}

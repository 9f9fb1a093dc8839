package org.softstone.outcomes.duetime;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.UUID;
import org.softstone.http.EntityTags;
import org.softstone.http.FieldError;
import org.softstone.outcomes.course.Courses;
import org.softstone.outcomes.planning.ReplanCourses;
import org.softstone.outcomes.version.Decision;
import org.softstone.outcomes.version.DefineVersion;
import org.softstone.outcomes.version.Versioned;

/** Sets how long before a visit a site wants the report. Windows of its patients that have not opened yet follow at once. */
@ApplicationScoped
class SetDueTime {

    private static final int LEAST_HOURS = 1;
    private static final int MOST_HOURS = 96;

    private final DefineVersion defineVersion;
    private final DueTimes dueTimes;
    private final Courses courses;
    private final ReplanCourses replanCourses;

    SetDueTime(DefineVersion defineVersion, DueTimes dueTimes, Courses courses, ReplanCourses replanCourses) {
        this.defineVersion = defineVersion;
        this.dueTimes = dueTimes;
        this.courses = courses;
        this.replanCourses = replanCourses;
    }

    @Transactional
    Versioned<Integer> set(UUID siteId, Integer hours, EntityTags.Expected expected, String setBy) {
        return defineVersion.define(
                dueTimes,
                siteId,
                setBy,
                expected,
                _ -> decide(hours),
                next -> replanCourses.later(courses.ofSite(siteId), next.definedAt()));
    }

    private static Decision<Integer> decide(Integer hours) {
        return hours == null || hours < LEAST_HOURS || hours > MOST_HOURS
                ? new Decision.Refused<>(List.of(new FieldError(
                        "/dueBeforeVisitHours", "must be from " + LEAST_HOURS + " to " + MOST_HOURS + " hours")))
                : new Decision.Accepted<>(hours);
    }
}

package org.softstone.outcomes.duetime;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.softstone.http.EntityTags;
import org.softstone.outcomes.course.Courses;
import org.softstone.outcomes.planning.ReplanCourses;
import org.softstone.outcomes.planning.WindowConfig;

/** How long before a visit a site wants the report. Windows of its patients that have not opened yet follow at once. */
@ApplicationScoped
class SetDueTime {

    private final DueTimes settings;
    private final Courses courses;
    private final ReplanCourses replanCourses;
    private final WindowConfig config;
    private final InstantSource clock;

    SetDueTime(
            DueTimes settings, Courses courses, ReplanCourses replanCourses, WindowConfig config, InstantSource clock) {
        this.settings = settings;
        this.courses = courses;
        this.replanCourses = replanCourses;
        this.config = config;
        this.clock = clock;
    }

    DueTime current(UUID siteId) {
        return settings.current(siteId)
                .orElseGet(() ->
                        new DueTime(siteId, 0, (int) config.dueBeforeVisit().toHours(), null, null));
    }

    /** @param expected which version the caller has seen */
    DueTime set(UUID siteId, int dueBeforeVisitHours, EntityTags.Expected expected, String setBy) {
        DueTime current = current(siteId);
        if (current.version() > 0 && current.dueBeforeVisitHours() == dueBeforeVisitHours) {
            return current;
        }
        expected.require(current.version());
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        DueTime next = new DueTime(siteId, current.version() + 1, dueBeforeVisitHours, setBy, now);
        if (!settings.add(next)) {
            throw EntityTags.changedMeanwhile();
        }
        replanCourses.later(courses.ofSite(siteId), now);
        return next;
    }
}

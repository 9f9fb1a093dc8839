package org.softstone.notifications.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.softstone.notifications.testing.Care.events;
import static org.softstone.notifications.testing.Care.publish;
import static org.softstone.notifications.testing.Reports.BERLIN;
import static org.softstone.notifications.testing.Reports.aReport;
import static org.softstone.notifications.testing.Reports.dayOfWeek;
import static org.softstone.notifications.testing.Reports.newId;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.softstone.contracts.ActivitiesDefined;
import org.softstone.contracts.CourseEnrolled;
import org.softstone.contracts.CourseStarted;
import org.softstone.contracts.Event;
import org.softstone.contracts.ReportWindowOpened;
import org.softstone.contracts.VisitBooked;
import org.softstone.database.Sql;
import org.softstone.notifications.testing.Care;
import org.softstone.testing.RealInfrastructure;

/** Events that only complete the picture, through the whole service. */
@QuarkusTest
@WithTestResource(RealInfrastructure.class)
class CourseAndVisitComponentTest {

    @Inject
    Sql sql;

    private final Care care = Care.aTeam();
    private final UUID patient = newId();
    private final UUID course = newId();

    @Test
    void courses_visits_windows_and_activities_complete_the_picture_however_often_they_are_delivered() {
        List<Event> told = List.of(
                new CourseEnrolled(patient, course, BERLIN, dayOfWeek(0)),
                new CourseStarted(patient, course, dayOfWeek(1)),
                visit(1),
                visit(2),
                new ReportWindowOpened(patient, course, newId(), 2, dayOfWeek(2), null, null),
                new ActivitiesDefined(patient, 1, List.of(newId())));
        for (Event event : told) {
            UUID eventId = newId();
            events().publish(eventId, event);
            events().publish(eventId, event);
        }

        publish(care.profile(patient, 1));

        await().untilAsserted(() ->
                assertThat(sql.list("""
                        SELECT course_id::text || ' ' || window_week || ' ' || activities_version || ' '
                               || (course_enrolled_at IS NOT NULL) || ' ' || (course_started_at IS NOT NULL) || ' '
                               || (SELECT count(*) FROM booked_visit v WHERE v.patient_id = p.patient_id)
                        FROM patient_picture p WHERE patient_id = ?
                        """, row -> row.text(1), patient)).containsExactly(course + " 2 1 true true 2"));
    }

    @Test
    void an_unscheduled_report_is_judged_by_the_week_of_the_window_that_is_open() {
        publish(care.profile(patient, 1));
        publish(new ReportWindowOpened(patient, course, newId(), 2, dayOfWeek(2), null, null));
        publish(aReport()
                .of(patient)
                .unscheduled()
                .submittedAt(dayOfWeek(2).plusSeconds(60))
                .baseline(8)
                .pain(8)
                .build());
        publish(aReport()
                .of(patient)
                .unscheduled()
                .submittedAt(dayOfWeek(2).plusSeconds(120))
                .baseline(8)
                .pain(9)
                .build());

        assertThat(Care.kindsIn(Care.feedOf(care.nurse, 3)))
                .containsExactly("report-submitted", "report-submitted", "alert-raised");
    }

    private VisitBooked visit(int number) {
        return new VisitBooked(
                patient,
                course,
                newId(),
                number,
                dayOfWeek(number),
                dayOfWeek(number).plus(Duration.ofHours(1)),
                BERLIN);
    }
}

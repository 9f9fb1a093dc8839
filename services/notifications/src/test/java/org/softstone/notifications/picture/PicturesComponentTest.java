package org.softstone.notifications.picture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.softstone.notifications.testing.Reports.BERLIN;
import static org.softstone.notifications.testing.Reports.aMissedReport;
import static org.softstone.notifications.testing.Reports.aReport;
import static org.softstone.notifications.testing.Reports.amended;
import static org.softstone.notifications.testing.Reports.dayOfWeek;
import static org.softstone.notifications.testing.Reports.duringPause;
import static org.softstone.notifications.testing.Reports.newId;
import static org.softstone.notifications.testing.Reports.retraction;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.softstone.contracts.ActivitiesDefined;
import org.softstone.contracts.CourseEnrolled;
import org.softstone.contracts.CourseStarted;
import org.softstone.contracts.PausesDefined;
import org.softstone.contracts.ReportMissed;
import org.softstone.contracts.ReportSubmitted;
import org.softstone.contracts.ReportWindowOpened;
import org.softstone.contracts.VisitBooked;
import org.softstone.database.Sql;
import org.softstone.notifications.testing.KnownPatient;
import org.softstone.notifications.testing.Reports;
import org.softstone.testing.RealInfrastructure;

/** How events change a picture: repeated and in the wrong order too. */
@QuarkusTest
@WithTestResource(RealInfrastructure.class)
class PicturesComponentTest {

    @Inject
    Pictures pictures;

    @Inject
    Sql sql;

    private final UUID patient = newId();

    @Test
    void of_a_patient_who_has_done_nothing_yet_nothing_is_known() {
        assertThat(pictures.of(patient)).isEqualTo(new KnownPatient().picture());
    }

    @Test
    void reports_are_known_newest_first_in_whatever_order_they_arrive() {
        ReportSubmitted third = aReport().of(patient).week(3).pain(5).build();
        ReportSubmitted first = aReport().of(patient).week(1).pain(null).build();
        ReportSubmitted second = aReport().of(patient).week(2).pain(7).build();

        remember(third);
        remember(first);
        remember(second);

        assertThat(pictures.of(patient).reports())
                .containsExactly(known(third), Reports.known(second, false), Reports.known(first, false));
    }

    @Test
    void a_report_is_remembered_once() {
        ReportSubmitted report = aReport().of(patient).build();

        assertThat(remember(report)).isTrue();
        assertThat(remember(report)).isFalse();
        assertThat(pictures.of(patient).reports()).hasSize(1);
    }

    @Test
    void a_picture_with_one_more_report_is_what_would_be_read_for_the_next() {
        Random random = new Random(4);
        pictures.remember(window(3));
        Picture inMemory = pictures.of(patient);
        List<Pictures.Arrival> arrivals = new ArrayList<>();
        for (int i = 0; i < 3 * Picture.REPORTS; i++) {
            Reports draft = aReport().of(patient).week(random.nextInt(5)).pain(random.nextInt(11));
            if (random.nextBoolean()) {
                draft.unscheduled();
            }
            ReportSubmitted report = draft.submittedAt(dayOfWeek(2).plusSeconds(60L * random.nextInt(500_000)))
                    .build();
            KnownReport known = inMemory.arriving(report);
            arrivals.add(new Pictures.Arrival(report, known));
            inMemory = inMemory.with(known);
        }

        pictures.remember(arrivals);

        assertThat(pictures.of(patient)).isEqualTo(inMemory);
    }

    @Test
    void the_average_of_week_0_becomes_the_baseline() {
        remember(aReport().of(patient).week(0).baseline(null).pain(9).build());

        assertThat(baselineOf(Reports.COURSE)).hasValue(9);
    }

    @Test
    void the_baseline_is_known_however_many_reports_came_after_it() {
        remember(aReport().of(patient).week(0).pain(9).build());
        for (int i = 0; i < Picture.REPORTS; i++) {
            remember(aReport()
                    .of(patient)
                    .unscheduled()
                    .submittedAt(dayOfWeek(3).plusSeconds(i))
                    .build());
        }

        assertThat(baselineOf(Reports.COURSE)).hasValue(9);
    }

    @Test
    void the_baseline_that_a_report_carries_serves_only_while_that_of_its_course_has_not_come() {
        ReportSubmitted baseline = aReport().of(patient).week(0).pain(9).build();
        ReportSubmitted later = aReport().of(patient).week(1).baseline(8).build();
        assertThat(pictures.of(patient).baselineFor(later)).hasValue(8);

        remember(baseline);
        assertThat(pictures.of(patient).baselineFor(later)).hasValue(9);

        pictures.retract(retraction(baseline));
        assertThat(pictures.of(patient).baselineFor(later)).isEmpty();
    }

    @Test
    void the_week_of_an_unscheduled_report_stays_what_it_was_when_it_arrived() {
        pictures.remember(window(4));
        ReportSubmitted report =
                aReport().of(patient).unscheduled().submittedAt(dayOfWeek(6)).build();
        remember(report);
        pictures.remember(window(5));

        Picture picture = pictures.whole(patient);

        assertThat(picture.around(picture.known(report.reportId()).orElseThrow())
                        .weekOf(report))
                .hasValue(4);
    }

    @Test
    void a_report_overtaken_only_by_one_that_was_retracted_was_the_newest_on_arrival() {
        ReportSubmitted wrong = aReport().of(patient).week(5).build();
        ReportSubmitted overtaken = aReport().of(patient).week(4).build();
        ReportSubmitted overtakenTwice = aReport().of(patient).week(3).build();
        remember(wrong);
        remember(overtaken);
        remember(overtakenTwice);
        remember(aReport().of(patient).week(6).build());

        pictures.retract(retraction(wrong));

        Picture picture = pictures.whole(patient);
        assertThat(picture.known(overtaken.reportId()))
                .hasValueSatisfying(known -> assertThat(known.newestOnArrival()).isTrue());
        assertThat(picture.known(overtakenTwice.reportId()))
                .hasValueSatisfying(known -> assertThat(known.newestOnArrival()).isFalse());
    }

    @Test
    void a_newer_version_takes_the_place_of_the_known_one_and_an_older_one_changes_nothing() {
        ReportSubmitted first = aReport().of(patient).week(0).pain(9).build();
        ReportSubmitted second = amended(first).pain(7).build();
        ReportSubmitted third = amended(second).pain(8).build();
        remember(first);

        assertThat(pictures.amend(third)).isEqualTo(Pictures.Amendment.REPLACES);
        assertThat(pictures.amend(second)).isEqualTo(Pictures.Amendment.CHANGES_NOTHING);
        assertThat(pictures.amend(third)).isEqualTo(Pictures.Amendment.CHANGES_NOTHING);
        assertThat(remember(first)).isFalse();

        assertThat(pictures.of(patient).reports()).containsExactly(known(third));
        assertThat(baselineOf(Reports.COURSE)).hasValue(8);
        assertThat(pictures.reports(List.of(first.reportId()))).containsExactly(third);
    }

    @Test
    void an_amendment_of_a_report_that_nobody_knows_is_the_first_of_it() {
        assertThat(pictures.amend(aReport().of(patient).version(2).build())).isEqualTo(Pictures.Amendment.IS_THE_FIRST);
    }

    @Test
    void a_retracted_report_leaves_the_picture_and_is_never_taken_in_again() {
        ReportSubmitted report = aReport().of(patient).week(0).pain(9).build();
        remember(report);

        assertThat(pictures.retract(retraction(report))).isTrue();
        assertThat(pictures.retract(retraction(report))).isFalse();
        assertThat(remember(report)).isFalse();
        assertThat(pictures.amend(amended(report).build())).isEqualTo(Pictures.Amendment.CHANGES_NOTHING);

        assertThat(pictures.of(patient).reports()).isEmpty();
        assertThat(pictures.answered(List.of(report.windowId()))).isEmpty();
    }

    @Test
    void a_missed_window_stands_without_a_report_until_one_is_known() {
        ReportMissed missed = aMissedReport(patient, newId(), 4);
        ReportSubmitted report = aReport().of(patient).window(missed.windowId()).build();
        pictures.rememberMissed(List.of(missed));
        assertThat(pictures.unanswered(missed.courseId(), missed.windowId())).isPresent();

        remember(report);
        assertThat(pictures.unanswered(missed.courseId(), missed.windowId())).isEmpty();

        pictures.retract(retraction(report));
        assertThat(pictures.unanswered(missed.courseId(), missed.windowId()))
                .hasValueSatisfying(found -> assertThat(found)
                        .usingRecursiveComparison()
                        .ignoringFields("duringPause")
                        .isEqualTo(missed));
    }

    @Test
    void a_window_is_paused_while_nobody_has_said_otherwise() {
        ReportMissed missed = aMissedReport(patient, newId(), 4);

        assertThat(pictures.rememberMissed(List.of(duringPause(missed)))).containsExactly(missed.windowId());
        assertThat(pictures.rememberMissed(List.of(duringPause(missed)))).isEmpty();
        assertThat(pictures.unanswered(missed.courseId(), missed.windowId())).isEmpty();

        assertThat(pictures.rememberMissed(List.of(missed))).containsExactly(missed.windowId());
        assertThat(pictures.rememberMissed(List.of(duringPause(missed)))).isEmpty();
        assertThat(pictures.unanswered(missed.courseId(), missed.windowId())).isPresent();
    }

    @Test
    void the_newest_list_of_pauses_counts_in_whatever_order_they_are_announced() {
        LocalDate first = LocalDate.parse("2026-03-01");
        pictures.remember(new PausesDefined(
                patient,
                3,
                List.of(
                        new PausesDefined.Pause(newId(), first, first),
                        new PausesDefined.Pause(newId(), first.plusDays(5), first.plusDays(9)))));
        pictures.remember(new PausesDefined(patient, 2, List.of()));

        assertThat(this.<String>column("paused_days", row -> row.text(1)))
                .isEqualTo("{[2026-03-01,2026-03-02),[2026-03-06,2026-03-11)}");

        pictures.remember(new PausesDefined(patient, 4, List.of()));
        assertThat(this.<String>column("paused_days", row -> row.text(1))).isEqualTo("{}");
    }

    @Test
    void only_the_newest_reports_are_looked_back_on() {
        for (int i = 0; i < Picture.REPORTS + 5; i++) {
            remember(aReport()
                    .of(patient)
                    .unscheduled()
                    .submittedAt(dayOfWeek(3).plusSeconds(i))
                    .build());
        }

        assertThat(pictures.of(patient).reports()).hasSize(Picture.REPORTS);
        assertThat(pictures.whole(patient).reports()).hasSize(Picture.REPORTS + 5);
    }

    @Test
    void the_report_of_a_window_is_known_however_many_came_after_it() {
        UUID window = newId();
        remember(aReport().of(patient).window(window).submittedAt(dayOfWeek(1)).build());
        for (int i = 0; i < Picture.REPORTS; i++) {
            remember(aReport()
                    .of(patient)
                    .unscheduled()
                    .submittedAt(dayOfWeek(3).plusSeconds(i))
                    .build());
        }

        assertThat(pictures.answered(List.of(window, newId()))).containsExactly(window);
    }

    @Test
    void a_missed_window_is_remembered_once_and_answered_by_its_report() {
        ReportMissed missed = aMissedReport(patient, newId(), 4);

        assertThat(pictures.rememberMissed(List.of(missed))).containsExactly(missed.windowId());
        assertThat(pictures.rememberMissed(List.of(missed))).isEmpty();

        Picture picture = pictures.of(patient);
        assertThat(picture.answersMissedWindow(
                        aReport().window(missed.windowId()).build()))
                .isTrue();
        assertThat(picture.answersMissedWindow(aReport().build())).isFalse();
        assertThat(picture.answersMissedWindow(aReport().unscheduled().build())).isFalse();
    }

    @Test
    void the_newest_window_counts_in_whatever_order_they_are_announced() {
        pictures.remember(window(5));
        pictures.remember(window(4));
        pictures.remember(window(5));

        assertThat(pictures.of(patient).window()).isEqualTo(new OpenedWindow(5, dayOfWeek(5)));
    }

    @Test
    void the_newest_list_of_activities_counts_in_whatever_order_they_are_announced() {
        List<UUID> newest = List.of(newId(), newId());
        pictures.remember(new ActivitiesDefined(patient, 2, newest));
        pictures.remember(new ActivitiesDefined(patient, 1, List.of(newId())));

        String known = column("activity_ids", row -> row.text(1));
        assertThat(known).isNotNull();
        assertThat(this.<Long>column("activities_version", row -> row.number(1)))
                .isEqualTo(2);
    }

    @Test
    void a_course_is_known_with_enrolment_and_start_in_whatever_order_they_are_announced() {
        UUID course = newId();
        CourseEnrolled enrolled = new CourseEnrolled(patient, course, BERLIN, dayOfWeek(0));
        CourseStarted started = new CourseStarted(patient, course, dayOfWeek(1));

        pictures.remember(started);
        pictures.remember(enrolled);
        pictures.remember(enrolled);

        assertThat(this.<UUID>column("course_id", row -> row.uuid("course_id"))).isEqualTo(course);
        assertThat(this.<Object>column("course_enrolled_at", row -> row.instant("course_enrolled_at")))
                .isEqualTo(dayOfWeek(0));
        assertThat(this.<Object>column("course_started_at", row -> row.instant("course_started_at")))
                .isEqualTo(dayOfWeek(1));
    }

    @Test
    void another_course_begins_without_a_baseline_and_an_older_one_changes_nothing() {
        UUID first = newId();
        UUID second = newId();
        pictures.remember(new CourseEnrolled(patient, first, BERLIN, dayOfWeek(0)));
        remember(aReport()
                .of(patient)
                .course(first)
                .week(0)
                .baseline(null)
                .pain(9)
                .build());
        pictures.remember(new CourseEnrolled(patient, first, BERLIN, dayOfWeek(0)));
        assertThat(baselineOf(first)).hasValue(9);

        pictures.remember(new CourseEnrolled(patient, second, BERLIN, dayOfWeek(30)));
        pictures.remember(new CourseEnrolled(patient, first, BERLIN, dayOfWeek(0)));
        pictures.remember(new CourseStarted(patient, first, dayOfWeek(1)));

        assertThat(baselineOf(second)).isEmpty();
        assertThat(this.<UUID>column("course_id", row -> row.uuid("course_id"))).isEqualTo(second);
    }

    @Test
    void a_visit_is_remembered_once() {
        VisitBooked visit = new VisitBooked(
                patient, newId(), newId(), 1, dayOfWeek(1), dayOfWeek(1).plus(Duration.ofHours(1)), BERLIN);

        pictures.remember(visit);
        pictures.remember(visit);

        assertThat(sql.list("SELECT number FROM booked_visit WHERE patient_id = ?", row -> row.number(1), patient))
                .containsExactly(1L);
    }

    /** As a report of this course is judged that carries none. */
    private Optional<Integer> baselineOf(UUID course) {
        return pictures.of(patient)
                .baselineFor(aReport().course(course).week(1).baseline(null).build());
    }

    private boolean remember(ReportSubmitted report) {
        if (!pictures.takenIn(List.of(report.reportId())).isEmpty()) {
            return false;
        }
        KnownReport known = pictures.of(report.patientId()).arriving(report);
        pictures.remember(List.of(new Pictures.Arrival(report, known)));
        return true;
    }

    private ReportWindowOpened window(int week) {
        return new ReportWindowOpened(patient, newId(), newId(), week, dayOfWeek(week), null, null);
    }

    private <T> T column(String name, Sql.RowReader<T> row) {
        return sql.first("SELECT " + name + " FROM patient_picture WHERE patient_id = ?", row, patient)
                .orElseThrow();
    }

    private static KnownReport known(ReportSubmitted report) {
        return Reports.known(report, true);
    }
}

package org.softstone.outcomes.planning;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.softstone.database.Code;
import org.softstone.outcomes.course.CourseReplica;
import org.softstone.outcomes.course.VisitReplica;
import org.softstone.outcomes.course.VisitState;
import org.softstone.outcomes.window.ReportWindow;
import org.softstone.outcomes.window.WindowState;

/**
 * A course in memory, whose windows open and close as time passes and are planned anew whenever something changes: the life
 * that {@link PlanCourses} and {@link TurnDueWindows} give to a stored one.
 */
final class ACourse {

    static final WindowSchedule SCHEDULE =
            new WindowSchedule(Duration.ofHours(24), Duration.ofHours(24), Duration.ofHours(72), 12, 12);
    static final UUID COURSE = UUID.randomUUID();
    private static final UUID PATIENT = UUID.randomUUID();
    private static final UUID SITE = UUID.randomUUID();

    final Map<Integer, VisitReplica> visits = new TreeMap<>();
    final Map<Integer, ReportWindow> windows = new TreeMap<>();
    final List<String> turns = new ArrayList<>();
    private final Instant enrolledAt;
    private final ZoneId siteZone;
    private WindowSchedule schedule = SCHEDULE;
    ZoneId zone;
    Instant now;
    private Instant startedAt;
    private Instant heldAt;
    private Instant resumedAt;
    private CourseReplica.End end;
    private boolean succeeded;
    private Instant reportingEndedAt;

    private ACourse(Instant enrolledAt, ZoneId zone) {
        this.enrolledAt = enrolledAt;
        this.now = enrolledAt;
        this.zone = zone;
        this.siteZone = zone;
        windows.put(
                0,
                new ReportWindow(
                        UUID.randomUUID(),
                        PATIENT,
                        COURSE,
                        0,
                        null,
                        SCHEDULE.baseline(enrolledAt),
                        WindowState.OPEN,
                        null));
    }

    static ACourse enrolled(Instant at, ZoneId zone) {
        return new ACourse(at, zone);
    }

    ACourse start() {
        startedAt = now;
        return plan();
    }

    ACourse hold() {
        heldAt = now;
        return plan();
    }

    ACourse resume() {
        resumedAt = now;
        return plan();
    }

    ACourse complete() {
        end = end == null ? new CourseReplica.End.Completed(now) : end;
        return plan();
    }

    ACourse discontinue() {
        end = end == null ? new CourseReplica.End.Discontinued(now) : end;
        return plan();
    }

    ACourse succeed() {
        succeeded = true;
        return plan();
    }

    ACourse endReporting() {
        reportingEndedAt = reportingEndedAt == null ? now : reportingEndedAt;
        return plan();
    }

    ACourse takeBackEndOfReporting() {
        reportingEndedAt = null;
        return plan();
    }

    ACourse book(int number, Instant startsAt) {
        put(VisitReplica.booked(idOf(number, startsAt), number, startsAt, siteZone));
        return plan();
    }

    /** One visit a week, from number 1. */
    ACourse series(int visitCount, Instant first) {
        for (int number = 1; number <= visitCount; number++) {
            put(VisitReplica.booked(
                    idOf(number, first),
                    number,
                    first.atZone(siteZone).plusWeeks(number - 1L).toInstant(),
                    siteZone));
        }
        return plan();
    }

    ACourse turn(int number, VisitState state) {
        VisitReplica visit = visits.get(number);
        put(new VisitReplica(visit.visitId(), number, visit.startsAt(), visit.zone(), state, null, null));
        return plan();
    }

    ACourse cancel(int number) {
        return turn(number, VisitState.CANCELLED);
    }

    ACourse travel(ZoneId to) {
        zone = to;
        return plan();
    }

    ACourse dueBeforeVisit(Duration dueBeforeVisit) {
        schedule = schedule.dueBeforeVisit(dueBeforeVisit);
        return plan();
    }

    ACourse file(int week) {
        ReportWindow window = windows.get(week);
        windows.put(week, in(window, WindowState.SUBMITTED));
        return plan();
    }

    /** Windows open and close on the way, each at its time. */
    ACourse passTo(Instant until) {
        while (true) {
            ReportWindow next = windows.values().stream()
                    .filter(window -> window.nextTurn().isPresent())
                    .min(Comparator.comparing(window -> window.nextTurn().orElseThrow()))
                    .orElse(null);
            if (next == null || next.nextTurn().orElseThrow().isAfter(until)) {
                now = until;
                return this;
            }
            now = now.isAfter(next.nextTurn().orElseThrow())
                    ? now
                    : next.nextTurn().orElseThrow();
            WindowState state = next.state() == WindowState.UPCOMING
                    ? WindowState.OPEN
                    : end instanceof CourseReplica.End.Discontinued ? WindowState.CANCELLED : WindowState.MISSED;
            windows.put(next.week(), in(next, state));
            turns.add(Code.of(state) + " " + next.week());
            if (state == WindowState.OPEN && windows.keySet().stream().allMatch(week -> week <= next.week())) {
                plan();
            }
        }
    }

    ACourse pass(Duration by) {
        return passTo(now.plus(by));
    }

    CourseFacts facts() {
        CourseReplica course = new CourseReplica(
                COURSE,
                PATIENT,
                SITE,
                zone,
                enrolledAt,
                startedAt,
                heldAt,
                resumedAt,
                end,
                succeeded,
                reportingEndedAt);
        return new CourseFacts(course, List.copyOf(visits.values()), List.copyOf(windows.values()), schedule);
    }

    /** As {@link PlanCourses} does. */
    ACourse plan() {
        boolean again = true;
        while (again) {
            List<WindowChange> changes = WindowChange.of(facts(), now);
            for (WindowChange change : changes) {
                switch (change.kind()) {
                    case ADD, MOVE, CANCEL, UNCANCEL ->
                        windows.put(change.window().week(), change.window());
                    case WITHDRAW -> windows.remove(change.window().week());
                }
            }
            again = changes.stream().anyMatch(change -> change.kind() == WindowChange.Kind.UNCANCEL);
        }
        return this;
    }

    Instant due(int week) {
        return windows.get(week).times().dueAt();
    }

    List<Instant> dues() {
        return windows.values().stream().map(window -> window.times().dueAt()).toList();
    }

    private void put(VisitReplica visit) {
        visits.put(visit.number(), visit);
    }

    private static UUID idOf(int number, Instant startsAt) {
        return UUID.nameUUIDFromBytes((number + "/" + startsAt).getBytes(StandardCharsets.UTF_8));
    }

    private static ReportWindow in(ReportWindow window, WindowState state) {
        return new ReportWindow(
                window.windowId(),
                window.patientId(),
                window.courseId(),
                window.plan(),
                state,
                state == WindowState.SUBMITTED ? UUID.randomUUID() : null,
                state == WindowState.CANCELLED ? window.times().closesAt() : null);
    }
}

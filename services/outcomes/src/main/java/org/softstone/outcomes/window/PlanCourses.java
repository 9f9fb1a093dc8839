package org.softstone.outcomes.window;

import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.softstone.http.Ids;
import org.softstone.time.Timers;

/**
 * Makes, moves and takes back windows that have not opened, so that they are as {@link WindowPlan} wants them now: however
 * many courses, in a handful of statements. The caller holds the locks of their patients.
 */
@ApplicationScoped
class PlanCourses {

    private final KnownCourses courses;
    private final Windows windows;
    private final Timers timers;

    PlanCourses(KnownCourses courses, Windows windows, Timers timers) {
        this.courses = courses;
        this.windows = windows;
        this.timers = timers;
    }

    void plan(Collection<UUID> courseIds, Instant now) {
        // Due timers take no patient lock, so a window may open between reading and moving it: look again then.
        Set<UUID> unsettled = Set.copyOf(courseIds);
        while (!unsettled.isEmpty()) {
            List<Change> changes = courses.facts(unsettled).stream()
                    .flatMap(facts -> changes(facts, WindowPlan.of(facts, now), now))
                    .toList();
            Set<Week> made = make(changes);
            unsettled = changes.stream()
                    .map(Change::window)
                    .filter(window -> !made.contains(Week.of(window)))
                    .map(ReportWindow::courseId)
                    .collect(toSet());
        }
    }

    private enum Kind {
        ADD,
        MOVE,
        WITHDRAW
    }

    private record Change(Kind kind, ReportWindow window) {}

    private static Stream<Change> changes(CourseFacts facts, List<PlannedWindow> plan, Instant now) {
        Stream<Change> wanted = plan.stream()
                .flatMap(planned -> facts.ofWeek(planned.week())
                        .map(known -> known.isAs(planned)
                                ? Stream.<Change>empty()
                                : Stream.of(new Change(Kind.MOVE, known.as(planned))))
                        .orElseGet(() -> Stream.of(
                                new Change(Kind.ADD, ReportWindow.upcoming(planned, Ids.next(), facts.course())))));
        Stream<Change> unwanted = facts.windows().stream()
                .filter(window -> window.week() > 0 && !window.isSettled(now))
                .filter(window -> plan.stream().noneMatch(planned -> planned.week() == window.week()))
                .map(window -> new Change(Kind.WITHDRAW, window));
        return Stream.concat(wanted, unwanted);
    }

    private record Week(UUID courseId, int week) {
        static Week of(ReportWindow window) {
            return new Week(window.courseId(), window.week());
        }
    }

    /** @return the weeks with which it went as wanted */
    private Set<Week> make(List<Change> changes) {
        List<ReportWindow> added = windows.add(of(Kind.ADD, changes));
        List<ReportWindow> moved = windows.move(of(Kind.MOVE, changes));
        List<ReportWindow> withdrawn = windows.withdraw(of(Kind.WITHDRAW, changes));
        Map<UUID, Instant> turns = Stream.concat(added.stream(), moved.stream())
                .filter(window -> window.nextTurn().isPresent())
                .collect(toMap(
                        ReportWindow::windowId, window -> window.nextTurn().orElseThrow()));
        timers.schedule(TurnDueWindows.TIMER, turns);
        timers.cancel(
                TurnDueWindows.TIMER,
                Stream.concat(moved.stream(), withdrawn.stream())
                        .map(ReportWindow::windowId)
                        .filter(id -> !turns.containsKey(id))
                        .toList());
        return Stream.of(added, moved, withdrawn)
                .flatMap(List::stream)
                .map(Week::of)
                .collect(toSet());
    }

    private static List<ReportWindow> of(Kind kind, List<Change> changes) {
        return changes.stream()
                .filter(change -> change.kind() == kind)
                .map(Change::window)
                .toList();
    }
}

package org.softstone.outcomes.planning;

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
import org.softstone.messaging.Outbox;
import org.softstone.outcomes.planning.WindowChange.Kind;
import org.softstone.outcomes.window.ReportWindow;
import org.softstone.outcomes.window.WindowState;
import org.softstone.outcomes.window.Windows;
import org.softstone.time.Timers;

/**
 * Adds, moves and withdraws windows that have not opened, so that they match {@link WindowPlan}, and cancels windows, open ones
 * too, whose reports are no longer expected: a handful of statements for any number of courses. The caller holds the locks of
 * their patients.
 */
@ApplicationScoped
public class PlanCourses {

    private final ReadCourseFacts courses;
    private final Windows windows;
    private final Timers timers;
    private final Outbox outbox;

    PlanCourses(ReadCourseFacts courses, Windows windows, Timers timers, Outbox outbox) {
        this.courses = courses;
        this.windows = windows;
        this.timers = timers;
        this.outbox = outbox;
    }

    public void plan(Collection<UUID> courseIds, Instant now) {
        // Due timers take no patient lock, so a window may open between reading and moving it: then plan again.
        Set<UUID> unsettled = Set.copyOf(courseIds);
        while (!unsettled.isEmpty()) {
            List<WindowChange> changes = courses.facts(unsettled).stream()
                    .flatMap(facts -> WindowChange.of(facts, now).stream())
                    .toList();
            Set<Week> made = make(changes);
            unsettled = changes.stream()
                    .filter(change -> change.kind() == Kind.UNCANCEL || !made.contains(Week.of(change.window())))
                    .map(change -> change.window().courseId())
                    .collect(toSet());
        }
    }

    private record Week(UUID courseId, int week) {
        static Week of(ReportWindow window) {
            return new Week(window.courseId(), window.week());
        }
    }

    /** @return the weeks whose change succeeded */
    private Set<Week> make(List<WindowChange> changes) {
        List<ReportWindow> added = windows.add(of(Kind.ADD, changes));
        List<ReportWindow> moved = windows.move(of(Kind.MOVE, changes));
        List<ReportWindow> withdrawn = windows.withdraw(of(Kind.WITHDRAW, changes));
        List<ReportWindow> cancelled = windows.cancel(of(Kind.CANCEL, changes));
        List<ReportWindow> back = windows.uncancel(of(Kind.UNCANCEL, changes));
        Map<UUID, Instant> turns = Stream.of(added, moved, back)
                .flatMap(List::stream)
                .filter(window -> window.nextTurn().isPresent())
                .collect(toMap(
                        ReportWindow::windowId, window -> window.nextTurn().orElseThrow()));
        timers.schedule(TurnDueWindows.TIMER, turns);
        timers.cancel(
                TurnDueWindows.TIMER,
                Stream.of(moved, withdrawn, cancelled)
                        .flatMap(List::stream)
                        .map(ReportWindow::windowId)
                        .filter(id -> !turns.containsKey(id))
                        .toList());
        outbox.append(back.stream()
                .filter(window -> window.state() == WindowState.OPEN)
                .map(ReportWindow::opened)
                .toList());
        return Stream.of(added, moved, withdrawn, cancelled, back)
                .flatMap(List::stream)
                .map(Week::of)
                .collect(toSet());
    }

    private static List<ReportWindow> of(Kind kind, List<WindowChange> changes) {
        return changes.stream()
                .filter(change -> change.kind() == kind)
                .map(WindowChange::window)
                .toList();
    }
}

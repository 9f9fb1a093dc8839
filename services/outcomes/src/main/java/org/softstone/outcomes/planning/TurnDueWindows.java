package org.softstone.outcomes.planning;

import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.softstone.contracts.ReportEvent;
import org.softstone.messaging.Outbox;
import org.softstone.outcomes.pause.Pauses;
import org.softstone.outcomes.window.ReportWindow;
import org.softstone.outcomes.window.Windows;
import org.softstone.time.DueTimerHandler;
import org.softstone.time.Timers;

/**
 * Opens and closes windows whose time has come, all of one call in a handful of statements. A window that was opened late
 * closes with the next call, so that its two events come in order.
 */
@ApplicationScoped
class TurnDueWindows implements DueTimerHandler {

    /** Of each window that is yet to open or to close; its subject is the window. */
    static final String TIMER = "report-window";

    private final Windows windows;
    private final ReplanCourses replanCourses;
    private final Timers timers;
    private final Pauses pauses;
    private final Outbox outbox;

    TurnDueWindows(Windows windows, ReplanCourses replanCourses, Timers timers, Pauses pauses, Outbox outbox) {
        this.windows = windows;
        this.timers = timers;
        this.pauses = pauses;
        this.replanCourses = replanCourses;
        this.outbox = outbox;
    }

    @Override
    public String kind() {
        return TIMER;
    }

    @Override
    public void onDue(List<UUID> subjects, Instant now) {
        List<ReportWindow> closed = windows.close(subjects, now);
        List<ReportWindow> unanswered =
                closed.stream().filter(ReportWindow::isMissed).toList();
        Pauses.OfPatients paused =
                pauses.of(unanswered.stream().map(ReportWindow::patientId).toList());
        Stream<Turn> missed = unanswered.stream()
                .map(window -> new Turn(window.times().closesAt(), window.missed(window.isPaused(paused))));
        Stream<Turn> opened = open(without(subjects, closed), now).stream()
                .map(window -> new Turn(window.times().opensAt(), window.opened()));
        outbox.append(Stream.concat(missed, opened)
                .sorted(Comparator.comparing(Turn::at))
                .map(Turn::event)
                .toList());
    }

    private static List<UUID> without(List<UUID> subjects, List<ReportWindow> closed) {
        Set<UUID> gone = closed.stream().map(ReportWindow::windowId).collect(toSet());
        return subjects.stream().filter(subject -> !gone.contains(subject)).toList();
    }

    /** Each goes on to its closing; a course whose last window has opened is asked about another week. */
    private List<ReportWindow> open(List<UUID> subjects, Instant now) {
        List<ReportWindow> opened = subjects.isEmpty() ? List.of() : windows.open(subjects, now);
        if (opened.isEmpty()) {
            return opened;
        }
        timers.schedule(
                TIMER,
                opened.stream()
                        .filter(window -> window.nextTurn().isPresent())
                        .collect(toMap(
                                ReportWindow::windowId,
                                window -> window.nextTurn().orElseThrow())));
        replanCourses.later(
                windows.coursesEndingWith(
                        opened.stream().map(ReportWindow::windowId).toList()),
                now);
        return opened;
    }

    private record Turn(Instant at, ReportEvent event) {}
}

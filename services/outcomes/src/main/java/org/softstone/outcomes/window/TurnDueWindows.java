package org.softstone.outcomes.window;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.softstone.contracts.ReportEvent;
import org.softstone.messaging.Outbox;
import org.softstone.outcomes.pause.Pauses;
import org.softstone.time.DueTimerHandler;

/**
 * Opens and closes windows whose time has come, all of one call in a handful of statements. A window that was opened late
 * closes with the next call, so that its two events come in order.
 */
@ApplicationScoped
class TurnDueWindows implements DueTimerHandler {

    private final Windows windows;
    private final OpenWindows openWindows;
    private final Pauses pauses;
    private final Outbox outbox;

    TurnDueWindows(Windows windows, OpenWindows openWindows, Pauses pauses, Outbox outbox) {
        this.windows = windows;
        this.pauses = pauses;
        this.openWindows = openWindows;
        this.outbox = outbox;
    }

    @Override
    public String kind() {
        return PlanWindow.TIMER;
    }

    @Override
    public void onDue(List<UUID> subjects, Instant now) {
        List<ReportWindow> closed = windows.miss(subjects, now);
        Map<UUID, Pauses.InZone> paused =
                pauses.current(closed.stream().map(ReportWindow::patientId).toList());
        Stream<Turn> missed = closed.stream()
                .map(window -> new Turn(window.times().closesAt(), window.missed(isPaused(window, paused))));
        Stream<Turn> opened = openWindows.among(subjects, now).stream()
                .map(window -> new Turn(window.times().opensAt(), window.opened()));
        outbox.append(Stream.concat(missed, opened)
                .sorted(Comparator.comparing(Turn::at))
                .map(Turn::event)
                .toList());
    }

    private static boolean isPaused(ReportWindow window, Map<UUID, Pauses.InZone> paused) {
        Pauses.InZone ofPatient = paused.get(window.patientId());
        return ofPatient != null
                && ofPatient.cover(window.times().dueAt(), window.times().closesAt());
    }

    private record Turn(Instant at, ReportEvent event) {}
}

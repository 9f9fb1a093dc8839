package org.softstone.outcomes.window;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.softstone.contracts.ReportEvent;
import org.softstone.messaging.Outbox;
import org.softstone.time.DueTimerHandler;

/**
 * Opens and closes windows whose time has come, all of one call in a handful of statements. A window that was opened late
 * closes with the next call, so that its two events come in order.
 */
@ApplicationScoped
class TurnDueWindows implements DueTimerHandler {

    private final Windows windows;
    private final OpenWindows openWindows;
    private final Outbox outbox;

    TurnDueWindows(Windows windows, OpenWindows openWindows, Outbox outbox) {
        this.windows = windows;
        this.openWindows = openWindows;
        this.outbox = outbox;
    }

    @Override
    public String kind() {
        return PlanWindow.TIMER;
    }

    @Override
    public void onDue(List<UUID> subjects, Instant now) {
        Stream<Turn> missed = windows.miss(subjects, now).stream()
                .map(window -> new Turn(window.times().closesAt(), window.missed()));
        Stream<Turn> opened = openWindows.among(subjects, now).stream()
                .map(window -> new Turn(window.times().opensAt(), window.opened()));
        outbox.append(Stream.concat(missed, opened)
                .sorted(Comparator.comparing(Turn::at))
                .map(Turn::event)
                .toList());
    }

    private record Turn(Instant at, ReportEvent event) {}
}

package org.softstone.outcomes.window;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.softstone.contracts.ReportMissed;
import org.softstone.outcomes.pause.Pauses;
import org.softstone.time.Timers;

/** Takes a report out of its window, as if it had never been filed. The caller holds the patient's lock. */
@ApplicationScoped
public class ReleaseWindow {

    private final Windows windows;
    private final Timers timers;
    private final Pauses pauses;

    ReleaseWindow(Windows windows, Timers timers, Pauses pauses) {
        this.windows = windows;
        this.timers = timers;
        this.pauses = pauses;
    }

    /**
     * The window is open again until it closes, or missed when it has closed.
     *
     * @return the event to announce when it is missed
     * @throws IllegalStateException when there is no such window, or no report in it
     */
    public Optional<ReportMissed> release(UUID windowId, Instant now) {
        ReportWindow window = windows.release(windowId, now);
        if (window.state() == WindowState.MISSED) {
            return Optional.of(window.missed(isPaused(window)));
        }
        window.nextTurn().ifPresent(closing -> timers.schedule(TurnDueWindows.TIMER, windowId, closing));
        return Optional.empty();
    }

    private boolean isPaused(ReportWindow window) {
        Pauses.InZone ofPatient = pauses.current(List.of(window.patientId())).get(window.patientId());
        return ofPatient != null
                && ofPatient.cover(window.times().dueAt(), window.times().closesAt());
    }
}

package org.softstone.outcomes.window;

import jakarta.enterprise.context.ApplicationScoped;
import org.softstone.contracts.PatientProfile;
import org.softstone.http.Cursor;
import org.softstone.http.Page;
import org.softstone.http.Paging;
import org.softstone.outcomes.pause.PauseList;
import org.softstone.outcomes.pause.Pauses;

/** A patient's windows, as they and their team see them. */
@ApplicationScoped
class ShowWindows {

    private final Windows windows;
    private final Pauses pauses;

    ShowWindows(Windows windows, Pauses pauses) {
        this.windows = windows;
        this.pauses = pauses;
    }

    /** By opening time. */
    Page<WindowView> page(PatientProfile patient, Paging paging) {
        PauseList paused = pauses.current(patient.patientId()).value();
        return paging.page(
                windows.page(patient.patientId(), paging),
                window -> WindowView.from(
                        window,
                        paused.cover(window.times().dueAt(), window.times().closesAt(), patient.zone())),
                last -> Cursor.of(last.times().opensAt(), last.windowId()));
    }
}

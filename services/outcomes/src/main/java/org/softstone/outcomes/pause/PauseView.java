package org.softstone.outcomes.pause;

import java.time.LocalDate;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** See {@link Pause}. */
@Schema(name = "Pause")
record PauseView(UUID pauseId, LocalDate from, LocalDate until, PauseReason reason) {

    static PauseView from(Pause pause) {
        return new PauseView(pause.pauseId(), pause.from(), pause.until(), pause.reason());
    }
}

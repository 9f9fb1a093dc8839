package org.softstone.outcomes.pause;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * See {@link Pause}.
 *
 * @param definedBy who entered it first; absent, like {@code definedAt}, for the patient
 * @param definedAt when: one that was entered after its days changed what had counted as missed
 */
@Schema(name = "Pause")
@JsonInclude(JsonInclude.Include.NON_NULL)
record PauseView(
        UUID pauseId,
        LocalDate from,
        LocalDate until,
        PauseReason reason,

        @Schema(description = "Who entered it first; only for staff")
        String definedBy,

        @Schema(description = "When it was entered first; only for staff")
        Instant definedAt) {

    static PauseView from(Pause pause) {
        return new PauseView(pause.pauseId(), pause.from(), pause.until(), pause.reason(), null, null);
    }

    static PauseView from(Pause pause, Pauses.Origin origin) {
        return new PauseView(pause.pauseId(), pause.from(), pause.until(), pause.reason(), origin.by(), origin.at());
    }
}

package org.softstone.outcomes.pause;

import java.time.LocalDate;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** @param pauseId made by the client, so that it may retry the request; null to have one made */
@Schema(name = "PauseRequest")
record PauseRequest(
        UUID pauseId,

        @Schema(required = true, description = "First day, in the patient's time zone")
        LocalDate from,

        @Schema(required = true, description = "Last day, included")
        LocalDate until,

        @Schema(required = true) PauseReason reason) {

    boolean asks(Pause pause) {
        return pause.from().equals(from) && pause.until().equals(until) && pause.reason() == reason;
    }
}

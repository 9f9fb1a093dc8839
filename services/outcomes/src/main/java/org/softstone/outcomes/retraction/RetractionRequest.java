package org.softstone.outcomes.retraction;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.softstone.outcomes.answer.Reason;

/** Why a report must not count. */
@Schema(name = "RetractionReason")
record RetractionRequest(
        @Schema(
                minLength = 1,
                maxLength = Reason.MOST_CHARACTERS,
                required = true,
                description = "Such as: filed for the wrong patient")
        String reason) {

    @Override
    public String toString() {
        return "RetractionRequest[…]";
    }
}

package org.softstone.outcomes.retraction;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Why a report must not count. */
@Schema(name = "RetractionReason")
record RetractionRequest(
        @Schema(minLength = 1, maxLength = 500, required = true, description = "Such as: filed for the wrong patient")
        String reason) {

    @Override
    public String toString() {
        return "RetractionRequest[…]";
    }
}

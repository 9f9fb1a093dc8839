package org.softstone.infusions.spacing;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.softstone.http.FieldCheck;

/** @param overrideReason why the step is taken although two infusions are too close; one line of up to 200 characters */
public record OverrideRequest(
        @Schema(examples = "Physician wants to see the patient before deciding")
        String overrideReason) {

    /** The reason, or null when there is no body or no reason in it. */
    public static String optional(OverrideRequest request) {
        if (request == null) {
            return null;
        }
        FieldCheck check = new FieldCheck();
        String reason = check.optionalReason(request.overrideReason, "/overrideReason");
        check.throwIfAny();
        return reason;
    }

    @Override
    public String toString() {
        return "OverrideRequest[hidden]";
    }
}

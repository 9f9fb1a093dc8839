package org.softstone.infusions.request;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.softstone.http.FieldCheck;

/** @param reason why, on one line of up to 200 characters; it stays in this service */
public record ReasonRequest(
        @Schema(examples = "Bicarbonate 17 mmol/L") String reason) {

    /** The reason, or null when there is no body or no reason in it. */
    public static String optional(ReasonRequest request) {
        return request == null || request.reason == null ? null : required(request);
    }

    /** The reason; without one the request ends with 422. */
    public static String required(ReasonRequest request) {
        FieldCheck check = new FieldCheck();
        String reason = check.reason(request.reason, "/reason");
        check.throwIfAny();
        return reason;
    }

    @Override
    public String toString() {
        return "ReasonRequest[hidden]";
    }
}

package org.softstone.infusions.course;

import java.time.OffsetDateTime;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * @param givenAt when the patient agreed; default now
 * @param documentReference under which the signed document is found
 */
record ConsentRequest(
        @Schema(required = true) Consent.GivenBy givenBy,
        OffsetDateTime givenAt,
        @Schema(required = true, examples = "DMS-4711") String documentReference) {

    @Override
    public String toString() {
        return "ConsentRequest[hidden]";
    }
}

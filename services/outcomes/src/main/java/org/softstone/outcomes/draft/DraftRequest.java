package org.softstone.outcomes.draft;

import com.fasterxml.jackson.databind.JsonNode;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.softstone.outcomes.answer.WireText;

/** A draft as phones send it; times come as text, so that every field that cannot be accepted is named at once. */
@Schema(name = "DraftToSave", description = "What the patient has filled in so far")
public record DraftRequest(
        @Schema(
                format = "date-time",
                required = true,
                description = "When the patient last changed it, by her phone's clock")
        String savedAt,

        @Schema(
                format = "date-time",
                description =
                        "When the phone sends this request, by the same clock: corrects savedAt by the clock's error")
        String sentAt,

        @Schema(
                required = true,
                type = SchemaType.OBJECT,
                implementation = Object.class,
                description =
                        "Any of a report's fields. Their names and kinds are checked and not their values: a draft may be wrong yet")
        JsonNode report) {

    /** The same as part of a request that says when it was sent. */
    public DraftRequest withClock(String requestSentAt) {
        return new DraftRequest(savedAt, WireText.sentAt(sentAt, requestSentAt), report);
    }

    @Override
    public String toString() {
        return "DraftRequest[…]";
    }
}

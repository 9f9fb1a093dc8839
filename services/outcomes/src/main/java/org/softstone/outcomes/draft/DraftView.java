package org.softstone.outcomes.draft;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.time.OffsetDateTime;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A draft as the patient's phone sees it; see {@link Draft}. */
@Schema(name = "Draft")
public record DraftView(
        OffsetDateTime savedAt,
        Instant correctedAt,
        Instant receivedAt,

        @Schema(type = SchemaType.OBJECT, implementation = Object.class)
        JsonNode report) {

    static DraftView from(Draft draft) {
        return draft == null
                ? null
                : new DraftView(draft.savedAt(), draft.correctedAt(), draft.receivedAt(), draft.report());
    }

    @Override
    public String toString() {
        return "DraftView[savedAt=" + savedAt + "]";
    }
}

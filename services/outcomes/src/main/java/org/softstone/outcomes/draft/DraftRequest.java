package org.softstone.outcomes.draft;

import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What the API's document says of a draft; {@link DraftReading} reads it. */
@Schema(name = "DraftToSave", description = "What the patient has filled in so far")
public record DraftRequest(
        @Schema(
                format = "date-time",
                required = true,
                description = "When the patient last changed it, by their phone's clock")
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
                        "Any of a report's fields. Their names and types are checked, their values are not: a draft may be wrong")
        Object report) {}

package org.softstone.outcomes.amendment;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.softstone.outcomes.answer.Reason;
import org.softstone.outcomes.answer.ReportRequest;

/** What the API's document says of a correction; {@link AmendmentReading} reads it. */
@Schema(name = "Amendment", description = "A correction of a stored report: the whole report as it should have been")
public record AmendmentRequest(
        @Schema(format = "uuid", description = "The report; where the path names it, the same")
        String reportId,

        @Schema(format = "uuid", required = true, description = "Made by the sender, so that sending may be repeated")
        String amendmentId,

        @Schema(
                minLength = 1,
                maxLength = Reason.MOST_CHARACTERS,
                required = true,
                description = "In code points; line ends and control characters as in a note")
        String reason,

        @Schema(format = "date-time", description = "When it was made, by the sender's clock; the arrival when absent")
        String amendedAt,

        @Schema(format = "date-time", description = "When this request is sent, by the same clock")
        String sentAt,

        @Schema(required = true, description = "Its windowId, openedAt, submittedAt and sentAt change nothing")
        ReportRequest report) {}

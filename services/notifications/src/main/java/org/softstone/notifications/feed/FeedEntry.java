package org.softstone.notifications.feed;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.softstone.contracts.AlertLevel;

/**
 * One entry of a person's feed, as they may see it now. Whatever does not apply is absent; a {@code withdrawn} entry has only
 * sequence and kind. Withdrawn are entries about a patient whom the person no longer treats, and entries that show scores of
 * a report that was entered in error.
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonPropertyOrder({"sequence", "kind", "at", "patientId", "reportId", "windowId", "alertId", "level"})
@Schema(requiredProperties = {"sequence", "kind"})
public record FeedEntry(
        @Schema(description = "1, 2, 3 … of this person, without a gap")
        long sequence,

        @Schema(
                description =
                        "report-submitted, report-amended, report-retracted, report-missed, alert-raised,"
                                + " alert-raised-again, alert-evidence-changed, alert-acknowledged, alert-resolved or withdrawn")
        String kind,

        @JsonUnwrapped Shown shown,

        @Schema(
                description =
                        "of a withdrawn entry because of which the caller no longer treats somebody: the sequences"
                                + " of the entries that are withdrawn with it, first and last of each run")
        List<Run> withdraws) {

    /** What an entry shows that is not withdrawn. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Shown(
            Instant at,
            UUID patientId,
            UUID reportId,
            UUID windowId,
            @JsonUnwrapped ShownAlert alert,
            String summary,
            Boolean read) {}

    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record ShownAlert(
            UUID alertId,
            AlertLevel level,
            String rule,

            @Schema(description = "who has the alert, or had it before it got worse; absent when nobody has taken it")
            String owner) {}

    /** Sequences without a gap. */
    @Schema(name = "FeedEntryRun")
    public record Run(long first, long last) {}

    /** @param withdraws earlier entries that are withdrawn with it; null for none */
    static FeedEntry withdrawn(long sequence, List<Run> withdraws) {
        return new FeedEntry(sequence, "withdrawn", null, withdraws);
    }

    /** Scores of a patient do not belong in a log. */
    @Override
    public String toString() {
        return "FeedEntry[" + sequence + " " + kind + "]";
    }
}

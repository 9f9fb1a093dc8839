package org.softstone.notifications.feed;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.softstone.contracts.AlertLevel;

/**
 * One entry of a person's feed, as she may see it now. Whatever does not apply is absent; a {@code withdrawn} entry has
 * nothing but sequence and kind. Withdrawn is what tells of a patient whom she no longer treats, and what shows scores of a
 * report that was entered in error.
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(requiredProperties = {"sequence", "kind"})
public record FeedEntry(
        @Schema(description = "1, 2, 3 … of this person, without a gap")
        long sequence,

        @Schema(
                description =
                        "report-submitted, report-amended, report-retracted, report-missed, alert-raised,"
                                + " alert-raised-again, alert-evidence-changed, alert-acknowledged, alert-resolved or withdrawn")
        String kind,

        Instant at,
        UUID patientId,
        UUID reportId,
        UUID windowId,
        UUID alertId,
        AlertLevel level,
        String rule,

        @Schema(description = "who has the alert, or had it before it got worse; absent when nobody has taken it")
        String owner,

        String summary,
        Boolean read,

        @Schema(
                description =
                        "of a withdrawn entry that tells that the caller no longer treats somebody: the sequences of the"
                                + " entries that are withdrawn with it, first and last of each run")
        List<Run> withdraws) {

    /** Sequences without a gap. */
    @Schema(name = "FeedEntryRun")
    public record Run(long first, long last) {}

    /** The kind of an entry that its recipient may no longer see. */
    static final String WITHDRAWN = "withdrawn";

    static FeedEntry withdrawn(long sequence) {
        return withdrawn(sequence, null);
    }

    /** @param withdraws earlier entries that are withdrawn with it; null when it tells of none */
    static FeedEntry withdrawn(long sequence, List<Run> withdraws) {
        return new FeedEntry(
                sequence, WITHDRAWN, null, null, null, null, null, null, null, null, null, null, withdraws);
    }

    /** Scores of a patient do not belong in a log. */
    @Override
    public String toString() {
        return "FeedEntry[" + sequence + " " + kind + "]";
    }
}

package org.softstone.outcomes.draft;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.softstone.outcomes.report.ClockView;

/**
 * The answer to a draft.
 *
 * @param draft the current one; null when there is none
 * @param clock of the phone; absent unless it sent an impossible time
 * @param discarded the draft that was overwritten or ignored, which the phone may show; null when nothing was lost
 */
@Schema(name = "SavedDraft")
public record SavedDraft(
        Outcome outcome,
        @Schema(nullable = true) DraftView draft,
        @Schema(nullable = true) DraftView discarded,
        @JsonInclude(JsonInclude.Include.NON_NULL) ClockView clock) {

    /** What became of the draft that was sent. */
    @Schema(name = "DraftOutcome")
    public enum Outcome {
        /** It is the current draft. */
        @JsonProperty("saved")
        SAVED,
        /** Another one was saved later and is the current draft. */
        @JsonProperty("older")
        OLDER,
        /** It was deleted, or its report was sent, after it had been saved. */
        @JsonProperty("over")
        OVER
    }

    SavedDraft(Outcome outcome, Draft draft, Draft discarded, ClockView clock) {
        this(outcome, DraftView.from(draft), DraftView.from(discarded), clock);
    }
}

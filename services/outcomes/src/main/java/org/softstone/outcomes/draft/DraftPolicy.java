package org.softstone.outcomes.draft;

import java.time.Instant;
import java.time.OffsetDateTime;

/** Which of two drafts is kept. The order of their arrival does not matter. */
final class DraftPolicy {

    /**
     * What a new draft meets.
     *
     * @param answered whether its report was sent since it was saved
     */
    record Met(boolean answered, Standing standing) {}

    /** What is known of the draft before it. */
    sealed interface Standing {
        /** There never was one. */
        record None() implements Standing {}

        /** It was deleted, or its report was sent. @param savedAt by its phone @param correctedAt that, corrected */
        record Over(OffsetDateTime savedAt, Instant correctedAt) implements Standing {}

        /**
         * @param same whether its report equals the new one
         * @param first whether its report comes first of the two, in an order that knows no time
         */
        record Open(Draft draft, boolean same, boolean first) implements Standing {}
    }

    /** What becomes of the new draft. */
    sealed interface Verdict {
        /** It is the draft now. @param instead of this one, null when there was none or it had the same content */
        record Stands(Draft instead) implements Verdict {}

        /** The other one is kept and has the same content. */
        record Repeats(Draft standing) implements Verdict {}

        /** The other one was saved later. */
        record Older(Draft standing) implements Verdict {}

        /** It was deleted or its report was sent after it had been saved. */
        record Over() implements Verdict {}
    }

    private DraftPolicy() {}

    static Verdict decide(Draft draft, Met met) {
        if (met.answered()) {
            return new Verdict.Over();
        }
        return switch (met.standing()) {
            case Standing.None _ -> new Verdict.Stands(null);
            case Standing.Over over -> afterEnd(draft, over);
            case Standing.Open open -> besides(draft, open);
        };
    }

    private static Verdict afterEnd(Draft draft, Standing.Over over) {
        // the same draft once more may seem later by as much as its two ways here took differently long; clocks that
        // are
        // reset tell the same time for different drafts
        boolean itself = draft.believed() && draft.savedAt().isEqual(over.savedAt());
        boolean later = draft.correctedAt().isAfter(over.correctedAt());
        return later && !itself ? new Verdict.Stands(null) : new Verdict.Over();
    }

    private static Verdict besides(Draft draft, Standing.Open open) {
        int order = draft.correctedAt().compareTo(open.draft().correctedAt());
        if (open.same()) {
            return order > 0 ? new Verdict.Stands(null) : new Verdict.Repeats(open.draft());
        }
        return order > 0 || order == 0 && !open.first()
                ? new Verdict.Stands(open.draft())
                : new Verdict.Older(open.draft());
    }
}

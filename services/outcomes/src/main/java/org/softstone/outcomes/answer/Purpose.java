package org.softstone.outcomes.answer;

import java.util.Set;
import org.softstone.contracts.ReportSubmitted.Mode;

/** What a report is sent for: what may be left out, and who may have answered. */
public enum Purpose {
    FILED_BY_PATIENT(true, false, Set.of(Mode.SELF, Mode.PROXY)),
    /** The arrival counts. Who answered is required: it was not the patient on their own phone. */
    FILED_BY_STAFF(false, true, Set.of(Mode.PHONE, Mode.PROXY)),
    /** The times stay those of the report as first sent. */
    AMENDED_BY_PATIENT(false, false, Set.of(Mode.SELF, Mode.PROXY)),
    AMENDED_BY_STAFF(false, false, Set.of(Mode.PHONE, Mode.PROXY));

    private final boolean timed;
    private final boolean modeRequired;
    private final Set<Mode> modes;

    Purpose(boolean timed, boolean modeRequired, Set<Mode> modes) {
        this.timed = timed;
        this.modeRequired = modeRequired;
        this.modes = modes;
    }

    boolean needsSubmittedAt() {
        return timed;
    }

    /** Whose report is named beside it. */
    boolean isAmendment() {
        return !timed && !modeRequired;
    }

    boolean needsMode() {
        return modeRequired;
    }

    Set<Mode> modes() {
        return modes;
    }
}

package org.softstone.infusions.spacing;

import org.softstone.database.Code;

/** Steps that an override reason allows although two infusions are too close. Starting one is not among them. */
public enum OverridingStep {
    BOOK("Nothing was booked."),
    RESCHEDULE("The visit was not moved."),
    CHECK_IN("The patient was not checked in."),
    REINSTATE("The no-show was not undone.");

    private final String nothingDone;

    OverridingStep(String nothingDone) {
        this.nothingDone = nothingDone;
    }

    String nothingDone() {
        return nothingDone;
    }

    /** As stored and shown. */
    String word() {
        return Code.of(this);
    }
}

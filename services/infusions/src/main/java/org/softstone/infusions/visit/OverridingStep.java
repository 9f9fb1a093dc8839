package org.softstone.infusions.visit;

import java.util.Locale;

/** What may be insisted on although two infusions come too near to each other. Starting one is not among them. */
enum OverridingStep {
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
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}

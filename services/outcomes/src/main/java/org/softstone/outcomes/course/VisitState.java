package org.softstone.outcomes.course;

/** What became of a visit. */
public enum VisitState {
    /** It has a chair and a time. */
    BOOKED(0),
    /** The patient did not come; that may be undone. */
    MISSED(1),
    /** It will not take place. */
    CANCELLED(2),
    /** The patient came and was not infused. */
    HELD(2),
    /** The infusion is running. */
    STARTED(3),
    /** All of it was given. */
    COMPLETED(4),
    /** Some of it was given. */
    STOPPED_EARLY(4);

    private final int step;

    VisitState(int step) {
        this.step = step;
    }

    /** Whether it is a later state, or another end. */
    boolean follows(VisitState known) {
        return step > known.step || step == known.step && step < STARTED.step;
    }
}

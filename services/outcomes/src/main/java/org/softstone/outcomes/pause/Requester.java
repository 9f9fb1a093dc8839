package org.softstone.outcomes.pause;

/** Who reads or changes pauses. */
enum Requester {
    /** Sees and ends their own pauses. */
    PATIENT,
    /** The patient's team: also sees who entered a pause and when, and withdraws one that was entered by mistake. */
    STAFF
}

package org.softstone.outcomes.pause;

/** Whose wish it is. */
enum Requester {
    /** Sees and ends her own pauses. */
    PATIENT,
    /** Her team, which also sees who told a pause and when, and takes back what was told by mistake. */
    STAFF
}

package org.softstone.messaging;

import java.util.UUID;

/** Events that wait for a snapshot of a patient or team. */
public interface ParkedEvents {

    /** Says that a snapshot of this patient or team is now known: after the commit its events are handled in order. */
    void release(UUID patientOrTeam);
}

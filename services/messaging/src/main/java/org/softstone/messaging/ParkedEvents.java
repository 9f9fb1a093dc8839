package org.softstone.messaging;

import java.util.UUID;

/** Events that wait for a snapshot of a patient or team. */
public interface ParkedEvents {

    /** A snapshot of this patient or team is now stored: after the commit its parked events are handled in order. */
    void release(UUID patientOrTeam);
}

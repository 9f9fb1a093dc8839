package org.softstone.messaging;

import java.util.UUID;

/** The outcome of handling an event. */
public sealed interface Handling {

    Handling DONE = new Done();

    /** Its effects are part of the transaction. */
    record Done() implements Handling {}

    /**
     * It cannot be understood before a snapshot arrives: it is parked, with all later events of its key behind it, and
     * handled in order once {@link ParkedEvents#release} is called for the awaited id.
     *
     * @param awaited the patient or team that is not known yet
     */
    record Parked(UUID awaited) implements Handling {}

    static Handling awaiting(UUID patientOrTeam) {
        return new Parked(patientOrTeam);
    }
}

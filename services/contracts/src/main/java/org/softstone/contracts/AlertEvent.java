package org.softstone.contracts;

import java.util.UUID;

/** Topic {@code softstone.alerts}, keyed by patient. */
public sealed interface AlertEvent extends Event
        permits AlertRaised, AlertRaisedAgain, AlertAcknowledged, AlertResolved {
    UUID patientId();

    UUID alertId();

    @Override
    default UUID key() {
        return patientId();
    }
}

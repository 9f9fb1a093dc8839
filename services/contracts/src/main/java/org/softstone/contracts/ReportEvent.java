package org.softstone.contracts;

import java.util.UUID;

/** Topic {@code softstone.reports}, keyed by patient. */
public sealed interface ReportEvent extends Event
        permits ActivitiesDefined,
                ReportWindowOpened,
                ReportSubmitted,
                ReportAmended,
                ReportRetracted,
                ReportMissed,
                PausesDefined {
    UUID patientId();

    @Override
    default UUID key() {
        return patientId();
    }
}

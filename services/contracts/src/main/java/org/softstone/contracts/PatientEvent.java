package org.softstone.contracts;

import java.util.UUID;

/** Topic {@code softstone.patients}, keyed by patient, compacted. */
public sealed interface PatientEvent extends Event permits PatientProfile {
    UUID patientId();

    @Override
    default UUID key() {
        return patientId();
    }
}

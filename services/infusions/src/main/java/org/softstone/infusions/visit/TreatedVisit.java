package org.softstone.infusions.visit;

import java.util.UUID;
import org.softstone.contracts.PatientProfile;

/** A visit of a patient whom the caller treats. */
public record TreatedVisit(UUID visitId, UUID courseId, PatientProfile patient) {}

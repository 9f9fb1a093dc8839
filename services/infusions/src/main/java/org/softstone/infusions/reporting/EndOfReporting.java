package org.softstone.infusions.reporting;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.time.Instant;
import java.util.UUID;
import org.softstone.contracts.PatientProfile.ReportingEnded;
import org.softstone.http.Ids;

/** One end of a patient's reporting, or its withdrawal. Never deleted: the patient shows only the current one. */
@Entity
class EndOfReporting {

    @Id
    private UUID recordId;

    private UUID patientId;
    private ReportingEnded.Reason reason;
    private String recordedBy;
    private Instant recordedAt;

    protected EndOfReporting() {}

    /** @param reason null when an end is taken back */
    EndOfReporting(UUID patientId, ReportingEnded.Reason reason, String recordedBy, Instant recordedAt) {
        this.recordId = Ids.next();
        this.patientId = patientId;
        this.reason = reason;
        this.recordedBy = recordedBy;
        this.recordedAt = recordedAt;
    }
}

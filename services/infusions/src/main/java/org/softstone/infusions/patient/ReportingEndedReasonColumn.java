package org.softstone.infusions.patient;

import jakarta.persistence.Converter;
import org.softstone.contracts.PatientProfile.ReportingEnded;
import org.softstone.infusions.stored.WordColumn;

@Converter(autoApply = true)
class ReportingEndedReasonColumn extends WordColumn<ReportingEnded.Reason> {
    ReportingEndedReasonColumn() {
        super(ReportingEnded.Reason.class);
    }
}

package org.softstone.outcomes.report;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import org.softstone.access.PatientAccess;

/** Hides from patients who of the staff entered a report, and from coordinators the notes. */
@ApplicationScoped
public class ShowReports {

    private final PatientAccess access;
    private final ReportLimits limits;

    ShowReports(PatientAccess access, ReportLimits limits) {
        this.access = access;
        this.limits = limits;
    }

    public ReportReceipt receipt(FiledReport report) {
        return ReportReceipt.from(report, limits.wrongClock());
    }

    public ReportView toPatient(FiledReport report) {
        return ReportView.toPatient(report, limits.wrongClock());
    }

    /** @param readsNotes see {@link #readsNotes} */
    public ReportView toTeam(FiledReport report, boolean readsNotes) {
        return ReportView.toTeam(report, limits.wrongClock(), readsNotes);
    }

    /** Whether the calling member of staff may read what this patient says in their own words. */
    public boolean readsNotes(UUID patientId) {
        return access.isClinicianOf(patientId);
    }
}

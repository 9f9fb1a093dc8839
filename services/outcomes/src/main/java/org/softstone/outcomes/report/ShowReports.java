package org.softstone.outcomes.report;

import jakarta.enterprise.context.ApplicationScoped;
import org.softstone.access.Caller;
import org.softstone.access.Group;

/** Who reads what of a report: the patient not who of the staff entered it, coordinators no notes. */
@ApplicationScoped
public class ShowReports {

    private final Caller caller;
    private final ReportLimits limits;

    ShowReports(Caller caller, ReportLimits limits) {
        this.caller = caller;
        this.limits = limits;
    }

    public ReportReceipt receipt(FiledReport report) {
        return ReportReceipt.from(report, limits.wrongClock());
    }

    public ReportView toPatient(FiledReport report) {
        return ReportView.toPatient(report, limits.wrongClock());
    }

    /** To the calling member of staff. */
    public ReportView toTeam(FiledReport report) {
        return ReportView.toTeam(report, limits.wrongClock(), readsNotes());
    }

    /** Whether the caller may read what patients say in their own words. */
    public boolean readsNotes() {
        return caller.isIn(Group.NURSE) || caller.isIn(Group.PHYSICIAN);
    }
}

package org.softstone.outcomes.export;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Iterator;
import java.util.UUID;
import org.softstone.outcomes.activity.Activities;
import org.softstone.outcomes.deposit.Deposits;

/** What is known of patients. */
@ApplicationScoped
class Histories {

    private final Activities activities;
    private final Deposits deposits;
    private final ExportedReports reports;

    Histories(Activities activities, Deposits deposits, ExportedReports reports) {
        this.activities = activities;
        this.deposits = deposits;
        this.reports = reports;
    }

    /**
     * Reads the lists, which are short, and the first page of reports now, so that an unreachable database is noticed before the
     * answer begins. The other pages are read during the only iteration. All reports are as of now, so that nothing in them is
     * newer than the lists.
     */
    History of(UUID patientId, Instant now, boolean withNotes) {
        Iterator<ExportedReport> begun = reports.of(patientId, now).iterator();
        return new History(
                patientId,
                now,
                activities.everOnTheList(patientId),
                deposits.everOnTheList(patientId),
                reports.retractedOf(patientId, now),
                () -> begun,
                withNotes);
    }
}

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
     * Her lists, which are short, and the first page of her reports now, so that a database that is away is told at once;
     * the other pages while they are walked through, which can be done once. All reports are told as they stood now, so
     * that nothing in them is younger than the lists.
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

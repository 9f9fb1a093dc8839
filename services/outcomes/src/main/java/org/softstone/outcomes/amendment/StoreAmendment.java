package org.softstone.outcomes.amendment;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.UUID;
import org.softstone.contracts.PatientProfile;
import org.softstone.contracts.ReportAmended;
import org.softstone.messaging.Outbox;
import org.softstone.outcomes.amendment.AmendmentReading.Result.Readable;
import org.softstone.outcomes.answer.ReportContent;
import org.softstone.outcomes.report.Announcement;
import org.softstone.outcomes.report.FiledReport;
import org.softstone.outcomes.report.Reports;

/**
 * Stores a correction and its event, in the caller's transaction. A correction may be overtaken by one that was made later and
 * arrived earlier. It is published all the same, marked as overtaken: what is dangerous in it must be seen.
 */
@ApplicationScoped
class StoreAmendment {

    private final Amendments amendments;
    private final Reports reports;
    private final Outbox outbox;

    StoreAmendment(Amendments amendments, Reports reports, Outbox outbox) {
        this.amendments = amendments;
        this.reports = reports;
        this.outbox = outbox;
    }

    Optional<Amendment> find(UUID amendmentId) {
        return amendments.find(amendmentId);
    }

    /** @param report as it stands now */
    record Stored(Amendment amendment, FiledReport report) {}

    /** @return empty when the id was taken meanwhile; then nothing is stored */
    Optional<Stored> store(
            PatientProfile patient, FiledReport report, Readable readable, Amender amender, ReportContent content) {
        Amendments.Place place = amendments.placeIn(report.reportId());
        Amendment amendment = new Amendment(
                readable.amendmentId(),
                report.reportId(),
                place.nextVersion(),
                readable.reason(),
                amender.enteredBy(),
                readable.amendedAt(),
                readable.disbelieved(),
                // two at a time may get the lock in another order than they arrived
                readable.clock().receivedNotBefore(place.latestReceivedAt()),
                content);
        if (!amendments.add(amendment)) {
            return Optional.empty();
        }
        boolean madeLast =
                place.latestAmendedAt() == null || !amendment.amendedAt().isBefore(place.latestAmendedAt());
        if (madeLast) {
            amendments.letStand(amendment);
        }
        FiledReport amended = report.amended(amendment.version(), content);
        outbox.append(event(patient, amended, amendment, madeLast ? null : true));
        return Optional.of(new Stored(amendment, madeLast ? amended : report));
    }

    private ReportAmended event(PatientProfile patient, FiledReport report, Amendment amendment, Boolean overtaken) {
        Announcement announcement = new Announcement(
                patient.zone(), reports.baselineAverage(report.placement().courseId()));
        return new ReportAmended(
                report.patientId(), amendment.amendmentId(), amendment.amendedAt(), announcement.of(report), overtaken);
    }
}

package org.softstone.outcomes.report;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.softstone.contracts.PatientProfile;
import org.softstone.contracts.ReportEvent;
import org.softstone.http.FieldError;
import org.softstone.messaging.Outbox;
import org.softstone.outcomes.report.PhoneClock.Corrected;
import org.softstone.outcomes.report.ReportReading.Result.Readable;
import org.softstone.outcomes.report.ReportReading.Result.Refused;
import org.softstone.outcomes.sql.PatientLock;
import org.softstone.outcomes.window.FileInWindow;
import org.softstone.outcomes.window.ReportWindow;

/**
 * A patient's report is read, filed in its window, stored and published, in the caller's transaction. May be repeated: the
 * same content under the same id, or under another id in the same window, answers with what the first one did.
 */
@ApplicationScoped
class SubmitReport {

    private static final KnownItems NONE_NEEDED = new KnownItems(Set.of(), Set.of());

    private final PatientLock lock;
    private final Reports reports;
    private final FileInWindow fileInWindow;
    private final Outbox outbox;
    private final ReportLimits limits;

    SubmitReport(PatientLock lock, Reports reports, FileInWindow fileInWindow, Outbox outbox, ReportLimits limits) {
        this.lock = lock;
        this.reports = reports;
        this.fileInWindow = fileInWindow;
        this.outbox = outbox;
        this.limits = limits;
    }

    /** What came of it. */
    sealed interface Outcome {
        record Stored(FiledReport report) implements Outcome {}

        record Repeated(FiledReport first) implements Outcome {}

        /** The id was used for other content, or by another patient. */
        record Differs() implements Outcome {}

        record NotAccepted(List<FieldError> errors) implements Outcome {}
    }

    /** @param receivedAt business time of the arrival */
    Outcome submit(PatientProfile patient, UUID reportId, ReportRequest request, Instant receivedAt) {
        lock.take(patient.patientId());
        KnownItems items = mentionsItems(request) ? reports.itemsOf(patient.patientId()) : NONE_NEEDED;
        return switch (ReportReading.of(request, items, limits)) {
            case Refused refused -> new Outcome.NotAccepted(refused.errors());
            case Readable readable -> file(patient, arrival(patient, reportId, readable, receivedAt));
        };
    }

    private static boolean mentionsItems(ReportRequest request) {
        return request.activities() != null || request.deposits() != null || request.declined() != null;
    }

    private Arrival arrival(PatientProfile patient, UUID reportId, Readable readable, Instant receivedAt) {
        Instant arrivedAt = receivedAt.truncatedTo(ChronoUnit.MICROS); // as PostgreSQL keeps it, for equal answers
        OffsetDateTime sent = readable.sentAt();
        Instant sentAt = sent == null ? null : sent.toInstant().truncatedTo(ChronoUnit.MICROS);
        Instant submittedAt = readable.content().submittedAt().toInstant().truncatedTo(ChronoUnit.MICROS);
        Corrected corrected = new PhoneClock(sentAt, arrivedAt).correct(submittedAt, limits.clockTolerance());
        Instant filedAt = switch (corrected) {
            case Corrected.At(Instant at) -> at;
            case Corrected.InTheFuture _ -> null;
        };
        return new Arrival(patient.patientId(), reportId, filedAt, sentAt, arrivedAt, readable.content());
    }

    private Outcome file(PatientProfile patient, Arrival arrival) {
        String content = ReportJson.write(arrival.content());
        Surroundings found = reports.around(arrival, content, limits.openingTolerance());
        if (found.sameAsKnown()) {
            return new Outcome.Repeated(reports.find(arrival.reportId()));
        }
        if (found.idTaken()) {
            return new Outcome.Differs();
        }
        return switch (Filing.of(
                arrival.content().windowId(), found.candidates(), arrival.filedAt(), limits.openingTolerance())) {
            case Filing.Refused refused -> new Outcome.NotAccepted(refused.errors());
            case Filing.RepeatOf repeat -> new Outcome.Repeated(reports.find(repeat.reportId()));
            case Filing.Unscheduled _ -> {
                Surroundings.Place place = found.placeOf(null);
                yield store(arrival.unscheduled(place.courseId()), content, new Announcement(patient, place), null);
            }
            case Filing.InWindow in -> {
                Surroundings.Place place = found.placeOf(in.window());
                yield store(
                        arrival.filedIn(in.window(), in.timing().code()),
                        content,
                        new Announcement(patient, place),
                        in.window());
            }
        };
    }

    private Outcome store(FiledReport report, String content, Announcement announcement, ReportWindow window) {
        if (!reports.add(report, content)) {
            return new Outcome.Differs();
        }
        List<ReportEvent> events = new ArrayList<>();
        if (window != null) {
            fileInWindow
                    .file(window, report.reportId(), report.timing(), report.receivedAt())
                    .ifPresent(events::add);
        }
        events.add(announcement.of(report));
        outbox.append(events);
        return new Outcome.Stored(report);
    }
}

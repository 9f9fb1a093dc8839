package org.softstone.outcomes.report;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.softstone.contracts.PatientProfile;
import org.softstone.http.FieldError;
import org.softstone.outcomes.answer.ReadAnswers;
import org.softstone.outcomes.answer.ReportJson;
import org.softstone.outcomes.answer.ReportReading.Result.Readable;
import org.softstone.outcomes.answer.ReportReading.Result.Refused;
import org.softstone.outcomes.report.PhoneClock.Corrected;
import org.softstone.outcomes.window.ReportWindow;

/**
 * A patient's report is read, filed in its window, stored and published, in the caller's transaction. May be repeated: the
 * same content under the same id, or under another id in the same window, answers with what the first one did.
 */
@ApplicationScoped
public class SubmitReport {

    private final ReadAnswers readAnswers;
    private final Reports reports;
    private final StoreReport storeReport;
    private final ReportLimits limits;

    SubmitReport(ReadAnswers readAnswers, Reports reports, StoreReport storeReport, ReportLimits limits) {
        this.readAnswers = readAnswers;
        this.reports = reports;
        this.storeReport = storeReport;
        this.limits = limits;
    }

    /** What came of it. */
    public sealed interface Outcome {
        record Stored(FiledReport report) implements Outcome {}

        record Repeated(FiledReport first) implements Outcome {}

        /** The id was used for other content, or by another patient. */
        record Differs() implements Outcome {}

        record NotAccepted(List<FieldError> errors) implements Outcome {}
    }

    /** @param receivedAt business time of the arrival */
    public Outcome submit(PatientProfile patient, Submission submission, Instant receivedAt) {
        return switch (readAnswers.lockingPatient(
                patient.patientId(), submission.reportId(), submission.report(), submission.purpose())) {
            case Refused refused -> new Outcome.NotAccepted(refused.errors());
            case Readable readable -> file(patient, arrival(patient, submission, readable, receivedAt));
        };
    }

    private Arrival arrival(PatientProfile patient, Submission submission, Readable readable, Instant receivedAt) {
        PhoneClock clock = PhoneClock.of(readable.sentAt(), receivedAt);
        return new Arrival(
                patient.patientId(),
                submission.reportId(),
                submission.enteredBy(),
                filedAt(submission, readable.content().submittedAt(), clock),
                clock,
                readable.content());
    }

    /** What staff enter counts from when they entered it: nobody fills in a past week at a desk. Null in the future. */
    private Instant filedAt(Submission submission, OffsetDateTime submittedAt, PhoneClock clock) {
        if (submittedAt == null) {
            return clock.receivedAt();
        }
        Instant submitted = submittedAt.toInstant().truncatedTo(ChronoUnit.MICROS);
        return switch (clock.correct(submitted, limits.clockTolerance())) {
            case Corrected.At(Instant at) -> submission.isByStaff() ? clock.receivedAt() : at;
            case Corrected.InTheFuture _ -> null;
        };
    }

    private Outcome file(PatientProfile patient, Arrival arrival) {
        String content = ReportJson.write(arrival.content());
        UUID windowId = arrival.content().windowId();
        Surroundings found = reports.around(arrival, windowId, content, limits.openingTolerance());
        if (found.sameAsKnown()) {
            return repeated(patient, found.knownId());
        }
        if (found.idTaken()) {
            return new Outcome.Differs();
        }
        if (wasTakenBack(arrival.patientId(), windowId, found)) {
            Surroundings open = reports.around(arrival, null, content, limits.openingTolerance());
            return file(patient, arrival, content, null, open);
        }
        return file(patient, arrival, content, windowId, found);
    }

    private Outcome file(PatientProfile patient, Arrival arrival, String content, UUID windowId, Surroundings found) {
        return switch (Filing.of(windowId, found.candidates(), arrival.filedAt(), limits.openingTolerance())) {
            case Filing.Refused refused -> new Outcome.NotAccepted(refused.errors());
            case Filing.RepeatOf repeat -> repeatedAnew(patient, arrival.reportId(), repeat.reportId());
            case Filing.Unscheduled _ -> {
                Optional<Surroundings.Place> place = found.placeOutside();
                Integer baseline =
                        place.isPresent() ? place.get().baselineAverage() : reports.baselineAverage(found.courseThen());
                yield store(
                        arrival.unscheduled(found.courseThen()),
                        content,
                        new Announcement(patient.zone(), baseline),
                        null);
            }
            case Filing.InWindow in -> {
                Surroundings.Place place = found.placeOf(in.window());
                yield store(
                        arrival.filedIn(in.window(), in.timing().code()),
                        content,
                        new Announcement(patient.zone(), place.baselineAverage()),
                        in.window());
            }
        };
    }

    private Outcome repeated(PatientProfile patient, UUID reportId) {
        return new Outcome.Repeated(reports.find(patient.patientId(), reportId).orElseThrow());
    }

    /** The phone goes on to know it by the new id. */
    private Outcome repeatedAnew(PatientProfile patient, UUID reportId, UUID firstId) {
        FiledReport first = reports.find(patient.patientId(), firstId).orElseThrow();
        reports.alias(reportId, first);
        return new Outcome.Repeated(first);
    }

    /** A window that was taken back before it opened is none any more; the phone that knows it is not to blame. */
    private boolean wasTakenBack(UUID patientId, UUID windowId, Surroundings found) {
        return windowId != null && found.candidates().isEmpty() && reports.wasTakenBack(patientId, windowId);
    }

    private Outcome store(FiledReport report, String content, Announcement announcement, ReportWindow window) {
        return storeReport.store(report, content, announcement, window)
                ? new Outcome.Stored(report)
                : new Outcome.Differs();
    }
}

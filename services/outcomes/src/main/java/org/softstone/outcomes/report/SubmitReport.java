package org.softstone.outcomes.report;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.softstone.contracts.PatientProfile;
import org.softstone.database.Locks;
import org.softstone.http.FieldError;
import org.softstone.outcomes.answer.KnownItems;
import org.softstone.outcomes.answer.ReportContent;
import org.softstone.outcomes.answer.ReportReading;
import org.softstone.outcomes.answer.ReportReading.Result.Readable;
import org.softstone.outcomes.answer.ReportReading.Result.Refused;
import org.softstone.outcomes.instrument.AnswerLimits;
import org.softstone.outcomes.report.PhoneClock.Corrected;
import org.softstone.outcomes.window.ReportWindow;

/**
 * Reads a patient's report, files it in its window, stores and publishes it, in the caller's transaction. Idempotent: the
 * same content under the same id, or under another id in the same window, gets the answer of the first.
 */
@ApplicationScoped
public class SubmitReport {

    private final Locks locks;
    private final Reports reports;
    private final StoreReport storeReport;
    private final UnscheduledLimit unscheduledLimit;
    private final ReportLimits limits;
    private final AnswerLimits answerLimits;

    SubmitReport(
            Locks locks,
            Reports reports,
            StoreReport storeReport,
            UnscheduledLimit unscheduledLimit,
            ReportLimits limits,
            AnswerLimits answerLimits) {
        this.locks = locks;
        this.reports = reports;
        this.storeReport = storeReport;
        this.unscheduledLimit = unscheduledLimit;
        this.limits = limits;
        this.answerLimits = answerLimits;
    }

    public sealed interface Outcome {
        record Stored(FiledReport report) implements Outcome {}

        record Repeated(FiledReport first) implements Outcome {}

        /** The id was used for other content, or by another patient. */
        record Differs() implements Outcome {}

        record NotAccepted(List<FieldError> errors) implements Outcome {}

        /** The limit of unscheduled reports per day is reached. @param retryAt when one more is taken */
        record TooMany(Instant now, Instant retryAt) implements Outcome {}
    }

    /** @param receivedAt business time of the arrival */
    public Outcome submit(PatientProfile patient, Submission submission, Instant receivedAt) {
        UUID patientId = patient.patientId();
        KnownItems known =
                locks.patientReading(patientId, Reports.KNOWN_ITEMS, Reports::knownItems, patientId, patientId);
        return switch (ReportReading.of(
                submission.reportId(), submission.report(), submission.purpose(), known, answerLimits)) {
            case Refused refused -> new Outcome.NotAccepted(refused.errors());
            case Readable readable ->
                file(patient, submission, readable.content(), PhoneClock.of(readable.sentAt(), receivedAt));
        };
    }

    private Outcome file(PatientProfile patient, Submission submission, ReportContent content, PhoneClock clock) {
        UUID windowId = content.windowId();
        Arrival told = arrival(patient, submission, content, clock, Possible.UNKNOWN);
        ReportContext found = reports.around(told, windowId, limits.openingTolerance());
        if (found.sameAsKnown()) {
            return repeated(patient, found.knownId());
        }
        if (found.idTaken()) {
            return new Outcome.Differs();
        }
        UUID named = wasTakenBack(patient.patientId(), windowId, found) ? null : windowId;
        Arrival arrival = arrival(patient, submission, content, clock, found.possible());
        boolean lookAgain = !arrival.filedAt().equals(told.filedAt()) || !Objects.equals(named, windowId);
        return file(
                patient, arrival, named, lookAgain ? reports.around(arrival, named, limits.openingTolerance()) : found);
    }

    private Arrival arrival(
            PatientProfile patient, Submission submission, ReportContent content, PhoneClock clock, Possible possible) {
        Corrected submitted = submitted(content, clock, possible);
        return new Arrival(
                patient.patientId(),
                submission.reportId(),
                submission.enteredBy(),
                // what staff enter counts from its entry: nobody fills in a past week at a desk
                submission.isByStaff() ? clock.receivedAt() : submitted.at(),
                new Belief(submitted.believed(), isOpeningBelieved(content, clock, possible)),
                clock,
                content);
    }

    private Corrected submitted(ReportContent content, PhoneClock clock, Possible possible) {
        return content.submittedAt() == null
                ? new Corrected(clock.receivedAt(), true)
                : clock.correct(
                        instant(content.submittedAt()),
                        possible.since(
                                content.windowId(),
                                content.formVersion(),
                                clock.receivedAt(),
                                limits.openingTolerance()),
                        limits.clockTolerance());
    }

    /** The form may be opened before its window opens, and not after it was sent off. */
    private boolean isOpeningBelieved(ReportContent content, PhoneClock clock, Possible possible) {
        if (content.openedAt() == null) {
            return true;
        }
        Instant opened = instant(content.openedAt());
        Instant since = possible.since(null, content.formVersion(), clock.receivedAt(), limits.openingTolerance());
        boolean afterwards = content.submittedAt() != null
                && opened.isAfter(instant(content.submittedAt()).plus(limits.clockTolerance()));
        return !afterwards
                && clock.correct(opened, since, limits.clockTolerance()).believed();
    }

    private static Instant instant(OffsetDateTime told) {
        return told.toInstant().truncatedTo(ChronoUnit.MICROS);
    }

    private Outcome file(PatientProfile patient, Arrival arrival, UUID windowId, ReportContext found) {
        return switch (Filing.of(windowId, found.candidates(), arrival.filedAt(), limits.openingTolerance())) {
            case Filing.Refused refused -> new Outcome.NotAccepted(refused.errors());
            case Filing.RepeatOf repeat -> repeatedUnderAnotherId(patient, arrival.reportId(), repeat.reportId());
            case Filing.Unscheduled _ -> {
                Optional<Instant> retryAt = unscheduledLimit.reachedUntil(arrival);
                if (retryAt.isPresent()) {
                    yield new Outcome.TooMany(arrival.clock().receivedAt(), retryAt.get());
                }
                Optional<ReportContext.Place> outside = found.placeOutside();
                Integer baseline = outside.isPresent()
                        ? outside.get().baselineAverage()
                        : reports.baselineAverage(found.courseThen());
                yield store(arrival.unscheduled(found.courseThen()), new Announcement(patient.zone(), baseline), null);
            }
            case Filing.InWindow in -> {
                ReportWindow window = in.place().window();
                yield store(
                        arrival.filedIn(window, in.timing().code()),
                        new Announcement(patient.zone(), in.place().baselineAverage()),
                        window);
            }
        };
    }

    private Outcome repeated(PatientProfile patient, UUID reportId) {
        return new Outcome.Repeated(reports.find(patient.patientId(), reportId).orElseThrow());
    }

    /** The phone keeps using the new id. */
    private Outcome repeatedUnderAnotherId(PatientProfile patient, UUID reportId, UUID firstId) {
        FiledReport first = reports.find(patient.patientId(), firstId).orElseThrow();
        reports.alias(reportId, first);
        return new Outcome.Repeated(first);
    }

    /** A window that was withdrawn before it opened does not count; a phone may still name it. */
    private boolean wasTakenBack(UUID patientId, UUID windowId, ReportContext found) {
        return windowId != null && found.candidates().isEmpty() && reports.wasTakenBack(patientId, windowId);
    }

    private Outcome store(FiledReport report, Announcement announcement, ReportWindow window) {
        return storeReport.store(report, announcement, window) ? new Outcome.Stored(report) : new Outcome.Differs();
    }
}

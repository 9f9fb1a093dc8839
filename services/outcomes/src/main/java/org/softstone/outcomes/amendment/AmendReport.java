package org.softstone.outcomes.amendment;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.softstone.contracts.PatientProfile;
import org.softstone.database.Locks;
import org.softstone.http.FieldError;
import org.softstone.outcomes.amendment.AmendmentReading.Result.Readable;
import org.softstone.outcomes.amendment.AmendmentReading.Result.Refused;
import org.softstone.outcomes.answer.KnownItems;
import org.softstone.outcomes.answer.Meaning;
import org.softstone.outcomes.answer.ReportContent;
import org.softstone.outcomes.answer.ReportReading;
import org.softstone.outcomes.answer.Sent;
import org.softstone.outcomes.instrument.AnswerLimits;
import org.softstone.outcomes.report.FiledReport;
import org.softstone.outcomes.report.Possibilities;
import org.softstone.outcomes.report.ReportLimits;
import org.softstone.outcomes.report.Reports;

/**
 * Corrects a stored report, in one transaction. Idempotent: the same content under the same id gets the answer of
 * the first. Of several corrections the one that was made last counts, in whichever order they arrive.
 */
@ApplicationScoped
public class AmendReport {

    private final Locks locks;
    private final Reports reports;
    private final Possibilities possibilities;
    private final StoreAmendment storeAmendment;
    private final ReportLimits limits;
    private final AnswerLimits answerLimits;

    AmendReport(
            Locks locks,
            Reports reports,
            Possibilities possibilities,
            StoreAmendment storeAmendment,
            ReportLimits limits,
            AnswerLimits answerLimits) {
        this.locks = locks;
        this.reports = reports;
        this.possibilities = possibilities;
        this.storeAmendment = storeAmendment;
        this.limits = limits;
        this.answerLimits = answerLimits;
    }

    public sealed interface Outcome {
        record Stored(AmendmentReceipt receipt) implements Outcome {}

        record Repeated(AmendmentReceipt receipt) implements Outcome {}

        /** The id was used for another correction. */
        record Differs() implements Outcome {}

        /** This patient has no such report. */
        record UnknownReport() implements Outcome {}

        /** The report counts no longer. */
        record Retracted() implements Outcome {}

        record NotAccepted(List<FieldError> errors) implements Outcome {}
    }

    /**
     * @param reportId null where only the request could say it, and does not: then it is refused
     * @param receivedAt business time of the arrival
     */
    @Transactional
    public Outcome amend(PatientProfile patient, UUID reportId, Sent request, Amender amender, Instant receivedAt) {
        UUID patientId = patient.patientId();
        KnownItems known = locks.patientReading(patientId, Reports.KNOWN_ITEMS, Reports::knownItems, patientId);
        Optional<FiledReport> report = reportId == null ? Optional.empty() : reports.find(patientId, reportId);
        if (reportId != null && report.isEmpty()) {
            return new Outcome.UnknownReport();
        }
        Sent answers = request.part("report");
        AmendmentReading.Result read = AmendmentReading.of(
                reportId,
                request,
                answers == null ? null : ReportReading.of(reportId, answers, amender.purpose(), known, answerLimits),
                amender,
                receivedAt,
                report.map(first -> possibleSince(first, receivedAt)).orElse(Instant.MIN),
                limits);
        return switch (read) {
            case Refused refused -> new Outcome.NotAccepted(refused.errors());
            case Readable readable -> decide(patient, report.orElseThrow(), readable, amender);
        };
    }

    private Outcome decide(PatientProfile patient, FiledReport report, Readable readable, Amender amender) {
        Optional<Amendment> known = storeAmendment.find(readable.amendmentId());
        if (known.isPresent()) {
            ReportContent sent =
                    contentOf(readable, report, amender, known.get().content());
            return isSame(known.get(), report, readable.reason(), sent)
                    ? new Outcome.Repeated(receipt(report, known.get()))
                    : new Outcome.Differs();
        }
        if (report.isRetracted()) {
            return new Outcome.Retracted();
        }
        return storeAmendment
                .store(patient, report, readable, amender, contentOf(readable, report, amender, report.content()))
                .<Outcome>map(stored -> new Outcome.Stored(receipt(stored.report(), stored.amendment())))
                .orElseGet(Outcome.Differs::new);
    }

    /** As its report, and not before that was filed. */
    private Instant possibleSince(FiledReport report, Instant receivedAt) {
        UUID windowId = report.placement().windowId() == null
                ? report.content().windowId()
                : report.placement().windowId();
        Instant since = possibilities
                .of(report.patientId(), windowId == null ? List.of() : List.of(windowId))
                .since(windowId, report.content().formVersion(), receivedAt, limits.orderingTolerance());
        return report.filedKnownAt()
                .map(filed -> filed.minus(limits.orderingTolerance()))
                .filter(since::isBefore)
                .orElse(since);
    }

    /** What it leaves out is as in the first version. */
    private static boolean isSame(Amendment known, FiledReport report, String reason, ReportContent sent) {
        Meaning.Defaults asFirst =
                new Meaning.Defaults(report.first().mode(), report.first().formVersion());
        return known.reportId().equals(report.reportId())
                && known.reason().equals(reason)
                && Meaning.of(known.content(), asFirst).equals(Meaning.of(sent, asFirst));
    }

    /** @param noted whose note stays where the amender may not read it */
    private static ReportContent contentOf(
            Readable readable, FiledReport report, Amender amender, ReportContent noted) {
        ReportContent content = readable.content().filedLike(report.content());
        return amender.readsNotes() ? content : content.withNoteOf(noted);
    }

    private AmendmentReceipt receipt(FiledReport report, Amendment amendment) {
        return AmendmentReceipt.from(report, amendment, limits.wrongClock());
    }
}

package org.softstone.outcomes.sync;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.softstone.contracts.PatientProfile;
import org.softstone.http.PartProblems;
import org.softstone.http.Problems;
import org.softstone.outcomes.amendment.AmendReport;
import org.softstone.outcomes.amendment.Amender;
import org.softstone.outcomes.amendment.AmendmentProblems;
import org.softstone.outcomes.answer.Sent;
import org.softstone.outcomes.answer.WireText;
import org.softstone.outcomes.report.ReportProblems;
import org.softstone.outcomes.sync.SyncAnswer.AmendmentResult;
import org.softstone.outcomes.sync.SyncAnswer.ReportResult;

/** The amendments of a sync, after its reports. Of several, the one made last stands. */
@ApplicationScoped
class SyncAmendments {

    private final ReadPart readPart;
    private final AmendReport amendReport;

    SyncAmendments(ReadPart readPart, AmendReport amendReport) {
        this.readPart = readPart;
        this.amendReport = amendReport;
    }

    /** @param notStored reports of this sync that have failed or were not accepted */
    List<AmendmentResult> handle(
            PatientProfile patient,
            PhoneQueue queue,
            Map<UUID, ReportResult> notStored,
            Instant receivedAt,
            TransactionPerPart transactions) {
        List<AmendmentResult> results = new ArrayList<>();
        for (int i = 0; i < queue.amendments().size(); i++) {
            String pointer = "/amendments/" + i;
            JsonPart part = queue.amendments().get(i);
            results.add(
                    switch (readPart.as(Sent.class, part, pointer)) {
                        case ReadPart.Result.Unreadable<Sent> unreadable ->
                            AmendmentResult.failed(
                                    ReadPart.idIn(part, "reportId").orElse(null),
                                    ReadPart.idIn(part, "amendmentId").orElse(null),
                                    ItemStatus.REFUSED,
                                    unreadable.problem());
                        case ReadPart.Result.Readable<Sent>(Sent amendment) ->
                            handle(
                                    patient,
                                    amendment.withClock(queue.sentAt()),
                                    pointer,
                                    notStored,
                                    receivedAt,
                                    transactions);
                    });
        }
        return results;
    }

    private AmendmentResult handle(
            PatientProfile patient,
            Sent amendment,
            String pointer,
            Map<UUID, ReportResult> notStored,
            Instant receivedAt,
            TransactionPerPart transactions) {
        UUID reportId = WireText.uuid(amendment.text("reportId")).orElse(null);
        UUID amendmentId = WireText.uuid(amendment.text("amendmentId")).orElse(null);
        ReportResult itsReport = notStored.get(reportId);
        if (itsReport != null && itsReport.status() == ItemStatus.RETRY) {
            return AmendmentResult.failed(reportId, amendmentId, ItemStatus.RETRY, itsReport.problem());
        }
        // A phone that shows the patient why their report was not accepted need not keep the amendment.
        ItemStatus ofUnknown = itsReport == null ? ItemStatus.RETRY : ItemStatus.REFUSED;
        return transactions.handle(
                () -> result(
                        reportId,
                        amendmentId,
                        pointer,
                        ofUnknown,
                        amendReport.amend(patient, reportId, amendment, Amender.PATIENT, receivedAt)),
                failure -> AmendmentResult.failed(reportId, amendmentId, ItemStatus.RETRY, failure));
    }

    private static AmendmentResult result(
            UUID reportId, UUID amendmentId, String pointer, ItemStatus ofUnknown, AmendReport.Outcome outcome) {
        return switch (outcome) {
            case AmendReport.Outcome.Stored stored ->
                new AmendmentResult(reportId, amendmentId, ItemStatus.STORED, stored.receipt(), null);
            case AmendReport.Outcome.Repeated repeated ->
                new AmendmentResult(reportId, amendmentId, ItemStatus.REPEATED, repeated.receipt(), null);
            case AmendReport.Outcome.Differs _ ->
                AmendmentResult.failed(reportId, amendmentId, ItemStatus.DIFFERS, AmendmentProblems.differs());
            case AmendReport.Outcome.UnknownReport _ ->
                AmendmentResult.failed(reportId, amendmentId, ofUnknown, Problems.notFound());
            case AmendReport.Outcome.Retracted _ ->
                AmendmentResult.failed(reportId, amendmentId, ItemStatus.REFUSED, ReportProblems.retracted());
            case AmendReport.Outcome.NotAccepted refused ->
                AmendmentResult.failed(
                        reportId,
                        amendmentId,
                        ItemStatus.REFUSED,
                        PartProblems.at(pointer, Problems.invalidFields(refused.errors())));
        };
    }
}

package org.softstone.outcomes.sync;

import io.quarkiverse.resteasy.problem.HttpProblem;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.softstone.contracts.PatientProfile;
import org.softstone.http.PartProblems;
import org.softstone.http.Problems;
import org.softstone.outcomes.amendment.AmendReport;
import org.softstone.outcomes.amendment.Amender;
import org.softstone.outcomes.amendment.AmendmentProblems;
import org.softstone.outcomes.amendment.AmendmentRequest;
import org.softstone.outcomes.answer.WireText;
import org.softstone.outcomes.report.ReportProblems;
import org.softstone.outcomes.sync.SyncAnswer.AmendmentResult;

/** The amendments of a sync, after its reports. Which of several stands is decided by when they were made. */
@ApplicationScoped
class SyncAmendments {

    private final ReadPart readPart;
    private final AmendReport amendReport;

    SyncAmendments(ReadPart readPart, AmendReport amendReport) {
        this.readPart = readPart;
        this.amendReport = amendReport;
    }

    /** @param waiting reports of this sync that could not be stored yet, with the reason */
    List<AmendmentResult> handle(
            PatientProfile patient,
            PhoneQueue queue,
            Map<UUID, HttpProblem> waiting,
            Instant receivedAt,
            OwnTransactions transactions) {
        List<AmendmentResult> results = new ArrayList<>();
        for (int i = 0; i < queue.amendments().size(); i++) {
            String pointer = "/amendments/" + i;
            results.add(
                    switch (readPart.as(
                            AmendmentRequest.class, queue.amendments().get(i), pointer)) {
                        case ReadPart.Result.Unreadable<AmendmentRequest> unreadable ->
                            AmendmentResult.failed(null, null, ItemStatus.REFUSED, unreadable.problem());
                        case ReadPart.Result.Readable<AmendmentRequest>(AmendmentRequest amendment) ->
                            handle(
                                    patient,
                                    amendment.withClock(queue.sentAt()),
                                    pointer,
                                    waiting,
                                    receivedAt,
                                    transactions);
                    });
        }
        return results;
    }

    private AmendmentResult handle(
            PatientProfile patient,
            AmendmentRequest amendment,
            String pointer,
            Map<UUID, HttpProblem> waiting,
            Instant receivedAt,
            OwnTransactions transactions) {
        Optional<UUID> reportId = WireText.uuid(amendment.reportId());
        UUID amendmentId = WireText.uuid(amendment.amendmentId()).orElse(null);
        if (reportId.isEmpty()) {
            HttpProblem problem =
                    Problems.invalidField("/reportId", amendment.reportId() == null ? "is required" : "must be a UUID");
            return AmendmentResult.failed(null, amendmentId, ItemStatus.REFUSED, PartProblems.at(pointer, problem));
        }
        if (waiting.containsKey(reportId.get())) {
            return AmendmentResult.failed(reportId.get(), amendmentId, ItemStatus.RETRY, waiting.get(reportId.get()));
        }
        return transactions.handle(
                () -> result(
                        reportId.get(),
                        amendmentId,
                        pointer,
                        amendReport.amend(patient, reportId.get(), amendment, Amender.PATIENT, receivedAt)),
                failure -> AmendmentResult.failed(reportId.get(), amendmentId, ItemStatus.RETRY, failure));
    }

    private static AmendmentResult result(
            UUID reportId, UUID amendmentId, String pointer, AmendReport.Outcome outcome) {
        return switch (outcome) {
            case AmendReport.Outcome.Stored stored ->
                new AmendmentResult(reportId, amendmentId, ItemStatus.STORED, stored.receipt(), null);
            case AmendReport.Outcome.Repeated repeated ->
                new AmendmentResult(reportId, amendmentId, ItemStatus.REPEATED, repeated.receipt(), null);
            case AmendReport.Outcome.Differs _ ->
                AmendmentResult.failed(reportId, amendmentId, ItemStatus.DIFFERS, AmendmentProblems.differs());
            case AmendReport.Outcome.UnknownReport _ ->
                AmendmentResult.failed(reportId, amendmentId, ItemStatus.REFUSED, Problems.notFound());
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

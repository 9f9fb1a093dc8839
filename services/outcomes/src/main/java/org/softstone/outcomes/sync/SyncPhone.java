package org.softstone.outcomes.sync;

import static java.util.stream.Collectors.toMap;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.softstone.access.RequestTurns;
import org.softstone.contracts.PatientProfile;
import org.softstone.outcomes.answer.WireText;
import org.softstone.outcomes.report.ClockView;
import org.softstone.outcomes.report.PhoneClock;
import org.softstone.outcomes.report.ReportLimits;
import org.softstone.outcomes.sync.SyncAnswer.AmendmentResult;
import org.softstone.outcomes.sync.SyncAnswer.ReportResult;

/** A phone's whole queue: reports, then amendments of these and of earlier ones, then the draft. */
@ApplicationScoped
class SyncPhone {

    private final SyncReports syncReports;
    private final SyncAmendments syncAmendments;
    private final SyncDraft syncDraft;
    private final ReportLimits limits;
    private final RequestTurns turns;

    SyncPhone(
            SyncReports syncReports,
            SyncAmendments syncAmendments,
            SyncDraft syncDraft,
            ReportLimits limits,
            RequestTurns turns) {
        this.syncReports = syncReports;
        this.syncAmendments = syncAmendments;
        this.syncDraft = syncDraft;
        this.limits = limits;
        this.turns = turns;
    }

    /** In no transaction: each part has its own. */
    SyncAnswer handle(PatientProfile patient, PhoneQueue queue, Instant receivedAt) {
        TransactionPerPart transactions = new TransactionPerPart(turns);
        PhoneClock clock = PhoneClock.of(WireText.time(queue.sentAt()).orElse(null), receivedAt);
        List<ReportResult> reports = syncReports.handle(patient, queue, receivedAt, transactions);
        List<AmendmentResult> amendments =
                syncAmendments.handle(patient, queue, notStored(reports), receivedAt, transactions);
        SyncDraft.Result draft = syncDraft.handle(patient, queue, receivedAt, transactions);
        return new SyncAnswer(
                clock.receivedAt(),
                ClockView.of(clock, limits.wrongClock()),
                reports,
                amendments,
                draft.saved(),
                draft.problem());
    }

    /** Those with an id; of two with the same the one that may still come. */
    private static Map<UUID, ReportResult> notStored(List<ReportResult> reports) {
        return reports.stream()
                .filter(report -> report.reportId() != null && report.problem() != null)
                .collect(toMap(
                        ReportResult::reportId,
                        Function.identity(),
                        (one, other) -> other.status() == ItemStatus.RETRY ? other : one));
    }
}

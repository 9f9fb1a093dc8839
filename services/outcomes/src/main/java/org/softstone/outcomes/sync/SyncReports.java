package org.softstone.outcomes.sync;

import io.quarkiverse.resteasy.problem.HttpProblem;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.softstone.contracts.PatientProfile;
import org.softstone.http.PartProblems;
import org.softstone.http.Problems;
import org.softstone.outcomes.answer.ReportRequest;
import org.softstone.outcomes.answer.WireText;
import org.softstone.outcomes.report.PhoneClock;
import org.softstone.outcomes.report.ReportProblems;
import org.softstone.outcomes.report.ShowReports;
import org.softstone.outcomes.report.Submission;
import org.softstone.outcomes.report.SubmitReport;
import org.softstone.outcomes.sync.SyncAnswer.ReportResult;

/** The reports of a sync, by the time at which they were submitted, so that each finds the window that it was meant for. */
@ApplicationScoped
class SyncReports {

    private final ReadPart readPart;
    private final SubmitReport submitReport;
    private final ShowReports show;

    SyncReports(ReadPart readPart, SubmitReport submitReport, ShowReports show) {
        this.readPart = readPart;
        this.submitReport = submitReport;
        this.show = show;
    }

    private record Item(int index, UUID reportId, ReportRequest report, Instant submittedAt) {}

    /** In the order of the request. */
    List<ReportResult> handle(
            PatientProfile patient, PhoneQueue queue, Instant receivedAt, OwnTransactions transactions) {
        ReportResult[] results = new ReportResult[queue.reports().size()];
        List<Item> items = new ArrayList<>();
        for (int i = 0; i < results.length; i++) {
            switch (readPart.as(ReportRequest.class, queue.reports().get(i), at(i))) {
                case ReadPart.Result.Unreadable<ReportRequest> unreadable ->
                    results[i] = ReportResult.failed(
                            readPart.reportIdIn(queue.reports().get(i)).orElse(null),
                            ItemStatus.REFUSED,
                            unreadable.problem());
                case ReadPart.Result.Readable<ReportRequest>(ReportRequest report) -> {
                    Optional<UUID> reportId = WireText.uuid(report.reportId());
                    if (reportId.isEmpty()) {
                        results[i] = withoutId(i, report);
                    } else {
                        ReportRequest clocked = report.withClock(queue.sentAt());
                        items.add(new Item(i, reportId.get(), clocked, submittedAt(clocked, receivedAt)));
                    }
                }
            }
        }
        items.sort(Comparator.comparing(Item::submittedAt).thenComparing(Item::reportId));
        for (Item item : items) {
            results[item.index()] = transactions.handle(
                    () -> submit(patient, item, receivedAt),
                    failure -> ReportResult.failed(item.reportId(), ItemStatus.RETRY, failure));
        }
        return Arrays.asList(results);
    }

    private ReportResult submit(PatientProfile patient, Item item, Instant receivedAt) {
        Submission submission = Submission.byPatient(item.reportId(), item.report());
        return switch (submitReport.submit(patient, submission, receivedAt)) {
            case SubmitReport.Outcome.Stored stored ->
                new ReportResult(item.reportId(), ItemStatus.STORED, show.receipt(stored.report()), null);
            case SubmitReport.Outcome.Repeated repeated ->
                new ReportResult(item.reportId(), ItemStatus.REPEATED, show.receipt(repeated.first()), null);
            case SubmitReport.Outcome.Differs _ ->
                ReportResult.failed(item.reportId(), ItemStatus.DIFFERS, ReportProblems.differs());
            case SubmitReport.Outcome.NotAccepted refused ->
                ReportResult.failed(
                        item.reportId(),
                        ItemStatus.REFUSED,
                        PartProblems.at(at(item.index()), Problems.invalidFields(refused.errors())));
        };
    }

    private static ReportResult withoutId(int index, ReportRequest report) {
        HttpProblem problem =
                Problems.invalidField("/reportId", report.reportId() == null ? "is required" : "must be a UUID");
        return ReportResult.failed(null, ItemStatus.REFUSED, PartProblems.at(at(index), problem));
    }

    /** Corrected by the clock's error, as far as both can be read: what cannot be is refused anyhow. */
    private static Instant submittedAt(ReportRequest report, Instant receivedAt) {
        PhoneClock clock = PhoneClock.of(WireText.time(report.sentAt()).orElse(null), receivedAt);
        return WireText.time(report.submittedAt())
                .map(submitted -> submitted.toInstant().plus(clock.error().orElse(Duration.ZERO)))
                .orElse(receivedAt);
    }

    private static String at(int index) {
        return "/reports/" + index;
    }
}

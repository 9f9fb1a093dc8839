package org.softstone.outcomes.sync;

import static java.util.Comparator.naturalOrder;
import static java.util.Comparator.nullsFirst;

import io.quarkiverse.resteasy.problem.HttpProblem;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.softstone.contracts.PatientProfile;
import org.softstone.http.PartProblems;
import org.softstone.http.Problems;
import org.softstone.outcomes.answer.FormVersion;
import org.softstone.outcomes.answer.Sent;
import org.softstone.outcomes.answer.WireText;
import org.softstone.outcomes.report.PhoneClock;
import org.softstone.outcomes.report.Possibilities;
import org.softstone.outcomes.report.Possible;
import org.softstone.outcomes.report.ReportLimits;
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
    private final Possibilities possibilities;
    private final ReportLimits limits;

    SyncReports(
            ReadPart readPart,
            SubmitReport submitReport,
            ShowReports show,
            Possibilities possibilities,
            ReportLimits limits) {
        this.readPart = readPart;
        this.submitReport = submitReport;
        this.show = show;
        this.possibilities = possibilities;
        this.limits = limits;
    }

    /** @param reportId null when it names none; then it is refused */
    private record Item(int index, UUID reportId, Sent report) {}

    /** In the order of the request. */
    List<ReportResult> handle(
            PatientProfile patient, PhoneQueue queue, Instant receivedAt, TransactionPerPart transactions) {
        ReportResult[] results = new ReportResult[queue.reports().size()];
        List<Item> items = new ArrayList<>();
        for (int i = 0; i < results.length; i++) {
            switch (readPart.as(Sent.class, queue.reports().get(i), at(i))) {
                case ReadPart.Result.Unreadable<Sent> unreadable ->
                    results[i] = ReportResult.failed(
                            ReadPart.idIn(queue.reports().get(i), "reportId").orElse(null),
                            ItemStatus.REFUSED,
                            unreadable.problem());
                case ReadPart.Result.Readable<Sent>(Sent report) ->
                    items.add(new Item(
                            i, WireText.uuid(report.text("reportId")).orElse(null), report.withClock(queue.sentAt())));
            }
        }
        List<Item> inOrder = inOrder(patient, items, receivedAt, transactions);
        List<ReportResult> submitted = submit(patient, inOrder, receivedAt, transactions);
        for (int i = 0; i < inOrder.size(); i++) {
            results[inOrder.get(i).index()] = submitted.get(i);
        }
        return Arrays.asList(results);
    }

    private List<ReportResult> submit(
            PatientProfile patient, List<Item> items, Instant receivedAt, TransactionPerPart transactions) {
        List<Submission> submissions = items.stream()
                .map(item -> Submission.byPatient(item.reportId(), item.report(), receivedAt))
                .toList();
        return transactions.attempt(
                () -> submitReport.submitAll(patient, submissions, outcomes -> results(items, outcomes, transactions)),
                failure -> items.stream().map(item -> retry(item, failure)).toList());
    }

    private List<ReportResult> results(
            List<Item> items, List<Supplier<SubmitReport.Outcome>> outcomes, TransactionPerPart transactions) {
        Iterator<Supplier<SubmitReport.Outcome>> next = outcomes.iterator();
        return items.stream()
                .map(item -> {
                    Supplier<SubmitReport.Outcome> outcome = next.next();
                    return transactions.attempt(() -> result(item, outcome.get()), failure -> retry(item, failure));
                })
                .toList();
    }

    private static ReportResult retry(Item item, HttpProblem failure) {
        return ReportResult.failed(item.reportId(), ItemStatus.RETRY, failure);
    }

    private ReportResult result(Item item, SubmitReport.Outcome outcome) {
        return switch (outcome) {
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
            case SubmitReport.Outcome.TooMany tooMany ->
                ReportResult.failed(item.reportId(), ItemStatus.RETRY, ReportProblems.tooMany(tooMany));
        };
    }

    private List<Item> inOrder(
            PatientProfile patient, List<Item> items, Instant receivedAt, TransactionPerPart transactions) {
        Set<UUID> windowIds =
                items.stream().flatMap(item -> windowId(item).stream()).collect(Collectors.toSet());
        Possible possible = items.size() < 2
                ? Possible.UNKNOWN
                : transactions.handle(() -> possibilities.of(patient.patientId(), windowIds), _ -> Possible.UNKNOWN);
        return items.stream()
                .sorted(Comparator.comparing((Item item) -> submittedAt(item, receivedAt, possible))
                        .thenComparing(Item::reportId, nullsFirst(naturalOrder())))
                .toList();
    }

    /** As far as it can be read: what cannot is refused anyway. */
    private Instant submittedAt(Item item, Instant receivedAt, Possible possible) {
        PhoneClock clock =
                PhoneClock.of(WireText.time(item.report().text("sentAt")).orElse(null), receivedAt);
        int formVersion = item.report().get("formVersion").asInt();
        Instant since = possible.since(
                windowId(item).orElse(null),
                FormVersion.exists(formVersion) ? formVersion : null,
                clock.receivedAt(),
                limits.openingTolerance());
        return WireText.time(item.report().text("submittedAt"))
                .map(told -> clock.rightUnlessSaid()
                        .correct(told.toInstant(), since, limits.clockTolerance())
                        .at())
                .orElse(receivedAt);
    }

    private static Optional<UUID> windowId(Item item) {
        return WireText.uuid(item.report().text("windowId"));
    }

    private static String at(int index) {
        return "/reports/" + index;
    }
}

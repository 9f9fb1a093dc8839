package org.softstone.outcomes.report;

import static java.util.stream.Collectors.toSet;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.softstone.outcomes.report.ReportContext.Place;
import org.softstone.outcomes.report.SubmitReport.Outcome;

/**
 * Files many reports as if one after the other, with a handful of statements for all: what is stored around them is read at
 * once, decided in memory in their order, and written at once. A report that an earlier one of them concerns comes in a further
 * round, which reads anew. The caller holds the locks of their patients.
 */
@ApplicationScoped
class FileReports {

    private final Reports reports;
    private final StoreReports storeReports;
    private final UnscheduledLimit unscheduledLimit;
    private final ReportLimits limits;

    FileReports(Reports reports, StoreReports storeReports, UnscheduledLimit unscheduledLimit, ReportLimits limits) {
        this.reports = reports;
        this.storeReports = storeReports;
        this.unscheduledLimit = unscheduledLimit;
        this.limits = limits;
    }

    private sealed interface Decision {
        record Over(Outcome outcome) implements Decision {}

        /** Stored already. @param underAnotherId the phone keeps using the new one */
        record Repeats(UUID firstId, boolean underAnotherId) implements Decision {}

        record IsNew(NewReport report) implements Decision {}
    }

    private record Decided<D>(Received received, D decision) {}

    /** @param all different objects */
    Map<Received, Outcome> file(List<Received> all) {
        Map<Received, Outcome> outcomes = new IdentityHashMap<>();
        List<Received> waiting = all;
        while (!waiting.isEmpty()) {
            waiting = round(waiting, outcomes);
        }
        return outcomes;
    }

    /** @return those that need another round: never the first */
    private List<Received> round(List<Received> waiting, Map<Received, Outcome> outcomes) {
        Unwritten unwritten = new Unwritten(limits.unscheduledPerDay());
        List<Decided<NewReport>> added = new ArrayList<>();
        List<Decided<Decision.Repeats>> repeated = new ArrayList<>();
        List<Received> later = new ArrayList<>();
        for (Found found : lookAround(waiting)) {
            Received received = found.received();
            Filing filing = found.filing(limits.openingTolerance());
            if (unwritten.concerns(found, filing)) {
                later.add(received);
                continue;
            }
            switch (decide(found, filing, unwritten)) {
                case Decision.Over over -> outcomes.put(received, over.outcome());
                case Decision.Repeats repeats -> {
                    if (repeats.underAnotherId()) {
                        unwritten.addRepetition(found.arrival().reportId());
                    }
                    repeated.add(new Decided<>(received, repeats));
                }
                case Decision.IsNew(NewReport report) -> {
                    unwritten.add(report);
                    added.add(new Decided<>(received, report));
                }
            }
        }
        store(added, outcomes);
        repeat(repeated, outcomes);
        return later;
    }

    /** Twice where the first look shows that a phone's clock was wrong, or that there is no such window any more. */
    private List<Found> lookAround(List<Received> received) {
        List<Found> first = look(received.stream()
                .map(one -> new Found(
                        one,
                        one.arrival(Possible.UNKNOWN, limits),
                        one.content().windowId(),
                        null))
                .toList());
        List<Found> corrected = first.stream().map(this::corrected).toList();
        Iterator<Found> again = look(corrected.stream()
                        .filter(one -> one.context() == null)
                        .toList())
                .iterator();
        return corrected.stream()
                .map(one -> one.context() == null ? again.next() : one)
                .toList();
    }

    private List<Found> look(List<Found> unread) {
        Iterator<ReportContext> contexts =
                reports.around(unread, limits.openingTolerance()).iterator();
        return unread.stream().map(one -> one.in(contexts.next())).toList();
    }

    /** As it is to be filed: read if that has not changed what was asked. */
    private Found corrected(Found first) {
        if (first.context().idTaken()) {
            return first;
        }
        Received received = first.received();
        Arrival arrival = received.arrival(first.context().possible(), limits);
        UUID windowId = wasTakenBack(first) ? null : first.windowId();
        boolean unchanged =
                arrival.filedAt().equals(first.arrival().filedAt()) && Objects.equals(windowId, first.windowId());
        return new Found(received, arrival, windowId, unchanged ? first.context() : null);
    }

    /** A window that was withdrawn before it opened does not count; a phone may still name it. */
    private boolean wasTakenBack(Found found) {
        return found.windowId() != null
                && found.context().candidates().isEmpty()
                && reports.wasTakenBack(found.patientId(), found.windowId());
    }

    private Decision decide(Found found, Filing filing, Unwritten unwritten) {
        return switch (filing) {
            case Filing.SentAgain again -> new Decision.Repeats(again.reportId(), false);
            case Filing.RepeatOf repeat -> new Decision.Repeats(repeat.reportId(), true);
            case Filing.IdTaken _ -> new Decision.Over(new Outcome.Differs());
            case Filing.Refused refused -> new Decision.Over(new Outcome.NotAccepted(refused.errors()));
            case Filing.Unscheduled _ ->
                unscheduledLimit
                        .reachedUntil(found.arrival(), unwritten.unscheduledOf(found.patientId()))
                        .<Decision>map(retryAt -> new Decision.Over(
                                new Outcome.TooMany(found.arrival().clock().receivedAt(), retryAt)))
                        .orElseGet(() -> new Decision.IsNew(unscheduled(found)));
            case Filing.InWindow in ->
                new Decision.IsNew(new NewReport(
                        found.arrival().filedIn(in.place().window(), in.timing().code()),
                        announcement(found, in.place().baselineAverage()),
                        in.place().window()));
        };
    }

    private NewReport unscheduled(Found found) {
        UUID courseId = found.context().courseThen();
        Optional<Place> outside = found.context().placeOutside();
        Integer baseline = outside.isPresent() ? outside.get().baselineAverage() : reports.baselineAverage(courseId);
        return new NewReport(found.arrival().unscheduled(courseId), announcement(found, baseline), null);
    }

    private static Announcement announcement(Found found, Integer baselineAverage) {
        return new Announcement(found.received().patient().zone(), baselineAverage);
    }

    private void store(List<Decided<NewReport>> added, Map<Received, Outcome> outcomes) {
        Set<UUID> stored =
                storeReports.store(added.stream().map(Decided::decision).toList());
        for (Decided<NewReport> one : added) {
            FiledReport report = one.decision().report();
            outcomes.put(
                    one.received(),
                    stored.contains(report.reportId()) ? new Outcome.Stored(report) : new Outcome.Differs());
        }
    }

    private void repeat(List<Decided<Decision.Repeats>> repeated, Map<Received, Outcome> outcomes) {
        Map<UUID, FiledReport> firsts = reports.find(
                repeated.stream().map(one -> one.decision().firstId()).collect(toSet()));
        for (Decided<Decision.Repeats> one : repeated) {
            FiledReport first = firsts.get(one.decision().firstId());
            if (one.decision().underAnotherId()) {
                reports.alias(one.received().submission().reportId(), first);
            }
            outcomes.put(one.received(), new Outcome.Repeated(first));
        }
    }
}

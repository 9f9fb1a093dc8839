package org.softstone.outcomes.report;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collections;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.softstone.access.OwnAccess;
import org.softstone.access.PatientAccess;
import org.softstone.contracts.PatientProfile;
import org.softstone.database.GroupCommit.Result;
import org.softstone.database.Locks;
import org.softstone.database.Sql;
import org.softstone.outcomes.answer.KnownItems;
import org.softstone.outcomes.answer.ReadAhead;
import org.softstone.outcomes.answer.ReportReading.Result.Readable;
import org.softstone.outcomes.answer.ReportReading.Result.Refused;
import org.softstone.outcomes.report.SubmitReport.Outcome;

/** Submits reports of many patients, in the caller's transaction. */
@ApplicationScoped
class SubmitTogether {

    private final PatientAccess access;
    private final Locks locks;
    private final FileReports fileReports;
    private final Sql sql;

    SubmitTogether(PatientAccess access, Locks locks, FileReports fileReports, Sql sql) {
        this.access = access;
        this.locks = locks;
        this.fileReports = fileReports;
        this.sql = sql;
    }

    /** Whose report it is. */
    sealed interface Submitter {
        /** Access to them is decided. */
        record Known(PatientProfile patient) implements Submitter {}

        /** Whoever has the account that calls. */
        record Calling(OwnAccess access) implements Submitter {}
    }

    /** @param reading of the submission, so far */
    record Item(Submitter submitter, Submission submission, ReadAhead reading) {}

    private sealed interface Progress {
        record Over(Result<Optional<Outcome>> result) implements Progress {}

        record ToFile(Received report) implements Progress {}
    }

    /**
     * A report of a patient whose data somebody else is changing is left.
     *
     * @return in their order; no outcome where no patient is linked to the account that called
     */
    List<Result<Optional<Outcome>>> submit(List<Item> items) {
        if (items.size() > 1) {
            // Then each goes alone, and only those whose window somebody holds wait for it.
            sql.findByIndexesAndGiveWay();
        } else {
            sql.findByIndexes();
        }
        return submit(items, patientsOf(items));
    }

    /** The same of one, waiting for whoever is changing the patient's data. */
    Optional<Outcome> submitAlone(Item item) {
        sql.findByIndexes();
        List<Item> items = List.of(item);
        List<Optional<PatientProfile>> patients = patientsOf(items);
        patients.getFirst().ifPresent(patient -> locks.patient(patient.patientId()));
        return switch (submit(items, patients).getFirst()) {
            case Result.Done<Optional<Outcome>>(Optional<Outcome> outcome) -> outcome;
            case Result.Left<Optional<Outcome>> _ -> throw new IllegalStateException("The patient's lock is held");
        };
    }

    private List<Optional<PatientProfile>> patientsOf(List<Item> items) {
        List<OwnAccess> calling = items.stream()
                .flatMap(item ->
                        item.submitter() instanceof Submitter.Calling(OwnAccess own) ? Stream.of(own) : Stream.empty())
                .toList();
        Iterator<Optional<PatientProfile>> callers = calling.isEmpty()
                ? Collections.emptyIterator()
                : access.ofThem(calling).iterator();
        return items.stream()
                .map(item -> switch (item.submitter()) {
                    case Submitter.Known(PatientProfile patient) -> Optional.of(patient);
                    case Submitter.Calling _ -> callers.next();
                })
                .toList();
    }

    private List<Result<Optional<Outcome>>> submit(List<Item> items, List<Optional<PatientProfile>> patients) {
        Map<UUID, KnownItems> known = locks.freePatientsReading(
                patients.stream()
                        .flatMap(Optional::stream)
                        .map(PatientProfile::patientId)
                        .toList(),
                Reports.KNOWN_ITEMS_OF_EACH,
                Reports::knownItems);
        List<Progress> progress = IntStream.range(0, items.size())
                .mapToObj(i -> patients.get(i)
                        .map(patient -> read(items.get(i), patient, known.get(patient.patientId())))
                        .orElseGet(() -> new Progress.Over(new Result.Done<>(Optional.empty()))))
                .toList();
        Map<Received, Outcome> filed = fileReports.file(progress.stream()
                .flatMap(one -> one instanceof Progress.ToFile(Received report) ? Stream.of(report) : Stream.empty())
                .toList());
        List<Result<Optional<Outcome>>> results = progress.stream()
                .map(one -> switch (one) {
                    case Progress.Over(Result<Optional<Outcome>> result) -> result;
                    case Progress.ToFile(Received report) -> done(filed.get(report));
                })
                .toList();
        record(items, patients, results);
        return results;
    }

    /** What was not done leaves no row. */
    private void record(
            List<Item> items, List<Optional<PatientProfile>> patients, List<Result<Optional<Outcome>>> results) {
        Map<OwnAccess, UUID> done = new LinkedHashMap<>();
        for (int i = 0; i < items.size(); i++) {
            if (items.get(i).submitter() instanceof Submitter.Calling(OwnAccess own) && isDone(results.get(i))) {
                done.put(own, patients.get(i).orElseThrow().patientId());
            }
        }
        access.recordDone(done);
    }

    private static boolean isDone(Result<Optional<Outcome>> result) {
        return result instanceof Result.Done<Optional<Outcome>>(Optional<Outcome> outcome)
                && outcome.filter(what -> what instanceof Outcome.Stored || what instanceof Outcome.Repeated)
                        .isPresent();
    }

    /** @param known null when somebody else is changing the patient's data */
    private static Progress read(Item item, PatientProfile patient, KnownItems known) {
        if (known == null) {
            return new Progress.Over(new Result.Left<>());
        }
        Submission submission = item.submission();
        return switch (item.reading().with(known)) {
            case Refused refused -> new Progress.Over(done(new Outcome.NotAccepted(refused.errors())));
            case Readable readable ->
                new Progress.ToFile(new Received(
                        patient,
                        submission,
                        readable.content(),
                        PhoneClock.of(readable.sentAt(), submission.receivedAt())));
        };
    }

    private static Result<Optional<Outcome>> done(Outcome outcome) {
        return new Result.Done<>(Optional.of(outcome));
    }
}

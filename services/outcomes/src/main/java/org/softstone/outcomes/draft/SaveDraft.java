package org.softstone.outcomes.draft;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.softstone.database.Locks;
import org.softstone.http.FieldError;
import org.softstone.outcomes.answer.Sent;
import org.softstone.outcomes.draft.DraftPolicy.Verdict;
import org.softstone.outcomes.draft.DraftReading.Result.Readable;
import org.softstone.outcomes.draft.DraftReading.Result.Refused;
import org.softstone.outcomes.report.ClockView;
import org.softstone.outcomes.report.PhoneClock.Corrected;
import org.softstone.outcomes.report.Possibilities;
import org.softstone.outcomes.report.ReportLimits;

/**
 * Keeps the draft that was saved last, from whichever device and in whichever order they arrive, in one transaction.
 * Idempotent.
 */
@ApplicationScoped
public class SaveDraft {

    private final Locks locks;
    private final Drafts drafts;
    private final Possibilities possibilities;
    private final ReportLimits limits;

    SaveDraft(Locks locks, Drafts drafts, Possibilities possibilities, ReportLimits limits) {
        this.locks = locks;
        this.drafts = drafts;
        this.possibilities = possibilities;
        this.limits = limits;
    }

    public sealed interface Outcome {
        record Decided(SavedDraft saved) implements Outcome {}

        /** @param errors with pointers into the draft */
        record NotAccepted(List<FieldError> errors) implements Outcome {}
    }

    /** @param receivedAt business time of the arrival */
    @Transactional
    public Outcome save(UUID patientId, Sent request, Instant receivedAt) {
        return switch (DraftReading.of(request, receivedAt)) {
            case Refused refused -> new Outcome.NotAccepted(refused.errors());
            case Readable readable -> new Outcome.Decided(decide(patientId, readable.draft()));
        };
    }

    private SavedDraft decide(UUID patientId, ReadDraft read) {
        locks.patient(patientId);
        Corrected saved = read.saved(possibilities.of(patientId, read.windowIds()), limits);
        if (saved.believed()) {
            return keep(patientId, draft(read, saved), Arrivals.NONE, null);
        }
        Instant told = read.savedAt().toInstant();
        Arrivals before = drafts.arrivals(patientId);
        String said = draft(read, saved).said();
        Corrected first = new Corrected(before.first(told, said, saved.at()), false);
        return keep(
                patientId,
                draft(read, first),
                before.with(told, said, first.at()),
                ClockView.of(read.clock(), told, limits.wrongClock()));
    }

    private static Draft draft(ReadDraft read, Corrected saved) {
        return new Draft(
                read.savedAt(), saved.believed(), saved.at(), read.clock().receivedAt(), read.report());
    }

    private SavedDraft keep(UUID patientId, Draft draft, Arrivals arrivals, ClockView clock) {
        return switch (DraftPolicy.decide(draft, drafts.metBy(patientId, draft))) {
            case Verdict.Stands stands -> {
                drafts.put(patientId, draft, arrivals);
                yield new SavedDraft(SavedDraft.Outcome.SAVED, draft, stands.instead(), clock);
            }
            case Verdict.Repeats repeats -> new SavedDraft(SavedDraft.Outcome.SAVED, repeats.standing(), null, clock);
            case Verdict.Older older -> new SavedDraft(SavedDraft.Outcome.OLDER, older.standing(), draft, clock);
            case Verdict.Over _ -> new SavedDraft(SavedDraft.Outcome.OVER, null, draft, clock);
        };
    }
}

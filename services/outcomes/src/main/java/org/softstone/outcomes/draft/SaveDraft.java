package org.softstone.outcomes.draft;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import org.softstone.http.FieldError;
import org.softstone.outcomes.draft.DraftPolicy.Verdict;
import org.softstone.outcomes.draft.DraftReading.Result.Readable;
import org.softstone.outcomes.draft.DraftReading.Result.Refused;
import org.softstone.outcomes.sql.PatientLock;

/**
 * Keeps the draft that was saved last, whichever device it comes from and in whichever order, in the caller's transaction.
 * May be repeated.
 */
@ApplicationScoped
public class SaveDraft {

    private final PatientLock lock;
    private final Drafts drafts;

    SaveDraft(PatientLock lock, Drafts drafts) {
        this.lock = lock;
        this.drafts = drafts;
    }

    /** What came of it. */
    public sealed interface Outcome {
        record Decided(SavedDraft saved) implements Outcome {}

        /** @param errors with pointers into the draft */
        record NotAccepted(List<FieldError> errors) implements Outcome {}
    }

    /** @param receivedAt business time of the arrival */
    public Outcome save(UUID patientId, DraftRequest request, Instant receivedAt) {
        Instant arrivedAt = receivedAt.truncatedTo(ChronoUnit.MICROS); // as PostgreSQL keeps it, for equal answers
        return switch (DraftReading.of(request, arrivedAt)) {
            case Refused refused -> new Outcome.NotAccepted(refused.errors());
            case Readable readable -> new Outcome.Decided(decide(patientId, readable.draft()));
        };
    }

    private SavedDraft decide(UUID patientId, Draft draft) {
        lock.take(patientId);
        return switch (DraftPolicy.decide(draft, drafts.metBy(patientId, draft))) {
            case Verdict.Stands stands -> {
                drafts.put(patientId, draft);
                yield new SavedDraft(SavedDraft.Outcome.SAVED, draft, stands.instead());
            }
            case Verdict.Repeats repeats -> new SavedDraft(SavedDraft.Outcome.SAVED, repeats.standing(), null);
            case Verdict.Older older -> new SavedDraft(SavedDraft.Outcome.OLDER, older.standing(), draft);
            case Verdict.Over _ -> new SavedDraft(SavedDraft.Outcome.OVER, null, draft);
        };
    }
}

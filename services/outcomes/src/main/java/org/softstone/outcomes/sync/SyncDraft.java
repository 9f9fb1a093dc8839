package org.softstone.outcomes.sync;

import io.quarkiverse.resteasy.problem.HttpProblem;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import org.softstone.contracts.PatientProfile;
import org.softstone.http.PartProblems;
import org.softstone.http.Problems;
import org.softstone.outcomes.answer.Sent;
import org.softstone.outcomes.draft.SaveDraft;
import org.softstone.outcomes.draft.SavedDraft;

/** The draft of a sync, last of all: one whose report came along is over. */
@ApplicationScoped
class SyncDraft {

    private static final String POINTER = "/draft";

    private final ReadPart readPart;
    private final SaveDraft saveDraft;

    SyncDraft(ReadPart readPart, SaveDraft saveDraft) {
        this.readPart = readPart;
        this.saveDraft = saveDraft;
    }

    /** Either of the two, or none when no draft came. */
    record Result(SavedDraft saved, HttpProblem problem) {
        static Result failed(HttpProblem problem) {
            return new Result(null, problem);
        }
    }

    Result handle(PatientProfile patient, PhoneQueue queue, Instant receivedAt, TransactionPerPart transactions) {
        if (queue.draft() == null) {
            return new Result(null, null);
        }
        return switch (readPart.as(Sent.class, queue.draft(), POINTER)) {
            case ReadPart.Result.Unreadable<Sent> unreadable -> Result.failed(unreadable.problem());
            case ReadPart.Result.Readable<Sent>(Sent draft) ->
                transactions.handle(() -> save(patient, draft.withClock(queue.sentAt()), receivedAt), Result::failed);
        };
    }

    private Result save(PatientProfile patient, Sent draft, Instant receivedAt) {
        return switch (saveDraft.save(patient.patientId(), draft, receivedAt)) {
            case SaveDraft.Outcome.Decided decided -> new Result(decided.saved(), null);
            case SaveDraft.Outcome.NotAccepted refused ->
                Result.failed(PartProblems.at(POINTER, Problems.invalidFields(refused.errors())));
        };
    }
}

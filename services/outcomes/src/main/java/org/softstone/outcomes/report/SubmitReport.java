package org.softstone.outcomes.report;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.softstone.access.OwnAccess;
import org.softstone.access.RequestTurns;
import org.softstone.contracts.PatientProfile;
import org.softstone.database.GroupCommit;
import org.softstone.http.FieldError;
import org.softstone.outcomes.answer.ReadAhead;
import org.softstone.outcomes.instrument.AnswerLimits;
import org.softstone.outcomes.report.SubmitTogether.Item;
import org.softstone.outcomes.report.SubmitTogether.Submitter;

/**
 * Reads a patient's report, files it in its window, stores and publishes it, in one transaction with those that arrive at the
 * same time. Idempotent: the same content under the same id, or under another id in the same window, gets the answer of the
 * first.
 */
@ApplicationScoped
public class SubmitReport {

    /** What is gained by more is little, and one that cannot be stored makes that many go alone. A sync fits in. */
    private static final int MOST_TOGETHER = 64;

    /** Where several come at the same time: on a machine so busy that a group takes longer. */
    private static final Duration LONGEST_PAUSE = Duration.ofMillis(30);

    /** As long as others wait for a connection. */
    private static final Duration PATIENCE = Duration.ofSeconds(3);

    private final SubmitTogether together;
    private final RequestTurns turns;
    private final AnswerLimits answerLimits;
    private final GroupCommit<Item, Optional<Outcome>> groups =
            new GroupCommit<>(MOST_TOGETHER, LONGEST_PAUSE, PATIENCE, new InTransactions());

    SubmitReport(SubmitTogether together, RequestTurns turns, AnswerLimits answerLimits) {
        this.together = together;
        this.turns = turns;
        this.answerLimits = answerLimits;
    }

    public sealed interface Outcome {
        record Stored(FiledReport report) implements Outcome {}

        record Repeated(FiledReport first) implements Outcome {}

        /** The id was used for other content, or by another patient. */
        record Differs() implements Outcome {}

        record NotAccepted(List<FieldError> errors) implements Outcome {}

        /** The limit of unscheduled reports per day is reached. @param retryAt when one more is taken */
        record TooMany(Instant now, Instant retryAt) implements Outcome {}
    }

    private final class InTransactions implements GroupCommit.Work<Item, Optional<Outcome>> {

        @Override
        public List<GroupCommit.Result<Optional<Outcome>>> together(List<Item> items) {
            return QuarkusTransaction.requiringNew().call(() -> together.submit(items));
        }

        @Override
        public Optional<Outcome> alone(Item item) {
            return QuarkusTransaction.requiringNew().call(() -> together.submitAlone(item));
        }
    }

    /**
     * A report of the patient who calls. Their access is recorded in the same transaction.
     *
     * @return empty while no patient is linked to the account
     */
    public Optional<Outcome> submit(OwnAccess own, Submission submission) {
        return inTurn(() -> groups.take(item(new Submitter.Calling(own), submission)));
    }

    public Outcome submit(PatientProfile patient, Submission submission) {
        return inTurn(() -> groups.take(item(new Submitter.Known(patient), submission)))
                .orElseThrow();
    }

    /**
     * Reports of one patient, in their order, in one group and one turn.
     *
     * @param answer takes what came of each; to be asked for in order, and only once, because a report that could not go
     *     together with the others is submitted alone then
     */
    public <T> T submitAll(
            PatientProfile patient, List<Submission> submissions, Function<List<Supplier<Outcome>>, T> answer) {
        List<Item> items = submissions.stream()
                .map(submission -> item(new Submitter.Known(patient), submission))
                .toList();
        return inTurn(() -> answer.apply(groups.takeAll(items).stream()
                .<Supplier<Outcome>>map(outcome -> () -> outcome.get().orElseThrow())
                .toList()));
    }

    /** Nothing of it throws what is checked; the wait for a turn is interrupted when the service stops. */
    private <T> T inTurn(Supplier<T> work) {
        try {
            return turns.inTurn(work::get);
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    /** Read before any transaction begins. */
    private Item item(Submitter submitter, Submission submission) {
        ReadAhead reading =
                ReadAhead.of(submission.reportId(), submission.report(), submission.purpose(), answerLimits);
        return new Item(submitter, submission, reading);
    }
}

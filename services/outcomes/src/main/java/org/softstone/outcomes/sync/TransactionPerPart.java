package org.softstone.outcomes.sync;

import io.quarkiverse.resteasy.problem.HttpProblem;
import io.quarkus.narayana.jta.QuarkusTransaction;
import java.util.concurrent.Callable;
import java.util.function.Function;
import java.util.function.Supplier;
import org.softstone.access.RequestTurns;
import org.softstone.http.PartProblems;

/**
 * Handles the parts of one sync, each in a transaction of its own: what is committed stays. Once the database has failed, the rest
 * is not tried: the phone retries it, without waiting for fifty timeouts.
 */
final class TransactionPerPart {

    private static final int UNAVAILABLE = 503;

    private final RequestTurns turns;
    private HttpProblem outage;

    TransactionPerPart(RequestTurns turns) {
        this.turns = turns;
    }

    /** @param otherwise what to answer when it failed */
    <T> T handle(Supplier<T> part, Function<HttpProblem, T> otherwise) {
        return attempt(
                () -> turns.inTurn(() -> QuarkusTransaction.requiringNew().call(part::get)), otherwise);
    }

    /** The same of what has begun its own transaction. */
    <T> T attempt(Callable<T> part, Function<HttpProblem, T> otherwise) {
        if (outage != null) {
            return otherwise.apply(outage);
        }
        try {
            return part.call();
        } catch (Exception failure) {
            HttpProblem problem = failure instanceof HttpProblem ours ? ours : PartProblems.failed(failure);
            if (problem.getStatusCode() == UNAVAILABLE) {
                outage = problem;
            }
            return otherwise.apply(problem);
        }
    }
}

package org.softstone.database.retry;

import java.time.Duration;
import java.util.function.Supplier;
import org.jboss.logging.Logger;
import org.softstone.database.Failures;

/**
 * Retries until it is clear that the work succeeds or never will. As long as infrastructure is unreachable it does not give
 * up; what fails although the database answers is retried a few times, because another transaction may have been in the way.
 */
public final class Retries {

    private static final Logger LOG = Logger.getLogger(Retries.class);

    private static final int ATTEMPTS = 5;
    private static final Duration BETWEEN_ATTEMPTS = Duration.ofMillis(20);

    /** What became of the work after all attempts. */
    public sealed interface Result<T> {

        record Done<T>(T outcome) implements Result<T> {}

        /** Every further attempt would fail too. */
        record Hopeless<T>(Throwable cause) implements Result<T> {}

        /** Stopped; another replica continues. */
        record Abandoned<T>() implements Result<T> {}
    }

    private final Runnable databaseProbe;
    private final Duration suspiciouslyLong;
    private final StopSignal stop;
    private final RetryLoop outage;

    /**
     * @param databaseProbe asks the database something, and throws when it does not answer
     * @param transactionTimeout work that failed after half of it was waiting for something, whatever it then threw
     */
    public Retries(Runnable databaseProbe, Duration transactionTimeout, StopSignal stop) {
        this.databaseProbe = databaseProbe;
        this.suspiciouslyLong = transactionTimeout.dividedBy(2);
        this.stop = stop;
        this.outage = new RetryLoop(LOG, "database", stop);
    }

    public <T> Result<T> attempt(Supplier<T> work) {
        int failures = 0;
        while (!stop.isRaised()) {
            long began = System.nanoTime();
            try {
                T outcome = work.get();
                outage.works();
                return new Result.Done<>(outcome);
            } catch (Exception | Error e) {
                boolean itsOwnFault = !Failures.isInfrastructure(e)
                        && System.nanoTime() - began < suspiciouslyLong.toNanos()
                        && databaseAnswers();
                if (!itsOwnFault) {
                    failures = 0;
                    stop.await(outage.failed(e));
                } else if (++failures == ATTEMPTS) {
                    return new Result.Hopeless<>(e);
                } else {
                    stop.await(BETWEEN_ATTEMPTS.multipliedBy(failures));
                }
            }
        }
        return new Result.Abandoned<>();
    }

    /** A broken connection may surface as any exception of the work, so nothing is given up while the database is unreachable. */
    private boolean databaseAnswers() {
        try {
            databaseProbe.run();
            return true;
        } catch (RuntimeException _) {
            return false;
        }
    }
}

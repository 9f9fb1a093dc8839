package org.softstone.messaging;

import java.sql.Statement;
import java.time.Duration;
import java.util.function.Supplier;
import org.jboss.logging.Logger;
import org.softstone.database.Failures;

/**
 * Tries until it is clear that it works or never will. While infrastructure is away it tries on for ever; what fails with
 * a database that answers is tried a few times more, because another transaction may have been in the way.
 */
final class Perseverance {

    private static final Logger LOG = Logger.getLogger(Perseverance.class);

    private static final int ATTEMPTS = 5;
    private static final Duration BETWEEN_ATTEMPTS = Duration.ofMillis(20);

    private final Transactions transactions;
    private final Duration suspiciouslyLong;
    private final StopSignal stop;
    private final Outage outage;

    /** @param transactionTimeout what ran for half as long and failed was waiting for something, whatever it then threw */
    Perseverance(Transactions transactions, Duration transactionTimeout, StopSignal stop) {
        this.transactions = transactions;
        this.suspiciouslyLong = transactionTimeout.dividedBy(2);
        this.stop = stop;
        this.outage = new Outage(LOG, "database");
    }

    <T> Verdict<T> attempt(Supplier<T> work) {
        int failures = 0;
        while (!stop.isRaised()) {
            long began = System.nanoTime();
            try {
                T outcome = work.get();
                outage.over();
                return new Verdict.Done<>(outcome);
            } catch (Exception | Error e) {
                boolean itsOwnFault = !Failures.isInfrastructure(e)
                        && System.nanoTime() - began < suspiciouslyLong.toNanos()
                        && databaseAnswers();
                if (!itsOwnFault) {
                    failures = 0;
                    stop.await(outage.failed(e));
                } else if (++failures == ATTEMPTS) {
                    return new Verdict.Hopeless<>(e);
                } else {
                    stop.await(BETWEEN_ATTEMPTS.multipliedBy(failures));
                }
            }
        }
        return new Verdict.Abandoned<>();
    }

    /** A connection that breaks may show as any exception of a listener; nothing is given up unless the database is there. */
    private boolean databaseAnswers() {
        try {
            return transactions.run(connection -> {
                try (Statement statement = connection.createStatement()) {
                    return statement.execute("SELECT 1");
                }
            });
        } catch (RuntimeException _) {
            return false;
        }
    }
}

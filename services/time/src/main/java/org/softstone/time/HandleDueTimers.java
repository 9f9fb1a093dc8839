package org.softstone.time;

import io.micrometer.core.instrument.MeterRegistry;
import jakarta.transaction.Status;
import jakarta.transaction.TransactionManager;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.jboss.logging.Logger;
import org.softstone.database.DatabaseTrouble;

/** One round for one kind: claims what is due, lets the kind's handler act on it, all in one transaction. */
class HandleDueTimers {

    private static final Logger LOG = Logger.getLogger(HandleDueTimers.class);
    private static final int BATCH = 500;
    private static final int RETRIES = 50;

    private final TimerClaims claims;
    private final TransactionManager transactions;
    private final InstantSource clock;
    private final InstantSource system;
    private final MeterRegistry metrics;

    HandleDueTimers(
            TimerClaims claims,
            TransactionManager transactions,
            InstantSource clock,
            InstantSource system,
            MeterRegistry metrics) {
        this.claims = claims;
        this.transactions = transactions;
        this.clock = clock;
        this.system = system;
        this.metrics = metrics;
    }

    /**
     * Handles one batch, and those that failed before one by one, so that they block no others.
     *
     * @return whether there was anything to do, so that there may be more
     */
    boolean round(DueTimerHandler handler) throws Exception {
        Instant now = clock.instant();
        boolean busy = batch(handler, now);
        for (TimerClaims.Due again : claims.toRetry(handler.kind(), now, system.instant(), RETRIES)) {
            one(handler, again, now);
        }
        return busy;
    }

    private boolean batch(DueTimerHandler handler, Instant now) throws Exception {
        Claimed claimed = new Claimed();
        try {
            inTransaction(() -> {
                claimed.due = claims.claim(handler.kind(), now, BATCH);
                act(handler, claimed.due, now);
                return null;
            });
        } catch (Throwable failure) {
            if (claimed.due.isEmpty()) {
                throw failure;
            }
            log(
                    Logger.Level.WARN,
                    failure,
                    "A batch of timers failed and is tried one by one kind=" + handler.kind() + " timers="
                            + claimed.due.size());
            for (TimerClaims.Due each : claimed.due) {
                one(handler, each, now);
            }
            return true;
        }
        count(handler.kind(), claimed.due.size());
        return !claimed.due.isEmpty();
    }

    private void one(DueTimerHandler handler, TimerClaims.Due timer, Instant now) throws Exception {
        int handled;
        try {
            handled = inTransaction(() -> {
                List<TimerClaims.Due> claimed = claims.claim(handler.kind(), timer.subject(), now).stream()
                        .toList();
                act(handler, claimed, now);
                return claimed.size();
            });
        } catch (Throwable failure) {
            // If the database is unreachable this fails too, and the runner backs off instead of going through the
            // rest.
            Integer attempts = inTransaction(() -> claims.putOff(handler.kind(), timer, system.instant()))
                    .orElse(0);
            metrics.counter("softstone.timers.failures", "kind", handler.kind()).increment();
            log(
                    Logger.Level.ERROR,
                    failure,
                    "A timer failed and is put off kind=" + handler.kind() + " subject=" + timer.subject()
                            + " attempts=" + attempts);
            return;
        }
        count(handler.kind(), handled);
    }

    /** One line for trouble that passes by itself: a request that holds a patient is no fault of ours. */
    private static void log(Logger.Level level, Throwable failure, String what) {
        Optional<DatabaseTrouble> trouble = DatabaseTrouble.in(failure);
        if (trouble.isPresent()) {
            LOG.warnf("%s database=%s", what, trouble.get());
        } else {
            LOG.log(level, what, failure);
        }
    }

    private static void act(DueTimerHandler handler, List<TimerClaims.Due> due, Instant now) {
        if (!due.isEmpty()) {
            List<UUID> subjects = due.stream().map(TimerClaims.Due::subject).toList();
            handler.onDue(subjects, now);
        }
    }

    private void count(String kind, int handled) {
        metrics.counter("softstone.timers.handled", "kind", kind).increment(handled);
    }

    private <T> T inTransaction(Callable<T> work) throws Exception {
        transactions.begin();
        try {
            T result = work.call();
            transactions.commit();
            return result;
        } catch (Throwable failure) {
            if (transactions.getStatus() != Status.STATUS_NO_TRANSACTION) {
                transactions.rollback();
            }
            throw failure;
        }
    }

    private static final class Claimed {
        private List<TimerClaims.Due> due = List.of();
    }
}

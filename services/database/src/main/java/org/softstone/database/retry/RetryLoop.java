package org.softstone.database.retry;

import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import org.jboss.logging.Logger;
import org.softstone.database.Failures;

/**
 * Background work of one thread that goes on until it is stopped, whatever fails: it backs off and retries. Of an outage it
 * logs the beginning, a reminder each minute and the end, not every attempt.
 */
public final class RetryLoop {

    private static final Duration FIRST_DELAY = Duration.ofMillis(50);
    private static final Duration LONGEST_DELAY = Duration.ofSeconds(2);
    private static final Duration REMIND_EVERY = Duration.ofMinutes(1);

    /** What is repeated. It calls {@link #works} when it got through. */
    @FunctionalInterface
    public interface Round {
        void run() throws Exception;
    }

    /** What is retried until it succeeds. */
    @FunctionalInterface
    public interface Attempt {
        boolean succeeds() throws Exception;
    }

    private final Logger log;
    private final String what;
    private final StopSignal stop;
    private int failures;
    private long beganAt;
    private long loggedAt;

    /** @param what the log calls it by */
    public RetryLoop(Logger log, String what, StopSignal stop) {
        this.log = log;
        this.what = what;
        this.stop = stop;
    }

    /** Repeats the round until stopped. */
    public void run(Round round) {
        until(() -> {
            round.run();
            return false;
        });
    }

    /** @return false when stopped before it succeeded */
    public boolean until(Attempt attempt) {
        while (!stop.isRaised()) {
            try {
                if (attempt.succeeds()) {
                    works();
                    return true;
                }
            } catch (InterruptedException _) {
                Thread.currentThread().interrupt();
                stop.raise();
            } catch (Exception | Error e) {
                stop.await(failed(e));
            }
        }
        return false;
    }

    /** Notes a failure. @return how long to wait before the next attempt */
    public Duration failed(Throwable cause) {
        long now = System.nanoTime();
        if (failures == 0) {
            beganAt = now;
        }
        if (failures == 0 || now - loggedAt >= REMIND_EVERY.toNanos()) {
            loggedAt = now;
            log.warnf(
                    "Waiting for infrastructure: what=%s attempts=%d forSeconds=%d cause=%s",
                    what, failures + 1, seconds(now - beganAt), Failures.describe(cause));
        }
        failures++;
        return delay();
    }

    /** Notes that nothing is in the way now. */
    public void works() {
        if (failures > 0) {
            log.infof(
                    "Infrastructure is back: what=%s attempts=%d forSeconds=%d",
                    what, failures, seconds(System.nanoTime() - beganAt));
            failures = 0;
        }
    }

    /** Doubles up to two seconds, up to a quarter less at random so that replicas do not return all at once. */
    private Duration delay() {
        long millis = Math.min(LONGEST_DELAY.toMillis(), FIRST_DELAY.toMillis() << Math.min(failures - 1, 10));
        return Duration.ofMillis(millis - ThreadLocalRandom.current().nextLong(millis / 4 + 1));
    }

    private static long seconds(long nanos) {
        return Duration.ofNanos(nanos).toSeconds();
    }
}

package org.softstone.messaging;

import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import org.jboss.logging.Logger;
import org.softstone.database.Failures;

/**
 * One thing that may be away for a while, seen from one thread: says how long to wait before the next attempt, and logs
 * the beginning, a reminder each minute and the end instead of every attempt.
 */
final class Outage {

    private static final Duration FIRST_DELAY = Duration.ofMillis(50);
    private static final Duration LONGEST_DELAY = Duration.ofSeconds(2);
    private static final Duration REMIND_EVERY = Duration.ofMinutes(1);

    private final Logger log;
    private final String what;
    private int attempts;
    private long beganAt;
    private long loggedAt;

    Outage(Logger log, String what) {
        this.log = log;
        this.what = what;
    }

    /** Notes a failed attempt and answers how long to wait before the next. */
    Duration failed(Throwable cause) {
        long now = System.nanoTime();
        if (attempts == 0) {
            beganAt = now;
        }
        if (attempts == 0 || now - loggedAt >= REMIND_EVERY.toNanos()) {
            loggedAt = now;
            log.warnf(
                    "Waiting for infrastructure: what=%s attempts=%d forSeconds=%d cause=%s",
                    what, attempts + 1, seconds(now - beganAt), Failures.describe(cause));
        }
        attempts++;
        return delay();
    }

    /** Notes that it works again. */
    void over() {
        if (attempts > 0) {
            log.infof(
                    "Infrastructure is back: what=%s attempts=%d forSeconds=%d",
                    what, attempts, seconds(System.nanoTime() - beganAt));
            attempts = 0;
        }
    }

    /** Doubles up to two seconds, with a quarter of chance so that replicas do not return all at once. */
    private Duration delay() {
        long millis = Math.min(LONGEST_DELAY.toMillis(), FIRST_DELAY.toMillis() << Math.min(attempts - 1, 10));
        return Duration.ofMillis(millis - ThreadLocalRandom.current().nextLong(millis / 4 + 1));
    }

    private static long seconds(long nanos) {
        return Duration.ofNanos(nanos).toSeconds();
    }
}

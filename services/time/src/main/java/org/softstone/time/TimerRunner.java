package org.softstone.time;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.interceptor.Interceptor;
import jakarta.transaction.TransactionManager;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.sql.DataSource;
import org.jboss.logging.Logger;

/**
 * Keeps one thread per kind of timer that this version knows, so that a slow kind holds up no other. Rows of a kind that
 * it does not know are left to the newer replicas that do. A thread never ends while the service runs: whatever fails, it
 * waits a little longer each time and goes on.
 */
@ApplicationScoped
class TimerRunner {

    private static final Logger LOG = Logger.getLogger(TimerRunner.class);
    private static final Duration POLL = Duration.ofMillis(200);
    private static final Duration MEASURE = Duration.ofSeconds(5);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(10);
    private static final Duration LAST_ROUND = Duration.ofSeconds(10);

    private final List<DueTimerHandler> handlers;
    private final TimerClaims claims;
    private final HandleDueTimers handle;
    private final InstantSource clock;
    private final TimerBell bell;
    private final MeterRegistry metrics;
    private final List<Thread> threads = new ArrayList<>();
    private volatile boolean stopped;
    private volatile TimerClaims.Backlog backlog = new TimerClaims.Backlog(0, Optional.empty());

    @Inject
    TimerRunner(
            Instance<DueTimerHandler> handlers,
            DataSource dataSource,
            TransactionManager transactions,
            InstantSource clock,
            TimerBell bell,
            MeterRegistry metrics) {
        this(handlers.stream().toList(), dataSource, transactions, clock, InstantSource.system(), bell, metrics);
    }

    TimerRunner(
            List<DueTimerHandler> handlers,
            DataSource dataSource,
            TransactionManager transactions,
            InstantSource clock,
            InstantSource system,
            TimerBell bell,
            MeterRegistry metrics) {
        this.handlers = handlers;
        this.claims = new TimerClaims(dataSource);
        this.handle = new HandleDueTimers(claims, transactions, clock, system, metrics);
        this.clock = clock;
        this.bell = bell;
        this.metrics = metrics;
    }

    /** After everybody else's start: a handler may need them. */
    void atStart(@Observes @Priority(Interceptor.Priority.PLATFORM_AFTER) StartupEvent event) {
        start();
    }

    void atEnd(@Observes ShutdownEvent event) throws InterruptedException {
        stop();
    }

    void atMove(@Observes BusinessTimeMoved moved) {
        bell.ring();
    }

    synchronized void start() {
        requireOneHandlerPerKind();
        Gauge.builder("softstone.timers.due", this, runner -> runner.backlog.due())
                .description("Timers that are due and not handled yet")
                .register(metrics);
        Gauge.builder("softstone.timers.oldest.overdue", this, TimerRunner::oldestOverdueSeconds)
                .description("How long the oldest of them has been due, in business time")
                .baseUnit("seconds")
                .register(metrics);
        for (DueTimerHandler handler : handlers) {
            threads.add(Thread.ofVirtual()
                    .name("timers-" + handler.kind())
                    .start(() -> keepOn("handle " + handler.kind(), POLL, () -> handle.round(handler))));
        }
        threads.add(Thread.ofVirtual()
                .name("timers-measure")
                .start(() -> keepOn("measure", MEASURE, () -> {
                    backlog = claims.backlog(clock.instant());
                    return false;
                })));
    }

    /** Lets each thread finish its round. */
    synchronized void stop() throws InterruptedException {
        stopped = true;
        bell.ring();
        for (Thread thread : threads) {
            thread.join(LAST_ROUND);
        }
        threads.clear();
    }

    private void requireOneHandlerPerKind() {
        Set<String> kinds = new HashSet<>();
        for (DueTimerHandler handler : handlers) {
            if (!kinds.add(handler.kind())) {
                throw new IllegalStateException("Two handlers for timers of kind " + handler.kind());
            }
        }
    }

    private void keepOn(String what, Duration idle, Round round) {
        Duration pause = idle;
        while (!stopped) {
            long heard = bell.rings();
            try {
                boolean busy = round.run();
                pause = idle;
                if (!busy && !stopped) {
                    bell.await(heard, idle);
                }
            } catch (Throwable failure) {
                // The stack trace once: an outage of an hour would repeat it hundreds of times.
                boolean first = pause.equals(idle);
                LOG.warnf(first ? failure : null, "Timers wait after a failure task=%s pause=%s", what, pause);
                pause = waitAfterFailure(pause);
            }
        }
    }

    /** Not woken by the bell, which may ring often. */
    private Duration waitAfterFailure(Duration pause) {
        try {
            for (Duration waited = Duration.ZERO; waited.compareTo(pause) < 0 && !stopped; waited = waited.plus(POLL)) {
                bell.await(bell.rings(), POLL);
            }
        } catch (InterruptedException e) {
            LOG.debug("Somebody interrupted a timer thread");
        }
        Duration longer = pause.multipliedBy(2);
        return longer.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : longer;
    }

    private double oldestOverdueSeconds() {
        Instant now = clock.instant();
        return backlog.oldest()
                .map(oldest -> Duration.between(oldest, now).toMillis() / 1000.0)
                .orElse(0.0);
    }

    private interface Round {
        boolean run() throws Exception;
    }
}

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
import org.jboss.logging.Logger;
import org.softstone.database.Sql;
import org.softstone.database.retry.RetryLoop;
import org.softstone.database.retry.StopSignal;

/**
 * Keeps one thread per kind of timer that this version knows, so that a slow kind holds up no other. Rows of a kind that
 * it does not know are left to the newer replicas that do.
 */
@ApplicationScoped
class TimerRunner {

    private static final Logger LOG = Logger.getLogger(TimerRunner.class);
    private static final Duration POLL = Duration.ofMillis(200);
    private static final Duration MEASURE = Duration.ofSeconds(5);
    private static final Duration LAST_ROUND = Duration.ofSeconds(10);

    private final List<DueTimerHandler> handlers;
    private final TimerClaims claims;
    private final HandleDueTimers handle;
    private final InstantSource clock;
    private final TimerBell bell;
    private final MeterRegistry metrics;
    private final List<Thread> threads = new ArrayList<>();
    private final StopSignal stop = new StopSignal();
    private volatile TimerClaims.Backlog backlog = new TimerClaims.Backlog(0, Optional.empty());

    @Inject
    TimerRunner(
            Instance<DueTimerHandler> handlers,
            Sql sql,
            TransactionManager transactions,
            InstantSource clock,
            TimerBell bell,
            MeterRegistry metrics) {
        this(handlers.stream().toList(), sql, transactions, clock, InstantSource.system(), bell, metrics);
    }

    TimerRunner(
            List<DueTimerHandler> handlers,
            Sql sql,
            TransactionManager transactions,
            InstantSource clock,
            InstantSource system,
            TimerBell bell,
            MeterRegistry metrics) {
        this.handlers = handlers;
        this.claims = new TimerClaims(sql);
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
            repeat("timers-" + handler.kind(), POLL, () -> handle.round(handler));
        }
        repeat("timers-measure", MEASURE, () -> {
            backlog = claims.backlog(clock.instant());
            return false;
        });
    }

    /** Lets each thread finish its round. */
    synchronized void stop() throws InterruptedException {
        stop.raise();
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

    /** Wakes when the bell rings, and while there is work does not pause at all. */
    private void repeat(String name, Duration idle, Round round) {
        RetryLoop loop = new RetryLoop(LOG, name, stop);
        threads.add(Thread.ofVirtual()
                .name(name)
                .start(() -> loop.run(() -> {
                    long heard = bell.rings();
                    boolean busy = round.run();
                    loop.works();
                    if (!busy && !stop.isRaised()) {
                        bell.await(heard, idle);
                    }
                })));
    }

    private double oldestOverdueSeconds() {
        Instant now = clock.instant();
        return backlog.oldest()
                .map(oldest -> Duration.between(oldest, now).toMillis() / 1000.0)
                .orElse(0.0);
    }

    private interface Round {
        /** @return whether there may be more to do at once */
        boolean run() throws Exception;
    }
}

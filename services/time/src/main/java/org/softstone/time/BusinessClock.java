package org.softstone.time;

import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.interceptor.Interceptor;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.function.Consumer;
import org.softstone.database.Sql;

/**
 * Business time: the only clock of domain code. It is system time unless time travel is enabled; then it is ahead of (or
 * behind) system time by an offset that is kept in the database, so that it survives a crash.
 * Microseconds, as PostgreSQL stores them: what was written compares equal to what is read.
 */
@ApplicationScoped
class BusinessClock implements InstantSource {

    private static final Instant LAST = Instant.parse("2200-01-01T00:00:00Z");

    private final InstantSource system;
    private final TimeTravelConfig config;
    private final BusinessTimeOffset stored;
    private final Consumer<BusinessTimeMoved> moves;
    private volatile Duration offset = Duration.ZERO;

    @Inject
    BusinessClock(Sql sql, TimeTravelConfig config, Event<BusinessTimeMoved> moves) {
        this(InstantSource.system(), new BusinessTimeOffset(sql), config, moves::fire);
    }

    BusinessClock(
            InstantSource system,
            BusinessTimeOffset stored,
            TimeTravelConfig config,
            Consumer<BusinessTimeMoved> moves) {
        this.system = system;
        this.stored = stored;
        this.config = config;
        this.moves = moves;
    }

    /** Before everybody else's start, which may ask for the time; migrations have run by then. */
    void atStart(@Observes @Priority(Interceptor.Priority.PLATFORM_BEFORE) StartupEvent start) {
        if (config.enabled()) {
            offset = stored.load(config.beginsAgo().orElse(Duration.ZERO).negated());
        }
    }

    @Override
    public Instant instant() {
        return system.instant().plus(offset).truncatedTo(ChronoUnit.MICROS);
    }

    /** Moves business time forward, or refuses with its present value when {@code target} lies behind it. */
    synchronized Move moveTo(Instant target) {
        Instant present = instant();
        if (target.isBefore(present)) {
            return new Move.Refused(present);
        }
        // Rounded up: what is due at the target is due after the move.
        Duration further =
                Duration.between(system.instant(), target).plusNanos(999).truncatedTo(ChronoUnit.MICROS);
        stored.save(further);
        offset = further;
        Instant moved = instant();
        moves.accept(new BusinessTimeMoved(moved));
        return new Move.Done(moved);
    }

    /** Far enough for every test and demo, and within what PostgreSQL stores. */
    static boolean isSupported(Instant target) {
        return target.isBefore(LAST);
    }

    sealed interface Move {
        record Done(Instant now) implements Move {}

        record Refused(Instant now) implements Move {}
    }
}

package org.softstone.time;

import static org.assertj.core.api.Assertions.assertThat;
import static org.softstone.time.TimerTables.START;

import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.softstone.testing.MovableClock;

class BusinessClockTest {

    private final MovableClock system = new MovableClock(START);
    private final List<BusinessTimeMoved> moves = new ArrayList<>();
    private TimerTables tables;

    @BeforeEach
    void prepare() throws SQLException {
        tables = new TimerTables();
    }

    @AfterEach
    void close() {
        tables.close();
    }

    @Test
    void it_is_system_time_unless_time_travel_is_enabled() {
        BusinessClock travelled = started(enabled());
        travelled.moveTo(START.plusSeconds(3600));

        assertThat(started(disabled()).instant()).isEqualTo(START);
    }

    @Test
    void it_keeps_microseconds_as_postgresql_does() {
        system.moveTo(START.plusNanos(1_234_567));

        assertThat(started(disabled()).instant()).isEqualTo(START.plusNanos(1_234_000));
    }

    @Test
    void once_moved_it_goes_on_with_system_time() {
        BusinessClock clock = started(enabled());
        clock.moveTo(START.plus(Duration.ofDays(7)));

        system.advance(Duration.ofSeconds(10));

        assertThat(clock.instant()).isEqualTo(START.plus(Duration.ofDays(7)).plusSeconds(10));
    }

    @Test
    void a_move_reaches_its_target_whatever_the_fraction_of_the_microsecond() {
        system.moveTo(START.plusNanos(123_456_789));
        BusinessClock clock = started(enabled());

        clock.moveTo(START.plusSeconds(60));

        assertThat(clock.instant()).isAfterOrEqualTo(START.plusSeconds(60));
    }

    @Test
    void a_killed_process_comes_back_with_the_same_time() {
        started(enabled()).moveTo(START.plus(Duration.ofDays(7)));
        system.advance(Duration.ofMinutes(1));

        assertThat(started(enabled()).instant())
                .isEqualTo(START.plus(Duration.ofDays(7)).plusSeconds(60));
    }

    @Test
    void it_refuses_to_go_back() {
        BusinessClock clock = started(enabled());
        clock.moveTo(START.plusSeconds(60));

        BusinessClock.Move move = clock.moveTo(START.plusSeconds(59));

        assertThat(move).isEqualTo(new BusinessClock.Move.Refused(START.plusSeconds(60)));
        assertThat(clock.instant()).isEqualTo(START.plusSeconds(60));
        assertThat(moves).hasSize(1);
    }

    @Test
    void everybody_is_told_of_a_move() {
        started(enabled()).moveTo(START.plusSeconds(60));

        assertThat(moves).containsExactly(new BusinessTimeMoved(START.plusSeconds(60)));
    }

    @Test
    void a_demo_may_begin_in_the_past_and_only_once() {
        BusinessClock clock = started(config(true, Duration.ofDays(210)));
        assertThat(clock.instant()).isEqualTo(START.minus(Duration.ofDays(210)));
        clock.moveTo(START.minus(Duration.ofDays(7)));

        assertThat(started(config(true, Duration.ofDays(210))).instant()).isEqualTo(START.minus(Duration.ofDays(7)));
    }

    private BusinessClock started(TimeTravelConfig config) {
        BusinessClock clock = new BusinessClock(system, new BusinessTimeOffset(tables.sql), config, moves::add);
        clock.atStart(null);
        return clock;
    }

    private static TimeTravelConfig enabled() {
        return config(true, null);
    }

    private static TimeTravelConfig disabled() {
        return config(false, null);
    }

    private static TimeTravelConfig config(boolean enabled, Duration beginsAgo) {
        return new TimeTravelConfig() {
            @Override
            public boolean enabled() {
                return enabled;
            }

            @Override
            public Optional<Duration> beginsAgo() {
                return Optional.ofNullable(beginsAgo);
            }
        };
    }
}

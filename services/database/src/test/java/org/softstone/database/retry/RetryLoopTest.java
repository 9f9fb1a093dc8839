package org.softstone.database.retry;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.jboss.logging.Logger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(value = 30, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class RetryLoopTest {

    private final StopSignal stop = new StopSignal();
    private final RetryLoop loop = new RetryLoop(Logger.getLogger(RetryLoopTest.class), "test", stop);
    private final AtomicInteger rounds = new AtomicInteger();

    @Test
    void whatever_a_round_throws_the_next_one_comes_until_it_is_stopped() {
        loop.run(() -> {
            switch (rounds.incrementAndGet()) {
                case 1 -> throw new IllegalStateException();
                case 2 -> throw new StackOverflowError();
                case 3 -> throw new Exception();
                default -> stop.raise();
            }
        });

        assertThat(rounds).hasValue(4);
    }

    @Test
    void an_attempt_is_repeated_until_it_succeeds() {
        boolean succeeded = loop.until(() -> {
            if (rounds.incrementAndGet() == 1) {
                throw new IllegalStateException();
            }
            return rounds.get() == 3;
        });

        assertThat(succeeded).isTrue();
        assertThat(rounds).hasValue(3);
    }

    @Test
    void stopped_work_has_not_succeeded_and_is_not_begun() {
        stop.raise();

        assertThat(loop.until(() -> rounds.incrementAndGet() > 0)).isFalse();
        assertThat(rounds).hasValue(0);
    }

    @Test
    void an_interrupt_stops() {
        loop.run(() -> {
            throw new InterruptedException();
        });

        assertThat(stop.isRaised()).isTrue();
        assertThat(Thread.interrupted()).isTrue();
    }

    @Test
    void pauses_grow_to_two_seconds_and_begin_again_once_it_works() {
        Duration first = loop.failed(new IllegalStateException());
        Duration longest = first;
        for (int i = 0; i < 20; i++) {
            longest = loop.failed(new IllegalStateException());
        }
        loop.works();

        assertThat(first).isBetween(Duration.ofMillis(30), Duration.ofMillis(50));
        assertThat(longest).isBetween(Duration.ofMillis(1_400), Duration.ofSeconds(2));
        assertThat(loop.failed(new IllegalStateException())).isLessThanOrEqualTo(Duration.ofMillis(50));
    }
}

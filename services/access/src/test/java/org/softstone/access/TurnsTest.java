package org.softstone.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.quarkiverse.resteasy.problem.HttpProblem;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TurnsTest {

    private static final Duration LONG = Duration.ofMinutes(1);
    private static final Duration SHORT = Duration.ofMillis(20);

    @Test
    void never_more_than_a_few_are_at_it_and_all_have_their_turn() throws Exception {
        Turns turns = turns(3, LONG);
        AtomicInteger now = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        List<Future<Integer>> all;

        try (ExecutorService many = Executors.newVirtualThreadPerTaskExecutor()) {
            all = IntStream.range(0, 300)
                    .mapToObj(each -> many.submit(() -> turns.inTurn(List.of("patient", "by " + each % 7), () -> {
                        most.accumulateAndGet(now.incrementAndGet(), Math::max);
                        Thread.yield();
                        return now.decrementAndGet();
                    })))
                    .toList();
        }

        assertThat(all).allSatisfy(each -> assertThat(each.resultNow()).isNotNegative());
        assertThat(most.get()).isBetween(1, 3);
        assertThat(turns.keysInUse()).isZero();
    }

    @Test
    void who_waits_too_long_is_asked_to_come_back_and_others_are_not_held_up() throws Exception {
        Turns turns = turns(1, SHORT);
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch end = new CountDownLatch(1);

        try (ExecutorService other = Executors.newVirtualThreadPerTaskExecutor()) {
            other.submit(() -> turns.inTurn(List.of("patient"), () -> {
                begun.countDown();
                end.await();
                return null;
            }));
            begun.await();

            assertThatThrownBy(() -> turns.inTurn(List.of("by nurse", "patient"), () -> "done"))
                    .isInstanceOfSatisfying(HttpProblem.class, problem -> {
                        assertThat(problem.getStatusCode()).isEqualTo(503);
                        assertThat(problem.getType()).hasToString("/problems/unavailable");
                        assertThat(problem.getHeaders()).containsKey("Retry-After");
                    });
            assertThat(turns.inTurn(List.of("by nurse", "another patient"), () -> "done"))
                    .isEqualTo("done");
            end.countDown();
        }

        await().untilAsserted(() -> assertThat(turns.keysInUse()).isZero());
    }

    @Test
    void a_turn_that_fails_is_over() throws Exception {
        Turns turns = turns(1, SHORT);

        assertThatThrownBy(() -> turns.inTurn(List.of("patient"), () -> {
                    throw new IllegalStateException("failed");
                }))
                .hasMessage("failed");

        assertThat(turns.inTurn(List.of("patient"), () -> "done")).isEqualTo("done");
        assertThat(turns.keysInUse()).isZero();
    }

    private static Turns turns(int atOnce, Duration patience) {
        return new Turns(new TurnsConfig() {
            @Override
            public int atOnce() {
                return atOnce;
            }

            @Override
            public Duration patience() {
                return patience;
            }
        });
    }
}

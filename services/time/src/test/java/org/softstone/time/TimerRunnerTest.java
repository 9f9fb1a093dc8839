package org.softstone.time;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.softstone.time.TimerTables.START;

import java.time.Duration;
import java.time.InstantSource;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.softstone.testing.EmbeddedPostgresServer;

/** The threads that call the handlers, on a real PostgreSQL. */
class TimerRunnerTest {

    @Test
    void a_timer_that_falls_due_is_handled_by_itself() throws Exception {
        try (TimerTables tables = new TimerTables()) {
            RecordingHandler handler = new RecordingHandler("reminder");
            TimerRunner runner = tables.runner(InstantSource.system(), handler);
            runner.start();
            UUID subject = UUID.randomUUID();
            tables.schedule("reminder", subject, START.plusSeconds(3600));

            tables.clock.advance(Duration.ofHours(1));

            await().untilAsserted(() -> assertThat(handler.handled).containsExactly(subject));
            runner.stop();
        }
    }

    @Test
    void a_slow_kind_holds_up_no_other() throws Exception {
        try (TimerTables tables = new TimerTables()) {
            CountDownLatch goOn = new CountDownLatch(1);
            RecordingHandler slow = new RecordingHandler("slow", (subjects, now) -> {
                try {
                    goOn.await();
                } catch (InterruptedException e) {
                    throw new IllegalStateException(e);
                }
            });
            RecordingHandler quick = new RecordingHandler("quick");
            TimerRunner runner = tables.runner(InstantSource.system(), slow, quick);
            runner.start();
            UUID subject = UUID.randomUUID();
            tables.schedule("slow", subject, START);
            await().until(() -> !slow.calls.isEmpty());

            tables.schedule("quick", subject, START);

            await().untilAsserted(() -> assertThat(quick.handled).containsExactly(subject));
            goOn.countDown();
            runner.stop();
            assertThat(slow.handled).containsExactly(subject);
        }
    }

    @Test
    void a_database_that_goes_away_is_waited_for() throws Exception {
        try (EmbeddedPostgresServer server = EmbeddedPostgresServer.startInTemporaryFolder();
                TimerTables tables = new TimerTables(server.database("time"))) {
            RecordingHandler handler = new RecordingHandler("reminder");
            UUID first = UUID.randomUUID();
            UUID second = UUID.randomUUID();
            tables.schedule("reminder", first, START);
            tables.schedule("reminder", second, START.plusSeconds(60));
            TimerRunner runner = tables.runner(InstantSource.system(), handler);
            runner.start();
            await().untilAsserted(() -> assertThat(handler.handled).containsExactly(first));

            server.stop();
            tables.clock.advance(Duration.ofMinutes(1));
            await().pollDelay(Duration.ofSeconds(2)).until(() -> true);
            server.start();

            await().atMost(Duration.ofSeconds(40))
                    .untilAsserted(() -> assertThat(handler.handled).containsExactly(first, second));
            runner.stop();
        }
    }

    @Test
    void two_handlers_of_one_kind_are_a_mistake_that_is_told_at_start() throws Exception {
        try (TimerTables tables = new TimerTables()) {
            TimerRunner runner = tables.runner(
                    InstantSource.system(), new RecordingHandler("reminder"), new RecordingHandler("reminder"));

            assertThatThrownBy(runner::start).hasMessageContaining("reminder");
        }
    }

    @Test
    void what_is_due_and_not_handled_is_a_metric() throws Exception {
        try (TimerTables tables = new TimerTables()) {
            tables.schedule("of-a-newer-version", UUID.randomUUID(), START.minusSeconds(90));
            TimerRunner runner = tables.runner(InstantSource.system());
            runner.start();

            await().untilAsserted(() -> {
                assertThat(tables.metrics.get("softstone.timers.due").gauge().value())
                        .isEqualTo(1);
                assertThat(tables.metrics
                                .get("softstone.timers.oldest.overdue")
                                .gauge()
                                .value())
                        .isEqualTo(90);
            });
            runner.stop();
        }
    }

    @Test
    void a_timer_that_is_due_already_rings_at_its_commit_and_not_before() throws Exception {
        try (TimerTables tables = new TimerTables()) {
            tables.inTransaction(() -> {
                tables.timers.schedule("reminder", UUID.randomUUID(), START);
                assertThat(tables.bell.rings()).isZero();
            });

            assertThat(tables.bell.rings()).isEqualTo(1);
        }
    }

    @Test
    void a_timer_that_is_not_due_yet_wakes_nobody() throws Exception {
        try (TimerTables tables = new TimerTables()) {
            tables.schedule("reminder", UUID.randomUUID(), START.plusSeconds(1));

            assertThat(tables.bell.rings()).isZero();
        }
    }
}

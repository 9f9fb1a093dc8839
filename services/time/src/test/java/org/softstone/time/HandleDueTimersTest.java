package org.softstone.time;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.softstone.time.TimerTables.START;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** One round over a real PostgreSQL in real JTA transactions. */
class HandleDueTimersTest {

    private static final String KIND = "window-closes";
    private static final UUID SUBJECT = UUID.randomUUID();

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
    void a_due_timer_is_handled_once_and_gone() throws Exception {
        RecordingHandler handler = new RecordingHandler(KIND);
        tables.schedule(KIND, SUBJECT, START);

        assertThat(tables.handling().round(handler)).isTrue();
        assertThat(tables.handling().round(handler)).isFalse();

        assertThat(handler.handled).containsExactly(SUBJECT);
        assertThat(tables.pending(KIND)).isEmpty();
    }

    @Test
    void a_timer_waits_until_it_is_due_in_business_time() throws Exception {
        RecordingHandler handler = new RecordingHandler(KIND);
        tables.schedule(KIND, SUBJECT, START.plusMillis(1));

        tables.handling().round(handler);
        assertThat(handler.handled).isEmpty();

        tables.clock.advance(Duration.ofMillis(1));
        tables.handling().round(handler);
        assertThat(handler.handled).containsExactly(SUBJECT);
    }

    @Test
    void the_handler_is_told_the_business_time_of_its_round() throws Exception {
        List<Instant> told = new ArrayList<>();
        RecordingHandler handler = new RecordingHandler(KIND, (subjects, now) -> told.add(now));
        tables.schedule(KIND, SUBJECT, START.minusSeconds(60));

        tables.handling().round(handler);

        assertThat(told).containsExactly(START);
    }

    @Test
    void a_later_schedule_replaces_the_earlier() throws Exception {
        tables.schedule(KIND, SUBJECT, START);
        tables.schedule(KIND, SUBJECT, START.plusSeconds(60));

        assertThat(tables.pending(KIND)).isEqualTo(Map.of(SUBJECT, START.plusSeconds(60)));
    }

    @Test
    void a_cancelled_timer_is_not_handled() throws Exception {
        RecordingHandler handler = new RecordingHandler(KIND);
        tables.schedule(KIND, SUBJECT, START);
        tables.inTransaction(() -> tables.timers.cancel(KIND, SUBJECT));

        tables.handling().round(handler);

        assertThat(handler.handled).isEmpty();
    }

    @Test
    void a_timer_lives_and_dies_with_the_transaction_of_its_change() throws Exception {
        assertThatThrownBy(() -> tables.inTransaction(() -> {
                    tables.timers.schedule(KIND, SUBJECT, START);
                    throw new IllegalStateException("the change was refused");
                }))
                .hasMessage("the change was refused");

        assertThat(tables.pending(KIND)).isEmpty();
    }

    @Test
    void a_timer_outside_of_a_transaction_is_refused() {
        assertThatThrownBy(() -> tables.timers.schedule(KIND, SUBJECT, START))
                .isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> tables.timers.cancel(KIND, SUBJECT)).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void a_handler_may_schedule_the_next_timer_of_the_same_subject() throws Exception {
        RecordingHandler handler = new RecordingHandler(
                KIND,
                (subjects, now) ->
                        subjects.forEach(subject -> tables.timers.schedule(KIND, subject, now.plusSeconds(3600))));
        tables.schedule(KIND, SUBJECT, START);

        tables.handling().round(handler);

        assertThat(tables.pending(KIND)).isEqualTo(Map.of(SUBJECT, START.plusSeconds(3600)));
    }

    @Test
    void a_kind_that_nobody_knows_is_left_alone() throws Exception {
        tables.schedule("of-a-newer-version", SUBJECT, START);

        tables.handling().round(new RecordingHandler(KIND));

        assertThat(tables.pending("of-a-newer-version")).containsOnlyKeys(SUBJECT);
    }

    @Test
    void one_that_fails_holds_up_no_other_and_is_put_off() throws Exception {
        RecordingHandler handler = failingFor(SUBJECT);
        UUID other = UUID.randomUUID();
        UUID another = UUID.randomUUID();
        tables.inTransaction(() -> tables.timers.schedule(KIND, Map.of(SUBJECT, START, other, START, another, START)));

        tables.handling().round(handler);

        assertThat(handler.handled).containsExactlyInAnyOrder(other, another);
        assertThat(tables.pending(KIND)).containsOnlyKeys(SUBJECT);
        assertThat(tables.count("SELECT attempts FROM timer")).isEqualTo(1);
        assertThat(tables.metrics
                        .counter("softstone.timers.failures", "kind", KIND)
                        .count())
                .isEqualTo(1);
    }

    @Test
    void one_that_finds_its_subject_locked_is_put_off_without_a_trace_and_others_are_handled() throws Exception {
        UUID other = UUID.randomUUID();
        RecordingHandler handler = new RecordingHandler(KIND, (subjects, now) -> {
            if (subjects.contains(SUBJECT)) {
                throw new IllegalStateException(new SQLException("canceling statement due to lock timeout", "55P03"));
            }
        });
        tables.inTransaction(() -> tables.timers.schedule(KIND, Map.of(SUBJECT, START, other, START)));

        List<LogRecord> logged = loggedDuring(() -> tables.handling().round(handler));

        assertThat(handler.handled).containsExactly(other);
        assertThat(tables.pending(KIND)).containsOnlyKeys(SUBJECT);
        assertThat(logged).hasSize(2).allSatisfy(line -> {
            assertThat(line.getThrown()).isNull();
            assertThat(line.getLevel().intValue()).isLessThanOrEqualTo(Level.WARNING.intValue());
        });
    }

    @Test
    void a_fault_of_ours_is_told_as_an_error_with_its_trace() throws Exception {
        tables.schedule(KIND, SUBJECT, START);

        List<LogRecord> logged = loggedDuring(() -> tables.handling().round(failingFor(SUBJECT)));

        assertThat(logged)
                .hasSize(2)
                .allSatisfy(line -> assertThat(line.getThrown()).hasMessage("cannot handle this one"));
        assertThat(logged.getLast().getLevel().intValue()).isGreaterThan(Level.WARNING.intValue());
    }

    @Test
    void one_that_failed_is_tried_again_after_a_growing_pause_of_system_time() throws Exception {
        RecordingHandler handler = failingFor(SUBJECT);
        tables.schedule(KIND, SUBJECT, START);
        HandleDueTimers handling = tables.handling();
        handling.round(handler);
        int afterFirst = handler.calls.size();

        handling.round(handler);
        assertThat(handler.calls).as("not before its pause is over").hasSize(afterFirst);

        tables.system.advance(Duration.ofSeconds(1));
        handling.round(handler);
        assertThat(handler.calls).as("after one second").hasSize(afterFirst + 1);

        tables.system.advance(Duration.ofSeconds(1));
        handling.round(handler);
        assertThat(handler.calls).as("the second pause is longer").hasSize(afterFirst + 1);

        tables.system.advance(Duration.ofSeconds(1));
        handling.round(handler);
        assertThat(handler.calls).as("two seconds").hasSize(afterFirst + 2);
        assertThat(tables.count("SELECT attempts FROM timer")).isEqualTo(3);
    }

    @Test
    void the_longest_pause_is_five_minutes() throws Exception {
        RecordingHandler handler = failingFor(SUBJECT);
        tables.schedule(KIND, SUBJECT, START);
        tables.handling().round(handler);
        tables.execute("UPDATE timer SET attempts = 1000");

        tables.system.advance(Duration.ofSeconds(1));
        tables.handling().round(handler);

        assertThat(tables.count("SELECT extract(epoch FROM retry_at - timestamptz '" + tables.system.instant()
                        + "')::bigint FROM timer"))
                .isEqualTo(300);
    }

    @Test
    void scheduling_anew_forgets_earlier_failures() throws Exception {
        tables.schedule(KIND, SUBJECT, START);
        tables.handling().round(failingFor(SUBJECT));
        tables.schedule(KIND, SUBJECT, START);
        RecordingHandler healthy = new RecordingHandler(KIND);

        tables.handling().round(healthy);

        assertThat(healthy.handled).containsExactly(SUBJECT);
    }

    @Test
    void what_a_failing_handler_has_done_is_undone() throws Exception {
        RecordingHandler handler = new RecordingHandler(KIND, (subjects, now) -> {
            tables.timers.schedule("follow-up", subjects.getFirst(), now);
            throw new IllegalStateException("afterwards");
        });
        tables.schedule(KIND, SUBJECT, START);

        tables.handling().round(handler);

        assertThat(tables.pending("follow-up")).isEmpty();
        assertThat(tables.pending(KIND)).containsOnlyKeys(SUBJECT);
    }

    @Test
    void even_an_error_of_the_handler_puts_off_only_its_subject() throws Exception {
        tables.schedule(KIND, SUBJECT, START);

        tables.handling().round(new RecordingHandler(KIND, (subjects, now) -> {
            throw new AssertionError("no exception");
        }));

        assertThat(tables.count("SELECT attempts FROM timer")).isEqualTo(1);
    }

    @Test
    void a_thousand_come_in_batches_of_at_most_five_hundred() throws Exception {
        RecordingHandler handler = new RecordingHandler(KIND);
        tables.inTransaction(() -> tables.timers.schedule(KIND, dueNow(1200)));

        while (tables.handling().round(handler)) {
            assertThat(handler.calls.getLast().size()).isLessThanOrEqualTo(500);
        }

        assertThat(handler.calls).extracting(List::size).containsExactly(500, 500, 200);
    }

    @Test
    void two_runners_handle_each_due_timer_exactly_once() throws Exception {
        RecordingHandler handler = new RecordingHandler(KIND);
        Map<UUID, Instant> due = dueNow(3000);
        tables.inTransaction(() -> tables.timers.schedule(KIND, due));

        try (ExecutorService replicas = Executors.newFixedThreadPool(2)) {
            List<Future<Integer>> done = Stream.of(tables.handling(), tables.handling())
                    .map(replica -> replicas.submit(() -> {
                        int rounds = 0;
                        while (replica.round(handler)) {
                            rounds++;
                        }
                        return rounds;
                    }))
                    .toList();
            for (Future<Integer> each : done) {
                each.get(60, TimeUnit.SECONDS);
            }
        }

        assertThat(handler.handled).hasSize(3000).containsExactlyInAnyOrderElementsOf(due.keySet());
        assertThat(tables.pending(KIND)).isEmpty();
    }

    @Test
    void a_second_runner_does_not_wait_for_what_the_first_is_handling() throws Exception {
        CountDownLatch inside = new CountDownLatch(1);
        CountDownLatch goOn = new CountDownLatch(1);
        tables.schedule(KIND, SUBJECT, START);
        RecordingHandler slow = new RecordingHandler(KIND, (subjects, now) -> {
            inside.countDown();
            awaitSoon(goOn);
        });
        RecordingHandler second = new RecordingHandler(KIND);
        UUID later = UUID.randomUUID();

        try (ExecutorService replica = Executors.newSingleThreadExecutor()) {
            Future<Boolean> first = replica.submit(() -> tables.handling().round(slow));
            awaitSoon(inside);
            tables.schedule(KIND, later, START);
            tables.handling().round(second);
            goOn.countDown();
            first.get(10, TimeUnit.SECONDS);
        }

        assertThat(second.handled).containsExactly(later);
        assertThat(slow.handled).containsExactly(SUBJECT);
    }

    @Test
    void a_request_that_holds_the_subject_and_cancels_its_timer_never_waits_for_the_handler() throws Exception {
        tables.execute("CREATE TABLE subject (id uuid PRIMARY KEY)");
        tables.execute("INSERT INTO subject VALUES ('" + SUBJECT + "')");
        tables.schedule(KIND, SUBJECT, START);
        CountDownLatch claimed = new CountDownLatch(1);
        CountDownLatch locked = new CountDownLatch(1);
        RecordingHandler handler = new RecordingHandler(KIND, (subjects, now) -> {
            claimed.countDown();
            awaitSoon(locked);
            lockSubject();
        });

        try (ExecutorService replica = Executors.newSingleThreadExecutor()) {
            Future<Boolean> round = replica.submit(() -> tables.handling().round(handler));
            awaitSoon(claimed);
            tables.inTransaction(() -> {
                lockSubject();
                locked.countDown();
                tables.timers.cancel(KIND, SUBJECT);
            });
            round.get(20, TimeUnit.SECONDS);
        }

        assertThat(tables.count("SELECT count(*) FROM timer WHERE attempts = 0"))
                .isZero();
    }

    @Test
    void a_request_that_holds_the_subject_and_moves_its_timer_wins_over_the_handler() throws Exception {
        tables.execute("CREATE TABLE subject (id uuid PRIMARY KEY)");
        tables.execute("INSERT INTO subject VALUES ('" + SUBJECT + "')");
        tables.schedule(KIND, SUBJECT, START);
        CountDownLatch claimed = new CountDownLatch(1);
        CountDownLatch locked = new CountDownLatch(1);
        RecordingHandler handler = new RecordingHandler(KIND, (subjects, now) -> {
            claimed.countDown();
            awaitSoon(locked);
            lockSubject();
        });
        Instant moved = START.plusSeconds(3600);

        try (ExecutorService replica = Executors.newSingleThreadExecutor()) {
            Future<Boolean> round = replica.submit(() -> tables.handling().round(handler));
            awaitSoon(claimed);
            tables.inTransaction(() -> {
                lockSubject();
                locked.countDown();
                tables.timers.schedule(KIND, SUBJECT, moved);
            });
            round.get(20, TimeUnit.SECONDS);
        }

        assertThat(handler.handled).isEmpty();
        assertThat(tables.pending(KIND)).isEqualTo(Map.of(SUBJECT, moved));
    }

    @Test
    void an_illegal_row_is_impossible() {
        assertThatThrownBy(() -> tables.execute("INSERT INTO timer (kind, subject, due_at, attempts) VALUES ('x', '"
                        + SUBJECT + "', now(), 1)"))
                .hasMessageContaining("check constraint");
        assertThatThrownBy(() -> tables.execute(
                        "INSERT INTO timer (kind, subject, due_at) VALUES ('', '" + SUBJECT + "', now())"))
                .hasMessageContaining("check constraint");
    }

    private static List<LogRecord> loggedDuring(Callable<?> work) throws Exception {
        List<LogRecord> logged = new ArrayList<>();
        Handler recording = new Handler() {
            @Override
            public void publish(LogRecord line) {
                logged.add(line);
            }

            @Override
            public void flush() {
                // nothing is held back
            }

            @Override
            public void close() {
                // nothing was opened
            }
        };
        Logger log = Logger.getLogger(HandleDueTimers.class.getName());
        log.addHandler(recording);
        try {
            work.call();
        } finally {
            log.removeHandler(recording);
        }
        return logged;
    }

    private RecordingHandler failingFor(UUID poison) {
        return new RecordingHandler(KIND, (subjects, now) -> {
            if (Set.copyOf(subjects).contains(poison)) {
                throw new IllegalStateException("cannot handle this one");
            }
        });
    }

    private void lockSubject() {
        try (Connection connection = tables.dataSource.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("SELECT FROM subject FOR UPDATE");
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Map<UUID, Instant> dueNow(int count) {
        Map<UUID, Instant> due = new HashMap<>();
        for (int i = 0; i < count; i++) {
            due.put(UUID.randomUUID(), START.minusSeconds(i));
        }
        return due;
    }

    private static void awaitSoon(CountDownLatch latch) {
        try {
            assertThat(latch.await(10, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}

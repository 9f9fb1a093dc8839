package org.softstone.database.retry;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

class RetriesTest {

    private static final Duration TIMEOUT = Duration.ofSeconds(60);

    private final List<Throwable> attempts = new ArrayList<>();
    private final StopSignal stop = new StopSignal();

    @Test
    void a_fault_is_given_up_after_five_attempts() {
        Retries.Result<String> result =
                retries(TIMEOUT, true, true, true, true, true).attempt(failing(5, new IllegalStateException()));

        assertThat(result).isInstanceOf(Retries.Result.Hopeless.class);
        assertThat(attempts).hasSize(5);
    }

    @Test
    void nothing_is_given_up_while_the_database_does_not_answer() {
        Retries.Result<String> result = retries(TIMEOUT, true, true, true, true, false, true, true, false)
                .attempt(failing(8, new IllegalStateException("connection broken, says the mapper")));

        assertThat(result).isEqualTo(new Retries.Result.Done<>("done"));
        assertThat(attempts).hasSize(8);
    }

    @Test
    void infrastructure_trouble_is_never_given_up() {
        Retries.Result<String> result =
                retries(TIMEOUT).attempt(failing(7, new IllegalStateException(new SQLException("away", "08006"))));

        assertThat(result).isEqualTo(new Retries.Result.Done<>("done"));
    }

    @Test
    void what_took_half_of_its_timeout_was_waiting_and_is_never_given_up() {
        Retries.Result<String> result =
                retries(Duration.ofNanos(2)).attempt(failing(7, new IllegalStateException("rolled back")));

        assertThat(result).isEqualTo(new Retries.Result.Done<>("done"));
    }

    @Test
    void abandoned_work_is_not_begun() {
        stop.raise();

        assertThat(retries(TIMEOUT).attempt(() -> "done")).isEqualTo(new Retries.Result.Abandoned<String>());
    }

    private Supplier<String> failing(int times, RuntimeException failure) {
        return () -> {
            if (attempts.size() < times) {
                attempts.add(failure);
                throw failure;
            }
            return "done";
        };
    }

    /** @param answers whether the database is there, each time it is asked */
    private Retries retries(Duration timeout, Boolean... answers) {
        Iterator<Boolean> answer = List.of(answers).iterator();
        return new Retries(
                () -> {
                    if (!answer.next()) {
                        throw new IllegalStateException(new SQLException("away", "08001"));
                    }
                },
                timeout,
                stop);
    }
}

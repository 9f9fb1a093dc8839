package org.softstone.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.BatchUpdateException;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FailuresTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "08000", "08001", "08003", "08006", "40001", "40P01", "53100", "53300", "57014", "57P01", "57P02",
                "57P03", "58030", "55P03", "25006", "XX000"
            })
    void a_database_that_is_away_or_busy_is_infrastructure(String state) {
        assertThat(Failures.isInfrastructure(new SQLException("away", state))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"23505", "23502", "23514", "23P01", "22001", "22P02", "42P01", "42703", "25P02"})
    void what_the_database_refuses_is_not(String state) {
        assertThat(Failures.isInfrastructure(new SQLException("refused", state)))
                .isFalse();
    }

    @Test
    void the_pool_without_a_free_connection_is_infrastructure() {
        assertThat(Failures.isInfrastructure(new SQLException("Acquisition timeout while waiting for new connection")))
                .isTrue();
        assertThat(Failures.isInfrastructure(new SQLTransientConnectionException("no connection", "00000")))
                .isTrue();
    }

    @Test
    void infrastructure_is_found_behind_causes_suppressed_and_batches() {
        SQLException away = new SQLException("away", "08006");
        BatchUpdateException batch = new BatchUpdateException("batch", "23505", new int[0]);
        batch.setNextException(away);
        IllegalStateException suppressing = new IllegalStateException(new RuntimeException());
        suppressing.getCause().addSuppressed(away);

        assertThat(Failures.isInfrastructure(new RuntimeException(new IllegalStateException(away))))
                .isTrue();
        assertThat(Failures.isInfrastructure(batch)).isTrue();
        assertThat(Failures.isInfrastructure(suppressing)).isTrue();
        assertThat(Failures.isInfrastructure(new OutOfMemoryError())).isTrue();
        assertThat(Failures.isInfrastructure(new IllegalStateException())).isFalse();
    }

    @Test
    void what_is_told_of_a_failure_says_where_and_never_what() {
        IllegalStateException failure =
                new IllegalStateException("pain 9", new SQLException("Failing row contains (smith)", "23514"));

        assertThat(Failures.describe(failure))
                .startsWith("SQLException sqlState=23514 at=FailuresTest.java:")
                .doesNotContain("smith", "pain");
        assertThat(Failures.code(failure)).isEqualTo("SQLException-23514");
    }

    @Test
    void a_failure_of_the_pool_has_no_state_to_tell() {
        assertThat(Failures.describe(new SQLException("Sorry, acquisition timeout!")))
                .startsWith("SQLException at=FailuresTest.java:");
    }
}

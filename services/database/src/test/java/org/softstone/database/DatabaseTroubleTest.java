package org.softstone.database;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.transaction.HeuristicMixedException;
import jakarta.transaction.RollbackException;
import java.net.SocketTimeoutException;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import javax.transaction.xa.XAException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DatabaseTroubleTest {

    @ParameterizedTest
    @CsvSource({
        "08000, AWAY", "08001, AWAY", "08006, AWAY", "28P01, AWAY", "3D000, AWAY", "53300, AWAY", "57P01, AWAY",
        "57P03, AWAY", "58000, AWAY", "XX000, AWAY", "25P03, AWAY", "25P04, AWAY", "40001, BUSY", "40P01, BUSY",
        "55P03, BUSY", "57014, BUSY", ", BUSY", "53100, CANNOT_WRITE", "25006, CANNOT_WRITE", "58030, CANNOT_WRITE"
    })
    void every_kind_of_trouble_is_known_by_its_state(String state, DatabaseTrouble kind) {
        SQLException failure = new SQLException("whatever it says", state);

        assertThat(DatabaseTrouble.in(new IllegalStateException(failure))).contains(kind);
    }

    @ParameterizedTest
    @ValueSource(strings = {"23505", "23503", "23514", "23P01", "22001", "22P02", "42P01", "42501", "25P02", "0A000"})
    void what_a_statement_did_wrong_is_no_trouble(String state) {
        assertThat(DatabaseTrouble.in(new SQLException("refused", state))).isEmpty();
    }

    @Test
    void a_transaction_that_was_ended_by_somebody_else_is_trouble() {
        assertThat(DatabaseTrouble.in(new IllegalStateException(new RollbackException("too late"))))
                .contains(DatabaseTrouble.BUSY);
        assertThat(DatabaseTrouble.in(new HeuristicMixedException())).contains(DatabaseTrouble.BUSY);
        assertThat(DatabaseTrouble.in(new XAException(XAException.XAER_RMFAIL))).contains(DatabaseTrouble.BUSY);
        assertThat(DatabaseTrouble.in(thrownBy("com.arjuna.ats.internal.jta.TransactionImple")))
                .contains(DatabaseTrouble.BUSY);
    }

    @Test
    void a_rollback_has_the_kind_of_its_cause() {
        RollbackException constraint = caused(new SQLException("refused", "23505"));
        RollbackException away = caused(new SQLException("gone", "08006", new SocketTimeoutException()));
        RollbackException bug = caused(new IllegalArgumentException());

        assertThat(DatabaseTrouble.in(constraint)).isEmpty();
        assertThat(DatabaseTrouble.in(away)).contains(DatabaseTrouble.AWAY);
        assertThat(DatabaseTrouble.in(bug)).isEmpty();
    }

    @Test
    void a_failure_that_the_driver_calls_transient_is_trouble() {
        assertThat(DatabaseTrouble.in(new SQLTransientConnectionException("no connection", "00000")))
                .contains(DatabaseTrouble.AWAY);
    }

    @Test
    void a_fault_of_ours_is_no_trouble() {
        assertThat(DatabaseTrouble.in(new IllegalStateException("a bug"))).isEmpty();
        assertThat(DatabaseTrouble.in(new StackOverflowError())).isEmpty();
    }

    private static RollbackException caused(Exception cause) {
        RollbackException rollback = new RollbackException("rolled back");
        rollback.initCause(cause);
        return rollback;
    }

    private static IllegalStateException thrownBy(String className) {
        IllegalStateException failure = new IllegalStateException("not active");
        failure.setStackTrace(
                new StackTraceElement[] {new StackTraceElement(className, "check", className + ".java", 1)});
        return failure;
    }
}

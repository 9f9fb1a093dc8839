package org.softstone.messaging;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

/** Transactions on the service's database. */
interface Transactions {

    /**
     * Runs the work in a transaction of its own and commits it; rolls back when it throws.
     *
     * @throws RuntimeException what the work threw, or {@link TransactionFailed}
     */
    <T> T run(Work<T> work);

    /**
     * Does something after the current transaction has committed, and nothing if it rolls back.
     *
     * @throws IllegalStateException when there is no transaction
     */
    void afterCommit(Runnable action);

    /** Asks the database something. @throws RuntimeException when it does not answer */
    default void probe() {
        run(connection -> {
            try (Statement statement = connection.createStatement()) {
                return statement.execute("SELECT 1");
            }
        });
    }

    /** What happens in a transaction. */
    interface Work<T> {
        T on(Connection connection) throws SQLException;
    }

    /** The database or the transaction manager refused; the cause says why. */
    final class TransactionFailed extends RuntimeException {
        private static final long serialVersionUID = 1L;

        TransactionFailed(Exception cause) {
            super(cause);
        }
    }
}

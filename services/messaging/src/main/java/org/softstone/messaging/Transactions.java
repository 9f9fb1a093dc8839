package org.softstone.messaging;

import java.util.function.Supplier;

/** Transactions on the service's database. */
public interface Transactions {

    /**
     * Runs the work in a transaction of its own and commits it; rolls back when it throws.
     *
     * @throws RuntimeException what the work threw, or {@link org.softstone.database.DatabaseFailed}
     */
    <T> T run(Supplier<T> work);

    /**
     * Runs the action after the commit of the current transaction; not at all after a rollback.
     *
     * @throws IllegalStateException when there is no transaction
     */
    void afterCommit(Runnable action);
}

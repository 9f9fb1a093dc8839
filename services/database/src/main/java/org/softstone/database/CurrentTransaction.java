package org.softstone.database;

import jakarta.inject.Singleton;
import jakarta.transaction.Status;
import jakarta.transaction.Synchronization;
import jakarta.transaction.TransactionSynchronizationRegistry;

/** The transaction of this thread, if there is one. */
@Singleton
public class CurrentTransaction {

    private final TransactionSynchronizationRegistry registry;

    public CurrentTransaction(TransactionSynchronizationRegistry registry) {
        this.registry = registry;
    }

    public boolean isActive() {
        return registry.getTransactionStatus() != Status.STATUS_NO_TRANSACTION;
    }

    /** @throws IllegalStateException with that message when there is none */
    public void require(String message) {
        if (!isActive()) {
            throw new IllegalStateException(message);
        }
    }

    /**
     * Runs the action after the commit; not at all after a rollback.
     *
     * @throws IllegalStateException when there is no transaction
     */
    public void afterCommit(Runnable action) {
        registry.registerInterposedSynchronization(new Synchronization() {
            @Override
            public void beforeCompletion() {
                // It may still roll back.
            }

            @Override
            public void afterCompletion(int status) {
                if (status == Status.STATUS_COMMITTED) {
                    action.run();
                }
            }
        });
    }
}

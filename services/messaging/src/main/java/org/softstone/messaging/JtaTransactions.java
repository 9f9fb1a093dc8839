package org.softstone.messaging;

import io.quarkus.arc.Arc;
import io.quarkus.arc.ManagedContext;
import jakarta.transaction.Status;
import jakarta.transaction.Synchronization;
import jakarta.transaction.SystemException;
import jakarta.transaction.TransactionManager;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.sql.Connection;
import java.time.Duration;
import javax.sql.DataSource;

/** JTA, so that Hibernate, JDBC and the outbox of one event commit together. */
final class JtaTransactions implements Transactions {

    private final TransactionManager manager;
    private final TransactionSynchronizationRegistry registry;
    private final DataSource dataSource;
    private final int timeoutSeconds;

    JtaTransactions(
            TransactionManager manager,
            TransactionSynchronizationRegistry registry,
            DataSource dataSource,
            Duration timeout) {
        this.manager = manager;
        this.registry = registry;
        this.dataSource = dataSource;
        this.timeoutSeconds = Math.toIntExact(timeout.toSeconds());
    }

    /** With a request context, as every other caller of the beans behind a listener has one. */
    @Override
    public <T> T run(Work<T> work) {
        ManagedContext request = Arc.container().requestContext();
        if (request.isActive()) {
            return inTransaction(work);
        }
        request.activate();
        try {
            return inTransaction(work);
        } finally {
            request.terminate();
        }
    }

    private <T> T inTransaction(Work<T> work) {
        try {
            manager.setTransactionTimeout(timeoutSeconds);
            manager.begin();
            T result;
            try (Connection connection = dataSource.getConnection()) {
                result = work.on(connection);
            } catch (Exception | Error e) {
                rollback(e);
                throw e;
            }
            manager.commit();
            return result;
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new TransactionFailed(e);
        }
    }

    private void rollback(Throwable cause) {
        try {
            manager.rollback();
        } catch (SystemException | RuntimeException e) {
            cause.addSuppressed(e);
        }
    }

    @Override
    public void afterCommit(Runnable action) {
        registry.registerInterposedSynchronization(new Synchronization() {
            @Override
            public void beforeCompletion() {
                // Nothing to do while it may still roll back.
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

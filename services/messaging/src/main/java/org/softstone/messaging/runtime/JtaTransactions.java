package org.softstone.messaging.runtime;

import io.quarkus.arc.Arc;
import io.quarkus.arc.ManagedContext;
import jakarta.transaction.SystemException;
import jakarta.transaction.TransactionManager;
import java.time.Duration;
import java.util.function.Supplier;
import org.softstone.database.CurrentTransaction;
import org.softstone.database.DatabaseFailed;
import org.softstone.messaging.Transactions;

/** JTA, so that Hibernate, JDBC and the outbox of one event commit together. */
final class JtaTransactions implements Transactions {

    private final TransactionManager manager;
    private final CurrentTransaction current;
    private final int timeoutSeconds;

    JtaTransactions(TransactionManager manager, CurrentTransaction current, Duration timeout) {
        this.manager = manager;
        this.current = current;
        this.timeoutSeconds = Math.toIntExact(timeout.toSeconds());
    }

    /** With a request context, as every other caller of the beans behind a listener has one. */
    @Override
    public <T> T run(Supplier<T> work) {
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

    private <T> T inTransaction(Supplier<T> work) {
        try {
            manager.setTransactionTimeout(timeoutSeconds);
            manager.begin();
            T result;
            try {
                result = work.get();
            } catch (Exception | Error e) {
                rollback(e);
                throw e;
            }
            manager.commit();
            return result;
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new DatabaseFailed(e);
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
        current.afterCommit(action);
    }
}

package org.softstone.messaging.runtime;

import io.agroal.api.AgroalDataSource;
import io.agroal.api.configuration.supplier.AgroalDataSourceConfigurationSupplier;
import io.agroal.api.exceptionsorter.PostgreSQLExceptionSorter;
import io.agroal.api.security.NamePrincipal;
import io.agroal.api.security.SimplePassword;
import java.io.PrintWriter;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import java.util.logging.Logger;
import javax.sql.DataSource;
import org.softstone.database.DatabaseFailed;
import org.softstone.messaging.Transactions;
import org.softstone.testing.Database;

/** Transactions as JTA makes them, with a plain pool: {@link #dataSource()} gives the connection of the current one. */
public final class PlainTransactions implements Transactions, AutoCloseable {

    private record Current(Connection connection, List<Runnable> afterCommit) {}

    private final AgroalDataSource pool;
    private final ThreadLocal<Current> current = new ThreadLocal<>();

    public PlainTransactions(Database database) {
        try {
            pool = AgroalDataSource.from(new AgroalDataSourceConfigurationSupplier()
                    .connectionPoolConfiguration(pool -> pool.maxSize(20)
                            .acquisitionTimeout(Duration.ofSeconds(2))
                            // As Quarkus does: connections that broke leave the pool.
                            .exceptionSorter(new PostgreSQLExceptionSorter())
                            .connectionFactoryConfiguration(factory -> factory.jdbcUrl(database.jdbcUrl())
                                    .principal(new NamePrincipal(database.username()))
                                    .credential(new SimplePassword(database.password())))));
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public <T> T run(Supplier<T> work) {
        if (current.get() != null) {
            throw new IllegalStateException("There is a transaction already");
        }
        List<Runnable> afterCommit = new ArrayList<>();
        T result;
        try (Connection connection = pool.getConnection()) {
            connection.setAutoCommit(false);
            current.set(new Current(connection, afterCommit));
            try {
                result = work.get();
                connection.commit();
            } catch (SQLException | RuntimeException | Error e) {
                rollback(connection, e);
                throw e;
            }
        } catch (SQLException e) {
            throw new DatabaseFailed(e);
        } finally {
            current.remove();
        }
        afterCommit.forEach(Runnable::run);
        return result;
    }

    public boolean isActive() {
        return current.get() != null;
    }

    private static void rollback(Connection connection, Throwable cause) {
        try {
            connection.rollback();
        } catch (SQLException e) {
            cause.addSuppressed(e);
        }
    }

    @Override
    public void afterCommit(Runnable action) {
        if (current.get() == null) {
            throw new IllegalStateException("No transaction");
        }
        current.get().afterCommit().add(action);
    }

    /** The connection of the current transaction, which closing does not close; outside of one, a connection of the pool. */
    public DataSource dataSource() {
        return new CurrentConnection();
    }

    @Override
    public void close() {
        pool.close();
    }

    private final class CurrentConnection implements DataSource {

        @Override
        public Connection getConnection() throws SQLException {
            if (!isActive()) {
                return pool.getConnection();
            }
            Connection connection = current.get().connection();
            return (Connection) Proxy.newProxyInstance(
                    getClass().getClassLoader(), new Class<?>[] {Connection.class}, (_, method, arguments) -> {
                        if (method.getName().equals("close")) {
                            return null;
                        }
                        try {
                            return method.invoke(connection, arguments);
                        } catch (InvocationTargetException e) {
                            throw e.getCause();
                        }
                    });
        }

        @Override
        public Connection getConnection(String username, String password) throws SQLException {
            return getConnection();
        }

        @Override
        public PrintWriter getLogWriter() {
            return null;
        }

        @Override
        public void setLogWriter(PrintWriter out) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void setLoginTimeout(int seconds) {
            throw new UnsupportedOperationException();
        }

        @Override
        public int getLoginTimeout() {
            return 0;
        }

        @Override
        public Logger getParentLogger() throws SQLFeatureNotSupportedException {
            throw new SQLFeatureNotSupportedException();
        }

        @Override
        public <T> T unwrap(Class<T> type) throws SQLException {
            throw new SQLException("Not a wrapper");
        }

        @Override
        public boolean isWrapperFor(Class<?> type) {
            return false;
        }
    }
}

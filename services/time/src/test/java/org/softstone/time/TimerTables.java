package org.softstone.time;

import io.agroal.api.AgroalDataSource;
import io.agroal.api.configuration.supplier.AgroalDataSourceConfigurationSupplier;
import io.agroal.api.security.NamePrincipal;
import io.agroal.api.security.SimplePassword;
import io.agroal.narayana.NarayanaTransactionIntegration;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import jakarta.transaction.TransactionManager;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.softstone.database.CurrentTransaction;
import org.softstone.database.Sql;
import org.softstone.testing.Database;
import org.softstone.testing.EmbeddedPostgresServer;
import org.softstone.testing.MovableClock;

/** A fresh database with the tables of this module, behind a JTA pool like that of a service, without Quarkus. */
final class TimerTables implements AutoCloseable {

    static final Instant START = Instant.parse("2026-03-02T18:00:00Z");

    final TransactionManager transactions = com.arjuna.ats.jta.TransactionManager.transactionManager();
    final TransactionSynchronizationRegistry registry =
            new com.arjuna.ats.internal.jta.transaction.arjunacore.TransactionSynchronizationRegistryImple();
    final MovableClock clock = new MovableClock(START);
    final MovableClock system = new MovableClock(START);
    final TimerBell bell = new TimerBell();
    final MeterRegistry metrics = new SimpleMeterRegistry();
    final AgroalDataSource dataSource;
    final Sql sql;
    final Timers timers;

    TimerTables() throws SQLException {
        this(EmbeddedPostgresServer.sharedDatabase("time"));
    }

    TimerTables(Database database) throws SQLException {
        database.migrate("db/time");
        dataSource = AgroalDataSource.from(new AgroalDataSourceConfigurationSupplier()
                .connectionPoolConfiguration(pool -> pool.maxSize(10)
                        .acquisitionTimeout(Duration.ofSeconds(5))
                        .transactionIntegration(new NarayanaTransactionIntegration(transactions, registry))
                        .connectionFactoryConfiguration(factory -> factory.jdbcUrl(database.jdbcUrl())
                                .principal(new NamePrincipal(database.username()))
                                .credential(new SimplePassword(database.password())))));
        sql = new Sql(dataSource);
        timers = new TimerRows(sql, new CurrentTransaction(registry), clock, bell);
    }

    HandleDueTimers handling() {
        return new HandleDueTimers(new TimerClaims(sql), transactions, clock, system, metrics);
    }

    TimerRunner runner(InstantSource systemTime, DueTimerHandler... handlers) {
        return new TimerRunner(List.of(handlers), sql, transactions, clock, systemTime, bell, metrics);
    }

    void inTransaction(Runnable work) throws Exception {
        transactions.begin();
        try {
            work.run();
        } catch (RuntimeException e) {
            transactions.rollback();
            throw e;
        }
        transactions.commit();
    }

    void schedule(String kind, UUID subject, Instant dueAt) throws Exception {
        inTransaction(() -> timers.schedule(kind, subject, dueAt));
    }

    Map<UUID, Instant> pending(String kind) throws SQLException {
        Map<UUID, Instant> pending = new HashMap<>();
        try (Connection connection = dataSource.getConnection();
                Statement statement = connection.createStatement();
                ResultSet rows =
                        statement.executeQuery("SELECT subject, due_at FROM timer WHERE kind = '" + kind + "'")) {
            while (rows.next()) {
                pending.put(
                        rows.getObject(1, UUID.class),
                        rows.getObject(2, OffsetDateTime.class).toInstant());
            }
        }
        return pending;
    }

    void execute(String sql) throws SQLException {
        try (Connection connection = dataSource.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    long count(String query) throws SQLException {
        try (Connection connection = dataSource.getConnection();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            rows.next();
            return rows.getLong(1);
        }
    }

    @Override
    public void close() {
        dataSource.close();
    }
}

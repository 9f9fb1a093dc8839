package org.softstone.access;

import io.agroal.api.AgroalDataSource;
import io.agroal.api.configuration.supplier.AgroalDataSourceConfigurationSupplier;
import io.agroal.api.security.NamePrincipal;
import io.agroal.api.security.SimplePassword;
import io.agroal.narayana.NarayanaTransactionIntegration;
import jakarta.transaction.TransactionManager;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import org.softstone.contracts.PatientProfile;
import org.softstone.contracts.TeamDefined;
import org.softstone.contracts.TeamRole;
import org.softstone.database.CurrentTransaction;
import org.softstone.database.Sql;
import org.softstone.testing.Database;
import org.softstone.testing.EmbeddedPostgresServer;

/** A fresh database with the tables of this module, behind a JTA pool like that of a service, without Quarkus. */
final class ReplicaTables implements AutoCloseable {

    static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

    final TransactionManager transactions = com.arjuna.ats.jta.TransactionManager.transactionManager();
    final TransactionSynchronizationRegistry registry =
            new com.arjuna.ats.internal.jta.transaction.arjunacore.TransactionSynchronizationRegistryImple();
    final List<UUID> released = new CopyOnWriteArrayList<>();
    final CurrentTransaction transaction = new CurrentTransaction(registry);
    final AgroalDataSource dataSource;
    final Sql sql;
    final TeamReplica teams;

    ReplicaTables() throws SQLException {
        Database database = EmbeddedPostgresServer.sharedDatabase("access").migrate("db/access");
        dataSource = AgroalDataSource.from(new AgroalDataSourceConfigurationSupplier()
                .connectionPoolConfiguration(pool -> pool.maxSize(10)
                        .acquisitionTimeout(Duration.ofSeconds(5))
                        .transactionIntegration(new NarayanaTransactionIntegration(transactions, registry))
                        .connectionFactoryConfiguration(factory -> factory.jdbcUrl(database.jdbcUrl())
                                .principal(new NamePrincipal(database.username()))
                                .credential(new SimplePassword(database.password())))));
        sql = new Sql(dataSource);
        teams = new TeamReplica(sql, transaction, released::add);
    }

    static TeamDefined team(UUID teamId, long version, String... nurses) {
        return new TeamDefined(
                teamId,
                version,
                new UUID(0, 99),
                BERLIN,
                Arrays.stream(nurses)
                        .map(nurse -> new TeamDefined.Member(nurse, TeamRole.NURSE))
                        .toList());
    }

    static PatientProfile patient(UUID patientId, long version, UUID teamId, String userId) {
        return new PatientProfile(
                patientId,
                version,
                userId,
                teamId,
                new UUID(0, 99),
                BERLIN,
                "de",
                userId == null ? PatientProfile.Status.INVITED : PatientProfile.Status.ENROLLED);
    }

    void apply(TeamDefined team) throws Exception {
        inTransaction(() -> teams.apply(team));
    }

    void apply(PatientProfile patient) throws Exception {
        inTransaction(() -> teams.apply(patient));
    }

    /** As requests run theirs. */
    void inTransaction(Runnable work) throws Exception {
        auditTrail().recordingRefusalsAfter(() -> {
            transactions.begin();
            try {
                work.run();
            } catch (RuntimeException e) {
                transactions.rollback();
                throw e;
            }
            transactions.commit();
            return null;
        });
    }

    AuditTrail auditTrail() {
        return new AuditTrail(sql, transaction);
    }

    /** {@code actor action patient outcome method path} of each row, oldest first. */
    List<String> audit() throws SQLException {
        List<String> rows = new ArrayList<>();
        try (Connection connection = dataSource.getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("""
                        SELECT concat_ws(' ', actor, array_to_string(groups, '+'), action, patient_id, outcome, method, path)
                        FROM access_audit ORDER BY at, id""")) {
            while (row.next()) {
                rows.add(row.getString(1));
            }
        }
        return rows;
    }

    void execute(String sql) throws SQLException {
        try (Connection connection = dataSource.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    @Override
    public void close() {
        dataSource.close();
    }
}

package org.softstone.access;

import jakarta.transaction.Status;
import jakarta.transaction.SystemException;
import jakarta.transaction.TransactionManager;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.sql.Types;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.softstone.contracts.PatientProfile;
import org.softstone.http.Ids;

/** Appends to table {@code access_audit}. */
class AuditTrail {

    private static final String APPEND = """
            INSERT INTO access_audit (id, actor, groups, action, patient_id, team_id, outcome, method, path)
            SELECT id, ?, ?, ?, patient_id, ?, ?, ?, ? FROM unnest(?::uuid[], ?::uuid[]) AS shown (id, patient_id)""";

    /** Nobody is recorded where the account stands in two snapshots for a moment (see the migration). */
    private static final String APPEND_OWN = "WITH me AS (" + TeamReplica.PATIENT + "user_id = ?), audited AS ("
            + "INSERT INTO access_audit (id, actor, groups, action, patient_id, outcome, method, path)"
            + " SELECT ?, ?, ?, ?, patient_id, 'allowed', ?, ? FROM me WHERE (SELECT count(*) FROM me) = 1)"
            + " SELECT * FROM me";

    /** The action of a call that the caller's role does not allow, whatever it would have done. */
    static final String ROLE = "refused-by-role";

    /** However many are refused at once, the database sees no more connections than these. */
    private static final int MOST_OUTSIDE_OF_THE_POOL = 4;

    /** As the pool makes nobody wait for longer either. */
    private static final Duration PATIENCE = Duration.ofSeconds(3);

    /** Where a connection comes from. */
    interface Connections {
        Connection open() throws SQLException;
    }

    private final DataSource dataSource;
    private final TransactionManager transactions;
    private final Connections unpooled;
    private final Semaphore outsideOfThePool = new Semaphore(MOST_OUTSIDE_OF_THE_POOL);

    /** @param unpooled in no transaction and from no pool */
    AuditTrail(DataSource dataSource, TransactionManager transactions, Connections unpooled) {
        this.dataSource = dataSource;
        this.transactions = transactions;
        this.unpooled = unpooled;
    }

    /** As part of the caller's transaction where there is one: what was not done in the end leaves no row. */
    void allowed(Caller caller, String action, List<UUID> patientIds, CalledEndpoint endpoint) {
        append(dataSource::getConnection, caller, action, patientIds, null, "allowed", endpoint);
    }

    /**
     * The patient whose account the caller has, and the row of her reaching her own data, in one round trip: every report
     * pays for it. Nobody and no row as long as the account is not linked to one patient.
     */
    Optional<PatientProfile> allowedOwn(Caller caller, String action, CalledEndpoint endpoint) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement query = connection.prepareStatement(APPEND_OWN)) {
            query.setString(1, caller.userId());
            query.setObject(2, Ids.next());
            query.setString(3, caller.userId());
            query.setArray(4, groupsOf(caller, connection));
            query.setString(5, action);
            query.setString(6, endpoint.method());
            query.setString(7, endpoint.pathTemplate());
            try (ResultSet rows = query.executeQuery()) {
                return TeamReplica.onlyPatientOf(rows);
            }
        } catch (SQLException e) {
            throw new ReplicaException(e);
        }
    }

    private static Array groupsOf(Caller caller, Connection connection) throws SQLException {
        return connection.createArrayOf(
                "text", caller.groups().stream().sorted().toArray());
    }

    /**
     * Whatever becomes of the caller's transaction: the row of a refusal stays. A transaction holds a connection of the
     * pool; if its request waited for a second one, as many refusals as the pool has connections would wait for each other.
     *
     * @param patientId null where none was named
     */
    void denied(Caller caller, String action, UUID patientId, CalledEndpoint endpoint) {
        outsideOfTransaction(connections ->
                append(connections, caller, action, Collections.singletonList(patientId), null, "denied", endpoint));
    }

    /** The same for somebody who asked for the patients of a team that is not theirs. */
    void deniedTeam(Caller caller, String action, UUID teamId, CalledEndpoint endpoint) {
        outsideOfTransaction(connections ->
                append(connections, caller, action, Collections.singletonList(null), teamId, "denied", endpoint));
    }

    private void outsideOfTransaction(Consumer<Connections> append) {
        if (!isInTransaction()) {
            append.accept(dataSource::getConnection);
            return;
        }
        awaitPlace();
        try {
            append.accept(unpooled);
        } finally {
            outsideOfThePool.release();
        }
    }

    private void awaitPlace() {
        try {
            if (outsideOfThePool.tryAcquire(PATIENCE.toNanos(), TimeUnit.NANOSECONDS)) {
                return;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        throw new ReplicaException(new SQLTransientConnectionException("No place among the refusals in time"));
    }

    private boolean isInTransaction() {
        try {
            return transactions.getStatus() != Status.STATUS_NO_TRANSACTION;
        } catch (SystemException e) {
            throw new ReplicaException(e);
        }
    }

    private static void append(
            Connections connections,
            Caller caller,
            String action,
            List<UUID> patientIds,
            UUID teamId,
            String outcome,
            CalledEndpoint endpoint) {
        try (Connection connection = connections.open();
                PreparedStatement insert = connection.prepareStatement(APPEND)) {
            insert.setString(1, caller.userId());
            insert.setArray(2, groupsOf(caller, connection));
            insert.setString(3, action);
            insert.setObject(4, teamId, Types.OTHER);
            insert.setString(5, outcome);
            insert.setString(6, endpoint.method());
            insert.setString(7, endpoint.pathTemplate());
            insert.setArray(
                    8,
                    connection.createArrayOf(
                            "uuid", patientIds.stream().map(id -> Ids.next()).toArray()));
            insert.setArray(9, connection.createArrayOf("uuid", patientIds.toArray()));
            insert.executeUpdate();
        } catch (SQLException e) {
            throw new ReplicaException(e);
        }
    }
}

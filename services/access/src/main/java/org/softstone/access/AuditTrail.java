package org.softstone.access;

import jakarta.transaction.Status;
import jakarta.transaction.SystemException;
import jakarta.transaction.TransactionManager;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import javax.sql.DataSource;
import org.softstone.contracts.PatientProfile;
import org.softstone.http.Ids;

/** Appends to table {@code access_audit}. */
class AuditTrail {

    private static final String APPEND = """
            INSERT INTO access_audit (id, actor, groups, action, patient_id, outcome, method, path)
            SELECT id, ?, ?, ?, patient_id, ?, ?, ? FROM unnest(?::uuid[], ?::uuid[]) AS shown (id, patient_id)""";

    /** Nobody is recorded where the account stands in two snapshots for a moment (see the migration). */
    private static final String APPEND_OWN = "WITH me AS (" + TeamReplica.PATIENT + "user_id = ?), audited AS ("
            + "INSERT INTO access_audit (id, actor, groups, action, patient_id, outcome, method, path)"
            + " SELECT ?, ?, ?, ?, patient_id, 'allowed', ?, ? FROM me WHERE (SELECT count(*) FROM me) = 1)"
            + " SELECT * FROM me";

    /** However many are refused at once, the database sees no more connections than these. */
    private static final int MOST_OUTSIDE_OF_THE_POOL = 4;

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
        append(dataSource::getConnection, caller, action, patientIds, "allowed", endpoint);
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
     */
    void denied(Caller caller, String action, UUID patientId, CalledEndpoint endpoint) {
        if (!isInTransaction()) {
            append(dataSource::getConnection, caller, action, List.of(patientId), "denied", endpoint);
            return;
        }
        outsideOfThePool.acquireUninterruptibly();
        try {
            append(unpooled, caller, action, List.of(patientId), "denied", endpoint);
        } finally {
            outsideOfThePool.release();
        }
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
            String outcome,
            CalledEndpoint endpoint) {
        try (Connection connection = connections.open();
                PreparedStatement insert = connection.prepareStatement(APPEND)) {
            insert.setString(1, caller.userId());
            insert.setArray(2, groupsOf(caller, connection));
            insert.setString(3, action);
            insert.setString(4, outcome);
            insert.setString(5, endpoint.method());
            insert.setString(6, endpoint.pathTemplate());
            insert.setArray(
                    7,
                    connection.createArrayOf(
                            "uuid", patientIds.stream().map(id -> Ids.next()).toArray()));
            insert.setArray(8, connection.createArrayOf("uuid", patientIds.toArray()));
            insert.executeUpdate();
        } catch (SQLException e) {
            throw new ReplicaException(e);
        }
    }
}

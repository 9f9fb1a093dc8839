package org.softstone.access;

import jakarta.transaction.Status;
import jakarta.transaction.SystemException;
import jakarta.transaction.TransactionManager;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import javax.sql.DataSource;
import org.softstone.http.Ids;

/** Appends to table {@code access_audit}. */
class AuditTrail {

    private static final String APPEND = """
            INSERT INTO access_audit (id, actor, groups, action, patient_id, outcome, method, path)
            SELECT id, ?, ?, ?, patient_id, ?, ?, ? FROM unnest(?::uuid[], ?::uuid[]) AS shown (id, patient_id)""";

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
            insert.setArray(
                    2,
                    connection.createArrayOf(
                            "text", caller.groups().stream().sorted().toArray()));
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

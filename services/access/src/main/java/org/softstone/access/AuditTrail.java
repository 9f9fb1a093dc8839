package org.softstone.access;

import jakarta.transaction.InvalidTransactionException;
import jakarta.transaction.SystemException;
import jakarta.transaction.Transaction;
import jakarta.transaction.TransactionManager;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.softstone.http.Ids;

/** Appends to table {@code access_audit}. */
class AuditTrail {

    private static final String APPEND = """
            INSERT INTO access_audit (id, actor, groups, action, patient_id, outcome, method, path)
            SELECT id, ?, ?, ?, patient_id, ?, ?, ? FROM unnest(?::uuid[], ?::uuid[]) AS shown (id, patient_id)""";

    private final DataSource dataSource;
    private final TransactionManager transactions;

    AuditTrail(DataSource dataSource, TransactionManager transactions) {
        this.dataSource = dataSource;
        this.transactions = transactions;
    }

    /** As part of the caller's transaction where there is one: what was not done in the end leaves no row. */
    void allowed(Caller caller, String action, List<UUID> patientIds, CalledEndpoint endpoint) {
        append(caller, action, patientIds, "allowed", endpoint);
    }

    /** Whatever becomes of the caller's transaction: the row of a refusal stays. */
    void denied(Caller caller, String action, UUID patientId, CalledEndpoint endpoint) {
        try {
            Transaction suspended = transactions.suspend();
            try {
                append(caller, action, List.of(patientId), "denied", endpoint);
            } finally {
                if (suspended != null) {
                    transactions.resume(suspended);
                }
            }
        } catch (SystemException | InvalidTransactionException e) {
            throw new ReplicaException(e);
        }
    }

    private void append(Caller caller, String action, List<UUID> patientIds, String outcome, CalledEndpoint endpoint) {
        try (Connection connection = dataSource.getConnection();
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

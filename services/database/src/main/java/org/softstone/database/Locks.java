package org.softstone.database;

import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.UUID;

/** Takes advisory locks, each until the transaction ends. Take them before any row, to avoid deadlocks. */
@Singleton
public class Locks {

    private static final String TAKE = "SELECT pg_advisory_xact_lock(?)";

    private final Sql sql;

    public Locks(Sql sql) {
        this.sql = sql;
    }

    /** One change of a patient's data at a time. An event whose key is the patient holds it from its beginning. */
    public void patient(UUID patientId) {
        take(LockSpace.CHANGING, patientId);
    }

    /** Of many patients, always in the same order, so that two who do so cannot wait for each other. */
    public void patients(Collection<UUID> patientIds) {
        patientIds.stream()
                .map(LockSpace.CHANGING::number)
                .distinct()
                .sorted()
                .forEach(number -> sql.first(TAKE, _ -> true, number));
    }

    /**
     * Takes a patient's and reads one row in the same round trip. What is read was committed before the lock was asked for,
     * so it must be something that others only add to.
     */
    public <T> T patientReading(UUID patientId, String queryOfOneRow, Sql.RowReader<T> reader, Object... parameters) {
        Object[] all = new Object[parameters.length + 1];
        System.arraycopy(parameters, 0, all, 0, parameters.length);
        all[parameters.length] = LockSpace.CHANGING.number(patientId);
        return sql.first("SELECT * FROM (" + queryOfOneRow + ") AS found, pg_advisory_xact_lock(?)", reader, all)
                .orElseThrow();
    }

    public void take(LockSpace space, UUID key) {
        sql.first(TAKE, _ -> true, space.number(key));
    }
}

package org.softstone.database;

import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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

    /**
     * Takes those of many patients that nobody else holds, without waiting, and reads one row for each in the same round trip.
     *
     * @param columns of that row, for patient {@code asked.patient_id}; to be read as by {@link #patientReading}
     * @return what was read of those whose lock is held now
     */
    public <T> Map<UUID, T> freePatientsReading(Collection<UUID> patientIds, String columns, Sql.RowReader<T> reader) {
        List<UUID> distinct = patientIds.stream().distinct().toList();
        Map<UUID, T> held = new HashMap<>();
        sql.list(
                "SELECT patient_id, pg_try_advisory_xact_lock(number) AS held, " + columns
                        + " FROM unnest((SELECT ?::uuid[]), (SELECT ?::bigint[])) AS asked (patient_id, number)",
                row -> row.flag("held") && held.put(row.uuid("patient_id"), reader.read(row)) == null,
                distinct,
                distinct.stream().map(LockSpace.CHANGING::number).toArray(Long[]::new));
        return held;
    }

    public void take(LockSpace space, UUID key) {
        sql.first(TAKE, _ -> true, space.number(key));
    }
}

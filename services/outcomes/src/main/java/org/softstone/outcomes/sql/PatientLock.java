package org.softstone.outcomes.sql;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.UUID;

/**
 * One change of a patient's data at a time, until the transaction ends. Whoever needs it takes it before any row, so that
 * nobody waits in a circle.
 */
@ApplicationScoped
public class PatientLock {

    /** The two-number form of advisory locks has a space of its own; this number is our place in it. */
    private static final int SPACE = 8081;

    private final Sql sql;

    PatientLock(Sql sql) {
        this.sql = sql;
    }

    /**
     * Takes it and reads one row in the same round trip. What is read was committed before the lock was asked for, so it
     * must be something that others only add to.
     */
    public <T> T takeReading(UUID patientId, String queryOfOneRow, Sql.RowReader<T> reader, Object... parameters) {
        Object[] all = new Object[parameters.length + 2];
        System.arraycopy(parameters, 0, all, 0, parameters.length);
        all[parameters.length] = SPACE;
        all[parameters.length + 1] = patientId.hashCode();
        return sql.first("SELECT * FROM (" + queryOfOneRow + ") AS found, pg_advisory_xact_lock(?, ?)", reader, all)
                .orElseThrow();
    }

    /** Two patients may share a number by chance; then they wait for each other, and nothing else happens. */
    public void take(UUID patientId) {
        sql.first("SELECT pg_advisory_xact_lock(?, ?)", _ -> true, SPACE, patientId.hashCode());
    }

    /** Of many patients, always in the same order, so that two who do so cannot wait for each other. */
    public void take(Collection<UUID> patientIds) {
        patientIds.stream()
                .map(UUID::hashCode)
                .distinct()
                .sorted()
                .forEach(number -> sql.first("SELECT pg_advisory_xact_lock(?, ?)", _ -> true, SPACE, number));
    }
}

package org.softstone.access;

import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.function.Function;
import org.softstone.contracts.PatientProfile;
import org.softstone.database.CurrentTransaction;
import org.softstone.database.Sql;
import org.softstone.database.StoredJson;
import org.softstone.http.Ids;

/** Appends to table {@code access_audit}. */
@Singleton
class AuditTrail {

    private static final String APPEND = """
            INSERT INTO access_audit (id, actor, groups, action, patient_id, team_id, outcome, method, path)
            SELECT id, ?, ?, ?, patient_id, ?::uuid, ?, ?, ?
            FROM unnest(?::uuid[], ?::uuid[]) AS shown (id, patient_id)""";

    /** No patient is recorded while the account is in two snapshots for a moment (see the migration). */
    private static final String APPEND_OWN = "WITH me AS (" + TeamReplica.PATIENT + "user_id = ?), audited AS ("
            + "INSERT INTO access_audit (id, actor, groups, action, patient_id, outcome, method, path)"
            + " SELECT ?, ?, ?, ?, patient_id, 'allowed', ?, ? FROM me WHERE (SELECT count(*) FROM me) = 1)"
            + " SELECT * FROM me";

    private static final String APPEND_MANY_OWN = """
            INSERT INTO access_audit (id, actor, groups, action, patient_id, outcome, method, path)
            SELECT id, actor, ARRAY (SELECT jsonb_array_elements_text(groups::jsonb)), action, patient_id, 'allowed', method, path
            FROM unnest((SELECT ?::uuid[]), (SELECT ?::text[]), (SELECT ?::text[]), (SELECT ?::text[]), (SELECT ?::uuid[]),
                (SELECT ?::text[]), (SELECT ?::text[])) AS made (id, actor, groups, action, patient_id, method, path)""";

    /** The action of a call that the caller's role does not allow, whatever it would have done. */
    static final String ROLE = "refused-by-role";

    /** Refusals that are recorded once the transaction in which they were decided has ended. */
    private static final ScopedValue<List<Runnable>> AFTERWARDS = ScopedValue.newInstance();

    private final Sql sql;
    private final CurrentTransaction transaction;

    AuditTrail(Sql sql, CurrentTransaction transaction) {
        this.sql = sql;
        this.transaction = transaction;
    }

    /**
     * As part of the caller's transaction, if there is one: what was not done in the end leaves no row. Most acts decide before
     * their transaction: then the row says that the caller was allowed to, also when the act failed.
     */
    void allowed(Caller caller, String action, List<UUID> patientIds, CalledEndpoint endpoint) {
        append(caller, action, patientIds, null, "allowed", endpoint);
    }

    /**
     * The patient whose account the caller has, and the row of their access to their own data, in one round trip: nearly every
     * request of a patient pays for it. Nobody and no row as long as the account is not linked to one patient.
     */
    Optional<PatientProfile> allowedOwn(OwnAccess own) {
        return TeamReplica.only(sql.list(
                APPEND_OWN,
                TeamReplica::patientOf,
                own.caller().userId(),
                Ids.next(),
                own.caller().userId(),
                groupsOf(own.caller()),
                own.action(),
                own.endpoint().method(),
                own.endpoint().pathTemplate()));
    }

    /** The rows of many such accesses, as part of the transaction of what was done. */
    void allowedOwn(Map<OwnAccess, UUID> patients) {
        List<OwnAccess> accesses = List.copyOf(patients.keySet());
        sql.change(
                APPEND_MANY_OWN,
                accesses.stream().map(_ -> Ids.next()).toList(),
                texts(accesses, access -> access.caller().userId()),
                texts(accesses, access -> StoredJson.write(groupsOf(access.caller()))),
                texts(accesses, OwnAccess::action),
                accesses.stream().map(patients::get).toList(),
                texts(accesses, access -> access.endpoint().method()),
                texts(accesses, access -> access.endpoint().pathTemplate()));
    }

    private static String[] texts(List<OwnAccess> accesses, Function<OwnAccess, String> text) {
        return accesses.stream().map(text).toArray(String[]::new);
    }

    /**
     * The row of a refusal stays, whether the caller's transaction commits or not.
     *
     * @param patientId null where none was named
     */
    void denied(Caller caller, String action, UUID patientId, CalledEndpoint endpoint) {
        record(() -> append(caller, action, Collections.singletonList(patientId), null, "denied", endpoint));
    }

    /** The same for a caller who asked for the patients of a team that is not theirs. */
    void deniedTeam(Caller caller, String action, UUID teamId, CalledEndpoint endpoint) {
        record(() -> append(caller, action, Collections.singletonList(null), teamId, "denied", endpoint));
    }

    /**
     * Runs a transaction, and after its end records what was refused in it. A refused request then holds no connection while
     * it waits for one: otherwise as many refusals as the pool has connections would wait for each other.
     */
    <T> T recordingRefusalsAfter(Callable<T> work) throws Exception {
        List<Runnable> refusals = new ArrayList<>();
        try {
            return ScopedValue.where(AFTERWARDS, refusals).call(work::call);
        } finally {
            refusals.forEach(Runnable::run);
        }
    }

    private void record(Runnable refusal) {
        if (!transaction.isActive()) {
            refusal.run();
        } else if (AFTERWARDS.isBound()) {
            AFTERWARDS.get().add(refusal);
        } else {
            throw new IllegalStateException("A refusal inside a transaction that does not run in RequestTurns.inTurn");
        }
    }

    private void append(
            Caller caller, String action, List<UUID> patientIds, UUID teamId, String outcome, CalledEndpoint endpoint) {
        sql.change(
                APPEND,
                caller.userId(),
                groupsOf(caller),
                action,
                teamId,
                outcome,
                endpoint.method(),
                endpoint.pathTemplate(),
                patientIds.stream().map(_ -> Ids.next()).toArray(UUID[]::new),
                patientIds);
    }

    private static String[] groupsOf(Caller caller) {
        return caller.groups().stream().sorted().toArray(String[]::new);
    }
}

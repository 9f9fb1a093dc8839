package org.softstone.access;

import io.quarkiverse.resteasy.problem.HttpProblem;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.softstone.contracts.PatientProfile;

/**
 * Decides who may access which patient's data, and writes the audit row. Every resource with patient data asks here first,
 * before a transaction begins; {@code @RolesAllowed} says which groups may call an endpoint at all.
 */
public interface PatientAccess {

    /**
     * Lets a member of the patient's treating team through and records the access; a refusal is recorded too.
     *
     * @param action what is being done, verb first, such as {@code read-reports}
     * @throws HttpProblem 404 when the patient is unknown or treated by another team; 403
     *     when the caller is neither nurse, physician nor coordinator, or the endpoint is not open to what the team lists
     *     them as
     */
    PatientProfile ofTreated(UUID patientId, String action);

    /**
     * Those of these patients whom the caller treats as a nurse or physician, as both the token and the team say. Only of
     * them they read what people wrote.
     */
    Set<UUID> asClinician(Collection<UUID> patientIds);

    default boolean isClinicianOf(UUID patientId) {
        return asClinician(List.of(patientId)).contains(patientId);
    }

    /**
     * The calling patient; records the access.
     *
     * @throws HttpProblem 503 {@code /problems/enrolment-pending} with
     *     {@code Retry-After} while no snapshot links their account; 403 when the caller is no patient
     */
    PatientProfile ofMe(String action);

    /**
     * The same in two steps, so that many accesses are recorded together: first who calls what, without the database.
     *
     * @throws HttpProblem 403 when the caller is no patient
     */
    OwnAccess toMe(String action);

    /**
     * Then the patients who called; on any thread.
     *
     * @return in the order of the accesses; empty while no snapshot links an account, see {@link #enrolmentPending}
     */
    List<Optional<PatientProfile>> ofThem(List<OwnAccess> accesses);

    /** And at last records, in the running transaction, those that led to something, with their patients. */
    void recordDone(Map<OwnAccess, UUID> patients);

    /** @return 503 {@code /problems/enrolment-pending} with {@code Retry-After}, to be thrown */
    HttpProblem enrolmentPending();

    /**
     * Records, whether the caller's transaction commits or not, that somebody who treats the patient may not do this.
     *
     * @return 403, to be thrown
     */
    HttpProblem refuse(UUID patientId, String action);

    /**
     * Records, whether the caller's transaction commits or not, that somebody asked for the patients of a team that is not
     * theirs, or of none.
     *
     * @return 404, to be thrown
     */
    HttpProblem refuseTeam(UUID teamId, String action);

    /**
     * Records, whether the caller's transaction commits or not, a refusal that concerns no patient and no team, such as one
     * of a site's data.
     *
     * @param refusal what the caller is told
     * @return the same, to be thrown
     */
    HttpProblem refuse(String action, HttpProblem refusal);

    /** Records that the caller was shown data of these patients, whom a query already restricted to their teams. */
    void recordShown(List<UUID> patientIds, String action);

    /** The same for a caller whose request is over, such as the reader of an open stream. */
    void recordShown(Caller caller, List<UUID> patientIds, String action);
}

package org.softstone.access;

import io.quarkiverse.resteasy.problem.HttpProblem;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.container.ResourceInfo;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.softstone.contracts.PatientProfile;
import org.softstone.contracts.TeamRole;
import org.softstone.http.Problems;

/** Decides from the replica as it is at this moment, never from what a token says about teams or patients. */
@ApplicationScoped
class DecidePatientAccess implements PatientAccess {

    private static final List<String> TREATING = List.of(Group.NURSE, Group.PHYSICIAN, Group.COORDINATOR);

    // The snapshot of a just-enrolled patient travels through outbox and Kafka: usually well under a second.
    private static final Duration ENROLMENT_TRAVELS = Duration.ofSeconds(2);

    private final Caller caller;
    private final TreatingTeams teams;
    private final AuditTrail audit;
    private final Supplier<CalledEndpoint> endpoint;

    @Inject
    DecidePatientAccess(Caller caller, TreatingTeams teams, AuditTrail audit, ResourceInfo request) {
        this(caller, teams, audit, () -> CalledEndpoint.of(request));
    }

    DecidePatientAccess(Caller caller, TreatingTeams teams, AuditTrail audit, Supplier<CalledEndpoint> endpoint) {
        this.caller = caller;
        this.teams = teams;
        this.audit = audit;
        this.endpoint = endpoint;
    }

    @Override
    public PatientProfile ofTreated(UUID patientId, String action) {
        if (TREATING.stream().noneMatch(caller::isIn)) {
            throw refused(patientId, action, Problems.forbidden());
        }
        // The same refusal for both, so that it does not tell whether there is such a patient.
        Set<TeamRole> roles = teams.rolesOf(caller.userId(), List.of(patientId)).getOrDefault(patientId, Set.of());
        Optional<PatientProfile> treated = teams.patient(patientId).filter(patient -> !roles.isEmpty());
        if (treated.isEmpty()) {
            throw refused(patientId, action, Problems.notFound());
        }
        Set<String> openTo = endpoint.get().openTo();
        if (!openTo.isEmpty() && !Agreement.allows(openTo, caller.groups(), roles)) {
            throw refused(patientId, action, Problems.forbidden());
        }
        audit.allowed(caller, action, List.of(patientId), endpoint.get());
        return treated.get();
    }

    @Override
    public Set<UUID> asClinician(Collection<UUID> patientIds) {
        return teams.rolesOf(caller.userId(), patientIds).entrySet().stream()
                .filter(treated -> Agreement.onClinician(caller.groups(), treated.getValue()))
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
    }

    @Override
    public PatientProfile ofMe(String action) {
        return audit.allowedOwn(toMe(action)).orElseThrow(this::enrolmentPending);
    }

    @Override
    public OwnAccess toMe(String action) {
        if (!caller.isIn(Group.PATIENT)) {
            throw refused(null, action, Problems.forbidden());
        }
        return new OwnAccess(caller.detached(), action, endpoint.get());
    }

    @Override
    public List<Optional<PatientProfile>> ofThem(List<OwnAccess> accesses) {
        Map<String, PatientProfile> linked = teams.patientsOfUsers(
                accesses.stream().map(access -> access.caller().userId()).toList());
        return accesses.stream()
                .map(access -> Optional.ofNullable(linked.get(access.caller().userId())))
                .toList();
    }

    @Override
    public void recordDone(Map<OwnAccess, UUID> patients) {
        if (!patients.isEmpty()) {
            audit.allowedOwn(patients);
        }
    }

    @Override
    public HttpProblem enrolmentPending() {
        return Problems.unavailable(
                "enrolment-pending",
                "Your account is being linked",
                "Your account is not linked to a patient here yet. Just enrolled: try again in a moment.",
                ENROLMENT_TRAVELS);
    }

    @Override
    public void recordShown(List<UUID> patientIds, String action) {
        recordShown(caller, patientIds, action);
    }

    @Override
    public void recordShown(Caller shownTo, List<UUID> patientIds, String action) {
        if (!patientIds.isEmpty()) {
            audit.allowed(shownTo, action, patientIds, endpoint.get());
        }
    }

    @Override
    public HttpProblem refuse(UUID patientId, String action) {
        return refused(patientId, action, Problems.forbidden());
    }

    @Override
    public HttpProblem refuseTeam(UUID teamId, String action) {
        audit.deniedTeam(caller, action, teamId, endpoint.get());
        return Problems.notFound();
    }

    @Override
    public HttpProblem refuse(String action, HttpProblem refusal) {
        return refused(null, action, refusal);
    }

    private HttpProblem refused(UUID patientId, String action, HttpProblem refusal) {
        audit.denied(caller, action, patientId, endpoint.get());
        return refusal;
    }
}

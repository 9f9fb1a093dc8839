package org.softstone.infusions.account;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.softstone.access.Caller;
import org.softstone.access.Group;
import org.softstone.access.PatientAccess;
import org.softstone.access.TreatingTeams;
import org.softstone.contracts.PatientProfile;
import org.softstone.infusions.team.Memberships;
import org.softstone.infusions.team.Memberships.Membership;

@Path("/me")
@Tag(name = "Me")
@RunOnVirtualThread
class MeResource {

    private final Caller caller;
    private final TreatingTeams treatingTeams;
    private final Memberships memberships;
    private final PatientAccess access;

    MeResource(Caller caller, TreatingTeams treatingTeams, Memberships memberships, PatientAccess access) {
        this.caller = caller;
        this.treatingTeams = treatingTeams;
        this.memberships = memberships;
        this.access = access;
    }

    @GET
    @RolesAllowed({Group.PATIENT, Group.NURSE, Group.PHYSICIAN, Group.COORDINATOR, Group.ADMIN, Group.PRIVACY_OFFICER})
    @Operation(operationId = "readMe", summary = "The caller: the id to list in a team, and their teams")
    public MeView me() {
        Optional<UUID> patientId = caller.isIn(Group.PATIENT)
                ? treatingTeams.patientOfUser(caller.userId()).map(PatientProfile::patientId)
                : Optional.empty();
        patientId.ifPresent(id -> access.recordShown(List.of(id), "read-me"));
        return new MeView(
                caller.userId(),
                new TreeSet<>(caller.groups()),
                patientId.orElse(null),
                memberships.of(caller.userId()));
    }

    /** @param patientId null unless the caller is an enrolled patient */
    record MeView(
            String userId,
            SortedSet<String> groups,
            @Schema(nullable = true) UUID patientId,
            List<Membership> teams) {}
}

package org.softstone.outcomes.duetime;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jboss.resteasy.reactive.RestResponse;
import org.softstone.access.Caller;
import org.softstone.access.Group;
import org.softstone.access.PatientAccess;
import org.softstone.access.TreatingTeams;
import org.softstone.contracts.TeamRole;
import org.softstone.http.EntityTags;
import org.softstone.http.Problems;
import org.softstone.outcomes.version.Versioned;

/** When a site wants the reports of its patients. */
@Path("/sites/{siteId}/report-windows")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
class DueTimeResource {

    private static final String READ = "read-report-windows";
    private static final String SET = "set-report-windows";

    private final Caller caller;
    private final TreatingTeams teams;
    private final PatientAccess access;
    private final DueTimes dueTimes;
    private final SetDueTime setDueTime;

    DueTimeResource(
            Caller caller, TreatingTeams teams, PatientAccess access, DueTimes dueTimes, SetDueTime setDueTime) {
        this.caller = caller;
        this.teams = teams;
        this.access = access;
        this.dueTimes = dueTimes;
        this.setDueTime = setDueTime;
    }

    @GET
    @RolesAllowed({Group.NURSE, Group.PHYSICIAN, Group.COORDINATOR, Group.ADMIN})
    @Operation(operationId = "readWindowSettings", summary = "How long before a visit the site wants the report")
    @APIResponse(responseCode = "200", description = "The setting with its ETag; version 0 is the default")
    public RestResponse<DueTimeView> setting(@PathParam("siteId") UUID siteId) {
        requireOwn(siteId, READ);
        return answer(dueTimes.current(siteId));
    }

    @PUT
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed({Group.COORDINATOR, Group.ADMIN})
    @Operation(
            operationId = "defineWindowSettings",
            summary = "Say how long before a visit the site wants the report; may be repeated")
    @APIResponse(responseCode = "200", description = "The setting as it is now, with its ETag")
    public RestResponse<DueTimeView> set(
            @PathParam("siteId") UUID siteId,
            @HeaderParam(HttpHeaders.IF_MATCH) List<String> ifMatch,
            DueTimeRequest wish) {
        if (!requireOwn(siteId, SET).contains(TeamRole.COORDINATOR) && !caller.isIn(Group.ADMIN)) {
            throw access.refuse(SET, Problems.forbidden());
        }
        return answer(
                setDueTime.set(siteId, wish.dueBeforeVisitHours(), EntityTags.expected(ifMatch), caller.userId()));
    }

    /**
     * An admin's are all sites that have a team, others' those of the teams that they belong to now.
     *
     * @return what the caller does in the teams of the site; nothing for an admin who is in none
     */
    private Set<TeamRole> requireOwn(UUID siteId, String action) {
        Set<TeamRole> roles = teams.rolesAt(caller.userId(), siteId);
        if (caller.isIn(Group.ADMIN) ? !dueTimes.isSite(siteId) : roles.isEmpty()) {
            throw access.refuse(action, Problems.notFound());
        }
        return roles;
    }

    private RestResponse<DueTimeView> answer(Versioned<Integer> set) {
        return EntityTags.tagged(DueTimeView.from(set, dueTimes.byDefault()), set.version());
    }
}

package org.softstone.infusions.team;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.softstone.access.Caller;
import org.softstone.access.Group;
import org.softstone.contracts.TeamRole;
import org.softstone.http.Cursor;
import org.softstone.http.EntityTags;
import org.softstone.http.Page;
import org.softstone.http.Paging;
import org.softstone.http.Problems;
import org.softstone.infusions.team.Memberships.Membership;

@Path("/teams")
@Tag(name = "Teams")
@RunOnVirtualThread
class TeamResource {

    private final CareTeams teams;
    private final Memberships memberships;
    private final DefineTeam defineTeam;
    private final ReplaceMembers replaceMembers;
    private final Caller caller;

    TeamResource(
            CareTeams teams,
            Memberships memberships,
            DefineTeam defineTeam,
            ReplaceMembers replaceMembers,
            Caller caller) {
        this.teams = teams;
        this.memberships = memberships;
        this.defineTeam = defineTeam;
        this.replaceMembers = replaceMembers;
        this.caller = caller;
    }

    @POST
    @RolesAllowed(Group.ADMIN)
    @Operation(operationId = "defineTeam", summary = "Define a treating team of a site")
    @APIResponse(responseCode = "409", description = "The id is already used for something else")
    @APIResponse(responseCode = "201", description = "The team")
    @APIResponse(responseCode = "200", description = "The team, defined by the same request before")
    public RestResponse<TeamView> define(TeamRequest request) {
        return defineTeam.define(request).response();
    }

    @PUT
    @Path("/{teamId}/members")
    @RolesAllowed(Group.ADMIN)
    @Operation(
            operationId = "replaceMembers",
            summary = "Say who belongs to the team from now on; who is absent has left at once")
    @APIResponse(responseCode = "200", description = "The team as it is now")
    @APIResponse(
            responseCode = "409",
            description =
                    "The team has patients and would have neither nurse nor physician; an overrideReason overrides this")
    public RestResponse<TeamView> replaceMembers(
            @PathParam("teamId") UUID teamId,
            @HeaderParam(HttpHeaders.IF_MATCH) List<String> ifMatch,
            MembersRequest request) {
        return tagged(replaceMembers.replace(teamId, request, EntityTags.expected(ifMatch)));
    }

    @GET
    @RolesAllowed({Group.ADMIN, Group.COORDINATOR, Group.NURSE, Group.PHYSICIAN})
    @Transactional
    @Operation(
            operationId = "listTeams",
            summary =
                    "The teams that the caller may see: admins all, coordinators those of their sites, others their own")
    public Page<TeamView> list(@QueryParam("limit") Integer limit, @QueryParam("cursor") String cursor) {
        Paging paging = Paging.of(limit, cursor);
        return paging.page(teams.page(shown(), paging), TeamView::from, team -> Cursor.of(team.teamId()));
    }

    @GET
    @Path("/{teamId}")
    @RolesAllowed({Group.ADMIN, Group.COORDINATOR, Group.NURSE, Group.PHYSICIAN})
    @Transactional
    @Operation(operationId = "readTeam", summary = "A team, with the ETag that a change of its members needs")
    public RestResponse<TeamView> read(@PathParam("teamId") UUID teamId) {
        return teams.findByIdOptional(teamId)
                .filter(shown()::shows)
                .map(TeamView::from)
                .map(TeamResource::tagged)
                .orElseThrow(Problems::notFound);
    }

    private TeamsShown shown() {
        List<Membership> own = memberships.of(caller.userId());
        return new TeamsShown(
                caller.isIn(Group.ADMIN),
                own.stream().map(Membership::teamId).collect(Collectors.toSet()),
                own.stream()
                        .filter(one -> caller.isIn(Group.COORDINATOR) && one.role() == TeamRole.COORDINATOR)
                        .map(Membership::siteId)
                        .collect(Collectors.toSet()));
    }

    private static RestResponse<TeamView> tagged(TeamView team) {
        return RestResponse.ResponseBuilder.ok(team)
                .tag(EntityTags.ofVersion(team.version()))
                .build();
    }
}

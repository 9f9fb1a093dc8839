package org.softstone.infusions.visit;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.softstone.access.Caller;
import org.softstone.access.Group;
import org.softstone.access.PatientAccess;
import org.softstone.http.Cursor;
import org.softstone.http.Page;
import org.softstone.http.Paging;
import org.softstone.http.Problems;
import org.softstone.infusions.team.Memberships;
import org.softstone.infusions.team.Memberships.Membership;

/** Visits that should be over and are still open. */
@Path("/visits/unclosed")
@Tag(name = "Visits")
@RunOnVirtualThread
class UnclosedVisitsResource {

    private static final String ACTION = "list-unclosed-visits";

    private final Visits visits;
    private final Memberships memberships;
    private final PatientAccess access;
    private final Caller caller;
    private final InstantSource time;

    UnclosedVisitsResource(
            Visits visits, Memberships memberships, PatientAccess access, Caller caller, InstantSource time) {
        this.visits = visits;
        this.memberships = memberships;
        this.access = access;
        this.caller = caller;
        this.time = time;
    }

    @GET
    @RolesAllowed({Group.NURSE, Group.PHYSICIAN, Group.COORDINATOR})
    @Operation(
            operationId = "listUnclosedVisits",
            summary =
                    "Visits of the caller's patients whose time is over and that are still booked, checked in or in"
                            + " progress, oldest first: to be completed, stopped, held, moved, cancelled or recorded as no-shows")
    @APIResponse(responseCode = "200", description = "A page of visits")
    @APIResponse(responseCode = "404", description = "Not a team of the caller's, or not a site of one")
    public Page<VisitView> unclosed(
            @QueryParam("teamId") @Parameter(description = "Only patients of this team") UUID teamId,
            @QueryParam("siteId") @Parameter(description = "Only visits at this site") UUID siteId,
            @QueryParam("limit") Integer limit,
            @QueryParam("cursor") String cursor) {
        Paging paging = Paging.of(limit, cursor, 2);
        List<Membership> own = memberships.of(caller.userId());
        if (siteId != null && own.stream().noneMatch(one -> one.siteId().equals(siteId))) {
            throw access.refuse(ACTION, Problems.notFound());
        }
        Set<UUID> teamIds = own.stream()
                .map(Membership::teamId)
                .filter(one -> teamId == null || teamId.equals(one))
                .collect(Collectors.toSet());
        if (teamId != null && teamIds.isEmpty()) {
            throw access.refuseTeam(teamId, ACTION);
        }
        Page<VisitView> page = paging.page(
                visits.pageOfUnclosed(teamIds, siteId, time.instant(), paging),
                VisitView::from,
                visit -> Cursor.of(visit.endsAt(), visit.visitId()));
        access.recordShown(
                page.items().stream().map(VisitView::patientId).distinct().toList(), ACTION);
        return page;
    }
}

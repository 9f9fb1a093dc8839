package org.softstone.infusions.visit;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.softstone.access.Group;
import org.softstone.access.PatientAccess;
import org.softstone.http.Page;
import org.softstone.http.Paging;
import org.softstone.http.Problems;

@Path("/me/visits")
@Tag(name = "Me")
@RunOnVirtualThread
class MyVisitsResource {

    private final Visits visits;
    private final PatientAccess access;

    MyVisitsResource(Visits visits, PatientAccess access) {
        this.visits = visits;
        this.access = access;
    }

    @GET
    @RolesAllowed(Group.PATIENT)
    @Operation(operationId = "listMyVisits", summary = "The calling patient's visits, by time")
    @APIResponse(responseCode = "200", description = "A page of visits")
    @APIResponse(responseCode = "400", description = "Not a state, or not a cursor of this list")
    public Page<VisitView> mine(
            @QueryParam("state")
                    @Parameter(
                            description = "Only visits in this state, or all; default every visit but those that were"
                                    + " moved, in whose place their successors stand")
                    @Schema(
                            enumeration = {
                                "booked",
                                "checked-in",
                                "in-progress",
                                "completed",
                                "stopped-early",
                                "held",
                                "cancelled",
                                "no-show",
                                "rescheduled",
                                "all"
                            })
                    String state,
            @QueryParam("limit") Integer limit,
            @QueryParam("cursor") String cursor) {
        UUID patientId = access.ofMe("read-visits").patientId();
        VisitFilter filter = VisitFilter.named(state)
                .orElseThrow(() -> Problems.malformed("state must be a state of a visit, such as booked, or all."));
        Paging paging = Visits.paging(limit, cursor);
        return paging.page(visits.pageOfPatient(patientId, filter, paging), VisitView::from, Visits::cursor);
    }
}

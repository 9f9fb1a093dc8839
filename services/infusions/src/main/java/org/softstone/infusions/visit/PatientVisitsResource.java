package org.softstone.infusions.visit;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.softstone.access.Group;
import org.softstone.access.PatientAccess;
import org.softstone.http.Page;
import org.softstone.http.Paging;

@Path("/patients/{patientId}/visits")
@Tag(name = "Visits")
@RunOnVirtualThread
class PatientVisitsResource {

    private final Visits visits;
    private final PatientAccess access;

    PatientVisitsResource(Visits visits, PatientAccess access) {
        this.visits = visits;
        this.access = access;
    }

    @GET
    @RolesAllowed({Group.NURSE, Group.PHYSICIAN, Group.COORDINATOR})
    @Operation(operationId = "listVisitsOfPatient", summary = "The patient's visits, moved ones too, by time")
    public Page<VisitView> ofPatient(
            @PathParam("patientId") UUID patientId,
            @QueryParam("limit") Integer limit,
            @QueryParam("cursor") String cursor) {
        access.ofTreated(patientId, "read-visits");
        Paging paging = Visits.paging(limit, cursor);
        return paging.page(visits.pageOfPatient(patientId, VisitFilter.ALL, paging), VisitView::from, Visits::cursor);
    }
}

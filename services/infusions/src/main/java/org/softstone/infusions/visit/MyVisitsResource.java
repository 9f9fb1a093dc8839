package org.softstone.infusions.visit;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.softstone.access.Group;
import org.softstone.access.PatientAccess;
import org.softstone.http.Page;
import org.softstone.infusions.request.Paging;

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
    @Transactional
    @Operation(operationId = "listMyVisits", summary = "The calling patient's visits, by time")
    public Page<VisitView> mine(@QueryParam("limit") Integer limit, @QueryParam("cursor") String cursor) {
        UUID patientId = access.ofMe("read-visits").patientId();
        Paging paging = Visits.paging(limit, cursor);
        return paging.page(visits.pageOfPatient(patientId, paging), VisitView::from, Visits::cursor);
    }
}

package org.softstone.outcomes.window;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.softstone.access.Group;
import org.softstone.access.PatientAccess;
import org.softstone.http.Page;
import org.softstone.http.Paging;

/** The patient's windows, and those of a treated patient. */
@Path("/")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
class WindowsResource {

    private final PatientAccess access;
    private final ShowWindows showWindows;

    WindowsResource(PatientAccess access, ShowWindows showWindows) {
        this.access = access;
        this.showWindows = showWindows;
    }

    @GET
    @Path("/me/windows")
    @RolesAllowed(Group.PATIENT)
    @Operation(operationId = "listWindows", summary = "Past and coming windows, oldest first")
    public Page<WindowView> windows(@QueryParam("limit") Integer limit, @QueryParam("cursor") String cursor) {
        Paging paging = Paging.of(limit, cursor, 2);
        return showWindows.page(access.ofMe("read-windows"), paging);
    }

    @GET
    @Path("/patients/{patientId}/windows")
    @RolesAllowed({Group.NURSE, Group.PHYSICIAN, Group.COORDINATOR})
    @Operation(
            operationId = "listPatientWindows",
            summary = "Past and coming windows of a treated patient, oldest first")
    public Page<WindowView> windows(
            @PathParam("patientId") UUID patientId,
            @QueryParam("limit") Integer limit,
            @QueryParam("cursor") String cursor) {
        Paging paging = Paging.of(limit, cursor, 2);
        return showWindows.page(access.ofTreated(patientId, "read-windows"), paging);
    }
}

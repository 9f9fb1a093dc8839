package org.softstone.outcomes.amendment;

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

/** All versions of one of the patient's reports. */
@Path("/me/reports/{reportId}/versions")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
class MyVersionsResource {

    private final PatientAccess access;
    private final ShowVersions showVersions;

    MyVersionsResource(PatientAccess access, ShowVersions showVersions) {
        this.access = access;
        this.showVersions = showVersions;
    }

    @GET
    @RolesAllowed(Group.PATIENT)
    @Operation(operationId = "listReportVersions", summary = "Every version of a report, in order of arrival")
    public Page<VersionView> versions(
            @PathParam("reportId") UUID reportId,
            @QueryParam("limit") Integer limit,
            @QueryParam("cursor") String cursor) {
        return showVersions.toPatient(access.ofMe("read-report").patientId(), reportId, limit, cursor);
    }
}

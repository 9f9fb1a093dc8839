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

/** All versions of a treated patient's report. */
@Path("/patients/{patientId}/reports/{reportId}/versions")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
class PatientVersionsResource {

    private final PatientAccess access;
    private final ShowVersions showVersions;

    PatientVersionsResource(PatientAccess access, ShowVersions showVersions) {
        this.access = access;
        this.showVersions = showVersions;
    }

    @GET
    @RolesAllowed({Group.NURSE, Group.PHYSICIAN, Group.COORDINATOR})
    @Operation(
            operationId = "listPatientReportVersions",
            summary =
                    "Every version of a report, in order of arrival; coordinators see neither notes nor patients' reasons")
    public Page<VersionView> versions(
            @PathParam("patientId") UUID patientId,
            @PathParam("reportId") UUID reportId,
            @QueryParam("limit") Integer limit,
            @QueryParam("cursor") String cursor) {
        access.ofTreated(patientId, "read-report");
        return showVersions.toTeam(patientId, reportId, limit, cursor);
    }
}

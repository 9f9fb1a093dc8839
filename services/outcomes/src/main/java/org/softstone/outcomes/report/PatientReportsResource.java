package org.softstone.outcomes.report;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.softstone.access.Group;
import org.softstone.access.PatientAccess;
import org.softstone.http.Page;
import org.softstone.http.Paging;
import org.softstone.http.Problems;

/** A treated patient's reports. */
@Path("/patients/{patientId}/reports")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
class PatientReportsResource {

    private final PatientAccess access;
    private final Reports reports;
    private final ShowReports show;

    PatientReportsResource(PatientAccess access, Reports reports, ShowReports show) {
        this.access = access;
        this.reports = reports;
        this.show = show;
    }

    @GET
    @RolesAllowed({Group.NURSE, Group.PHYSICIAN, Group.COORDINATOR})
    @Transactional
    @Operation(
            operationId = "listPatientReports",
            summary = "A treated patient's reports, newest first; coordinators see no notes")
    public Page<ReportView> reports(
            @PathParam("patientId") UUID patientId,
            @Parameter(
                            description = "true: those too that were entered in error",
                            schema = @Schema(type = SchemaType.BOOLEAN))
                    @QueryParam("retracted")
                    String retracted,
            @QueryParam("limit") Integer limit,
            @QueryParam("cursor") String cursor) {
        Paging paging = Paging.of(limit, cursor, 2);
        boolean withRetracted = isTrue(retracted);
        access.ofTreated(patientId, "read-reports");
        boolean readsNotes = show.readsNotes(patientId);
        return ReportPages.page(
                reports.page(patientId, withRetracted, paging), paging, report -> show.toTeam(report, readsNotes));
    }

    @GET
    @Path("/{reportId}")
    @RolesAllowed({Group.NURSE, Group.PHYSICIAN, Group.COORDINATOR})
    @Transactional
    @Operation(
            operationId = "readPatientReport",
            summary = "One report as it stands, also when it was entered in error; coordinators see no notes")
    public ReportView report(@PathParam("patientId") UUID patientId, @PathParam("reportId") UUID reportId) {
        access.ofTreated(patientId, "read-report");
        boolean readsNotes = show.readsNotes(patientId);
        return reports.find(patientId, reportId)
                .map(report -> show.toTeam(report, readsNotes))
                .orElseThrow(Problems::notFound);
    }

    private static boolean isTrue(String retracted) {
        return switch (retracted) {
            case null -> false;
            case "true" -> true;
            case "", "false" -> false;
            default -> throw Problems.malformed("retracted must be true or false.");
        };
    }
}

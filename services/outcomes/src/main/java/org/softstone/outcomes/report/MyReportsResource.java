package org.softstone.outcomes.report;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.time.InstantSource;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jboss.resteasy.reactive.RestResponse;
import org.softstone.access.Group;
import org.softstone.access.PatientAccess;
import org.softstone.contracts.PatientProfile;
import org.softstone.http.Page;
import org.softstone.http.Paging;
import org.softstone.http.Problems;
import org.softstone.outcomes.answer.ReportRequest;
import org.softstone.outcomes.answer.Sent;

/** The patient's own reports. */
@Path("/me/reports")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
class MyReportsResource {

    private final PatientAccess access;
    private final SubmitReport submitReport;
    private final Reports reports;
    private final ShowReports show;
    private final InstantSource clock;

    MyReportsResource(
            PatientAccess access, SubmitReport submitReport, Reports reports, ShowReports show, InstantSource clock) {
        this.access = access;
        this.submitReport = submitReport;
        this.reports = reports;
        this.show = show;
        this.clock = clock;
    }

    @PUT
    @Path("/{reportId}")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed(Group.PATIENT)
    @Transactional // with the audit row: one commit per report
    @Operation(
            operationId = "submitReport",
            summary = "Submit a report under an id that the phone made; may be repeated")
    @APIResponse(
            responseCode = "200",
            description = "This content is stored already",
            content = @Content(schema = @Schema(implementation = ReportReceipt.class)))
    @APIResponse(
            responseCode = "201",
            description = "Stored",
            content = @Content(schema = @Schema(implementation = ReportReceipt.class)))
    @APIResponse(responseCode = "409", description = "/problems/report-differs: the id was used for other content")
    @APIResponse(responseCode = "422", description = "/problems/invalid-fields: nothing was stored")
    @APIResponse(
            responseCode = "429",
            description =
                    "/problems/too-many-reports: so many count for no week today; keep it until retryAt (Retry-After). "
                            + "Never a week's report, nor one with redFlags or wantsContact other than no")
    public RestResponse<ReportReceipt> submit(
            @PathParam("reportId") UUID reportId,
            @RequestBody(required = true, content = @Content(schema = @Schema(implementation = ReportRequest.class)))
                    Sent report) {
        Instant receivedAt = clock.instant();
        PatientProfile me = access.ofMe("submit-report");
        return ReportAnswer.of(submitReport.submit(me, Submission.byPatient(reportId, report), receivedAt), show);
    }

    @GET
    @Path("/{reportId}")
    @RolesAllowed(Group.PATIENT)
    @Operation(operationId = "readReport", summary = "One of the patient's reports, as it stands")
    public ReportView report(@PathParam("reportId") UUID reportId) {
        PatientProfile me = access.ofMe("read-report");
        return reports.find(me.patientId(), reportId)
                .filter(report -> !report.isRetracted())
                .map(show::toPatient)
                .orElseThrow(Problems::notFound);
    }

    @GET
    @RolesAllowed(Group.PATIENT)
    @Operation(operationId = "listReports", summary = "The patient's reports, newest first")
    public Page<ReportView> reports(@QueryParam("limit") Integer limit, @QueryParam("cursor") String cursor) {
        Paging paging = Paging.of(limit, cursor, 2);
        PatientProfile me = access.ofMe("read-reports");
        return reports.page(me.patientId(), false, paging, show::toPatient);
    }
}

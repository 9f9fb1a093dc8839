package org.softstone.outcomes.report;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
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
import org.softstone.access.Caller;
import org.softstone.access.Group;
import org.softstone.access.PatientAccess;
import org.softstone.contracts.PatientProfile;
import org.softstone.http.Ids;
import org.softstone.outcomes.answer.ReportRequest;
import org.softstone.outcomes.answer.Sent;
import org.softstone.outcomes.answer.WireText;

/** Staff write down what a patient says on the telephone, or enter a report for her. */
@Path("/patients/{patientId}/reports")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
class EnterReportResource {

    private final PatientAccess access;
    private final Caller caller;
    private final SubmitReport submitReport;
    private final ShowReports show;
    private final InstantSource clock;

    EnterReportResource(
            PatientAccess access, Caller caller, SubmitReport submitReport, ShowReports show, InstantSource clock) {
        this.access = access;
        this.caller = caller;
        this.submitReport = submitReport;
        this.show = show;
        this.clock = clock;
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed({Group.NURSE, Group.PHYSICIAN, Group.COORDINATOR})
    @Transactional
    @Operation(
            operationId = "enterPatientReport",
            summary = "Enter a report for a treated patient, by mode phone or proxy; it counts from its arrival on. "
                    + "May be repeated when it names its reportId")
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
    public RestResponse<ReportReceipt> enter(
            @PathParam("patientId") UUID patientId,
            @RequestBody(required = true, content = @Content(schema = @Schema(implementation = ReportRequest.class))) Sent report) {
        Instant receivedAt = clock.instant();
        PatientProfile patient = access.ofTreated(patientId, "enter-report");
        // one that is no UUID is refused with the other fields
        UUID reportId = WireText.uuid(report.text("reportId")).orElseGet(Ids::next);
        Submission submission = Submission.byStaff(caller.userId(), reportId, report);
        return ReportAnswer.of(submitReport.submit(patient, submission, receivedAt), show);
    }
}

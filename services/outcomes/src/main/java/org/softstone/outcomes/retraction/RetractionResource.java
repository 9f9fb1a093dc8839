package org.softstone.outcomes.retraction;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jboss.resteasy.reactive.RestResponse;
import org.softstone.access.Caller;
import org.softstone.access.Group;
import org.softstone.access.PatientAccess;
import org.softstone.contracts.PatientProfile;
import org.softstone.http.FreeText;
import org.softstone.http.Problems;
import org.softstone.outcomes.answer.Reason;
import org.softstone.outcomes.report.ReportProblems;

/** Staff take a report out that was filed for the wrong patient, or otherwise by mistake. */
@Path("/patients/{patientId}/reports/{reportId}/retraction")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
class RetractionResource {

    private final PatientAccess access;
    private final Caller caller;
    private final RetractReport retractReport;

    RetractionResource(PatientAccess access, Caller caller, RetractReport retractReport) {
        this.access = access;
        this.caller = caller;
        this.retractReport = retractReport;
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed({Group.NURSE, Group.PHYSICIAN, Group.COORDINATOR})
    @Operation(
            operationId = "retractPatientReport",
            summary = "Retract a report that was entered in error; may be repeated with the same reason")
    @APIResponse(responseCode = "200", description = "It is retracted already, for this reason")
    @APIResponse(responseCode = "201", description = "Retracted")
    @APIResponse(responseCode = "409", description = "/problems/report-retracted: before, for another reason")
    public RestResponse<RetractionView> retract(
            @PathParam("patientId") UUID patientId, @PathParam("reportId") UUID reportId, RetractionRequest request) {
        PatientProfile patient = access.ofTreated(patientId, "retract-report");
        return switch (retractReport.retract(patient, reportId, caller.userId(), reasonOf(request))) {
            case RetractReport.Outcome.Retracted retracted ->
                RestResponse.status(RestResponse.Status.CREATED, RetractionView.from(retracted.report()));
            case RetractReport.Outcome.Repeated repeated -> RestResponse.ok(RetractionView.from(repeated.report()));
            case RetractReport.Outcome.RetractedBefore _ -> throw ReportProblems.retracted();
            case RetractReport.Outcome.UnknownReport _ -> throw Problems.notFound();
        };
    }

    private static String reasonOf(RetractionRequest request) {
        String reason = FreeText.tidied(request.reason());
        Reason.fault(reason).ifPresent(fault -> {
            throw Problems.invalidField("/reason", fault);
        });
        return reason;
    }
}

package org.softstone.outcomes.amendment;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
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
import org.softstone.outcomes.answer.Sent;
import org.softstone.outcomes.report.ShowReports;

/** Staff correct a treated patient's report. */
@Path("/patients/{patientId}/reports/{reportId}/amendments")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
class PatientAmendmentsResource {

    private final PatientAccess access;
    private final Caller caller;
    private final ShowReports show;
    private final AmendReport amendReport;
    private final InstantSource clock;

    PatientAmendmentsResource(
            PatientAccess access, Caller caller, ShowReports show, AmendReport amendReport, InstantSource clock) {
        this.access = access;
        this.caller = caller;
        this.show = show;
        this.amendReport = amendReport;
        this.clock = clock;
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed({Group.NURSE, Group.PHYSICIAN, Group.COORDINATOR})
    @Operation(
            operationId = "amendPatientReport",
            summary = "Correct a treated patient's report; may be repeated. A coordinator leaves the note as it is")
    @APIResponse(
            responseCode = "200",
            description = "This amendment is stored already",
            content = @Content(schema = @Schema(implementation = AmendmentReceipt.class)))
    @APIResponse(
            responseCode = "201",
            description = "Stored",
            content = @Content(schema = @Schema(implementation = AmendmentReceipt.class)))
    @APIResponse(responseCode = "404", description = "/problems/not-found: there is no such report")
    @APIResponse(
            responseCode = "409",
            description =
                    "/problems/amendment-differs, or /problems/report-retracted: there is nothing to amend any more")
    @APIResponse(responseCode = "422", description = "/problems/invalid-fields: nothing was stored")
    public RestResponse<AmendmentReceipt> amend(
            @PathParam("patientId") UUID patientId,
            @PathParam("reportId") UUID reportId,
            @RequestBody(required = true, content = @Content(schema = @Schema(implementation = AmendmentRequest.class)))
                    Sent amendment) {
        Instant receivedAt = clock.instant();
        PatientProfile patient = access.ofTreated(patientId, "amend-report");
        Amender amender = Amender.staff(caller.userId(), show.readsNotes(patientId));
        return AmendmentAnswer.of(amendReport.amend(patient, reportId, amendment, amender, receivedAt));
    }
}

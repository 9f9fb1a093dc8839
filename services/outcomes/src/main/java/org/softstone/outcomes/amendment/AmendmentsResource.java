package org.softstone.outcomes.amendment;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
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
import org.softstone.access.Caller;
import org.softstone.access.Group;
import org.softstone.access.PatientAccess;
import org.softstone.contracts.PatientProfile;
import org.softstone.http.Page;
import org.softstone.http.Problems;
import org.softstone.outcomes.answer.Sent;
import org.softstone.outcomes.report.ReportProblems;

/** Patients correct their own reports, and staff those of a treated patient; both read every version. */
@Path("/")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
class AmendmentsResource {

    private static final String CONFLICT =
            "/problems/amendment-differs, or /problems/report-retracted: there is nothing to amend any more";

    private final PatientAccess access;
    private final Caller caller;
    private final AmendReport amendReport;
    private final ShowVersions showVersions;
    private final InstantSource clock;

    AmendmentsResource(
            PatientAccess access,
            Caller caller,
            AmendReport amendReport,
            ShowVersions showVersions,
            InstantSource clock) {
        this.access = access;
        this.caller = caller;
        this.amendReport = amendReport;
        this.showVersions = showVersions;
        this.clock = clock;
    }

    @POST
    @Path("/me/reports/{reportId}/amendments")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed(Group.PATIENT)
    @Operation(
            operationId = "amendReport",
            summary = "Correct a report under an id that the phone made; may be repeated")
    @APIResponse(responseCode = "200", description = "This amendment is stored already")
    @APIResponse(responseCode = "201", description = "Stored")
    @APIResponse(responseCode = "409", description = CONFLICT)
    @RequestBody(required = true, content = @Content(schema = @Schema(implementation = AmendmentRequest.class)))
    public RestResponse<AmendmentReceipt> amend(@PathParam("reportId") UUID reportId, Sent amendment) {
        Instant receivedAt = clock.instant();
        PatientProfile me = access.ofMe("amend-report");
        return answer(amendReport.amend(me, reportId, amendment, Amender.PATIENT, receivedAt));
    }

    @POST
    @Path("/patients/{patientId}/reports/{reportId}/amendments")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed({Group.NURSE, Group.PHYSICIAN, Group.COORDINATOR})
    @Operation(
            operationId = "amendPatientReport",
            summary = "Correct a treated patient's report; may be repeated. A coordinator leaves the note as it is")
    @APIResponse(responseCode = "200", description = "This amendment is stored already")
    @APIResponse(responseCode = "201", description = "Stored")
    @APIResponse(responseCode = "409", description = CONFLICT)
    @RequestBody(required = true, content = @Content(schema = @Schema(implementation = AmendmentRequest.class)))
    public RestResponse<AmendmentReceipt> amend(
            @PathParam("patientId") UUID patientId, @PathParam("reportId") UUID reportId, Sent amendment) {
        Instant receivedAt = clock.instant();
        PatientProfile patient = access.ofTreated(patientId, "amend-report");
        Amender amender = Amender.staff(caller.userId(), access.isClinicianOf(patientId));
        return answer(amendReport.amend(patient, reportId, amendment, amender, receivedAt));
    }

    @GET
    @Path("/me/reports/{reportId}/versions")
    @RolesAllowed(Group.PATIENT)
    @Operation(operationId = "listReportVersions", summary = "Every version of a report, in order of arrival")
    public Page<VersionView> versions(
            @PathParam("reportId") UUID reportId,
            @QueryParam("limit") Integer limit,
            @QueryParam("cursor") String cursor) {
        return showVersions.toPatient(access.ofMe("read-report").patientId(), reportId, limit, cursor);
    }

    @GET
    @Path("/patients/{patientId}/reports/{reportId}/versions")
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

    private static RestResponse<AmendmentReceipt> answer(AmendReport.Outcome outcome) {
        return switch (outcome) {
            case AmendReport.Outcome.Stored stored ->
                RestResponse.status(RestResponse.Status.CREATED, stored.receipt());
            case AmendReport.Outcome.Repeated repeated -> RestResponse.ok(repeated.receipt());
            case AmendReport.Outcome.Differs _ -> throw AmendmentProblems.differs();
            case AmendReport.Outcome.UnknownReport _ -> throw Problems.notFound();
            case AmendReport.Outcome.Retracted _ -> throw ReportProblems.retracted();
            case AmendReport.Outcome.NotAccepted refused -> throw Problems.invalidFields(refused.errors());
        };
    }
}

package org.softstone.outcomes.report;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
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
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jboss.resteasy.reactive.RestResponse;
import org.softstone.access.Caller;
import org.softstone.access.Group;
import org.softstone.access.PatientAccess;
import org.softstone.contracts.PatientProfile;
import org.softstone.http.Ids;
import org.softstone.http.Page;
import org.softstone.http.Paging;
import org.softstone.http.Problems;
import org.softstone.outcomes.answer.ReportRequest;
import org.softstone.outcomes.answer.Sent;
import org.softstone.outcomes.answer.WireText;

/**
 * The patient's own reports, and those of a treated patient. Staff enter one when the patient says it on the telephone, for
 * example.
 */
@Path("/")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
class ReportsResource {

    private final PatientAccess access;
    private final Caller caller;
    private final Reports reports;
    private final SubmitReport submitReport;
    private final ShowReports show;
    private final InstantSource clock;

    ReportsResource(
            PatientAccess access,
            Caller caller,
            Reports reports,
            SubmitReport submitReport,
            ShowReports show,
            InstantSource clock) {
        this.access = access;
        this.caller = caller;
        this.reports = reports;
        this.submitReport = submitReport;
        this.show = show;
        this.clock = clock;
    }

    @PUT
    @Path("/me/reports/{reportId}")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed(Group.PATIENT)
    @Operation(
            operationId = "submitReport",
            summary = "Submit a report under an id that the phone made; may be repeated")
    @APIResponse(responseCode = "200", description = "This content is stored already")
    @APIResponse(responseCode = "201", description = "Stored")
    @APIResponse(responseCode = "409", description = "/problems/report-differs: the id was used for other content")
    @APIResponse(
            responseCode = "429",
            description =
                    "/problems/too-many-reports: so many count for no week today; keep it until retryAt (Retry-After). "
                            + "Never a week's report, nor one with redFlags or wantsContact other than no")
    @RequestBody(required = true, content = @Content(schema = @Schema(implementation = ReportRequest.class)))
    public RestResponse<ReportReceipt> submit(@PathParam("reportId") UUID reportId, Sent report) {
        Submission submission = Submission.byPatient(reportId, report, clock.instant());
        return submitReport
                .submit(access.toMe("submit-report"), submission)
                .map(this::answer)
                .orElseThrow(access::enrolmentPending);
    }

    @POST
    @Path("/patients/{patientId}/reports")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed({Group.NURSE, Group.PHYSICIAN, Group.COORDINATOR})
    @Operation(
            operationId = "enterPatientReport",
            summary = "Enter a report for a treated patient, by mode phone or proxy; it counts from its arrival on. "
                    + "May be repeated when it names its reportId")
    @APIResponse(responseCode = "200", description = "This content is stored already")
    @APIResponse(responseCode = "201", description = "Stored")
    @APIResponse(responseCode = "409", description = "/problems/report-differs: the id was used for other content")
    @RequestBody(required = true, content = @Content(schema = @Schema(implementation = ReportRequest.class)))
    public RestResponse<ReportReceipt> enter(@PathParam("patientId") UUID patientId, Sent report) {
        Instant receivedAt = clock.instant();
        PatientProfile patient = access.ofTreated(patientId, "enter-report");
        // one that is no UUID is refused with the other fields
        UUID reportId = WireText.uuid(report.text("reportId")).orElseGet(Ids::next);
        Submission submission = Submission.byStaff(caller.userId(), reportId, report, receivedAt);
        return answer(submitReport.submit(patient, submission));
    }

    @GET
    @Path("/me/reports/{reportId}")
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
    @Path("/patients/{patientId}/reports/{reportId}")
    @RolesAllowed({Group.NURSE, Group.PHYSICIAN, Group.COORDINATOR})
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

    @GET
    @Path("/me/reports")
    @RolesAllowed(Group.PATIENT)
    @Operation(operationId = "listReports", summary = "The patient's reports, newest first")
    public Page<ReportView> reports(@QueryParam("limit") Integer limit, @QueryParam("cursor") String cursor) {
        Paging paging = Paging.of(limit, cursor, 2);
        PatientProfile me = access.ofMe("read-reports");
        return reports.page(me.patientId(), false, paging, show::toPatient);
    }

    @GET
    @Path("/patients/{patientId}/reports")
    @RolesAllowed({Group.NURSE, Group.PHYSICIAN, Group.COORDINATOR})
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
        return reports.page(patientId, withRetracted, paging, report -> show.toTeam(report, readsNotes));
    }

    private RestResponse<ReportReceipt> answer(SubmitReport.Outcome outcome) {
        return switch (outcome) {
            case SubmitReport.Outcome.Stored stored ->
                RestResponse.status(RestResponse.Status.CREATED, show.receipt(stored.report()));
            case SubmitReport.Outcome.Repeated repeated -> RestResponse.ok(show.receipt(repeated.first()));
            case SubmitReport.Outcome.Differs _ -> throw ReportProblems.differs();
            case SubmitReport.Outcome.NotAccepted refused -> throw Problems.invalidFields(refused.errors());
            case SubmitReport.Outcome.TooMany tooMany -> throw ReportProblems.tooMany(tooMany);
        };
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

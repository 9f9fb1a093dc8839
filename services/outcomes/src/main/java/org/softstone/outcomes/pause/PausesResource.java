package org.softstone.outcomes.pause;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jboss.resteasy.reactive.RestResponse;
import org.softstone.access.Group;
import org.softstone.access.PatientAccess;
import org.softstone.http.Page;
import org.softstone.http.Paging;

/** When patients cannot report: their own pauses, and those of a treated patient. */
@Path("/")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
class PausesResource {

    private static final String SHARES_DAYS =
            "/problems/invalid-fields: nothing was stored. Also when it shares days with another pause";

    private final PatientAccess access;
    private final AnswerPauses answer;

    PausesResource(PatientAccess access, AnswerPauses answer) {
        this.access = access;
        this.answer = answer;
    }

    @GET
    @Path("/me/pauses")
    @RolesAllowed(Group.PATIENT)
    @Operation(operationId = "listPauses", summary = "The patient's pauses, by first day")
    public Page<PauseView> pauses(@QueryParam("limit") Integer limit, @QueryParam("cursor") String cursor) {
        Paging paging = Paging.of(limit, cursor, 2);
        return answer.page(Requester.PATIENT, access.ofMe("read-pauses"), paging);
    }

    @GET
    @Path("/patients/{patientId}/pauses")
    @RolesAllowed({Group.NURSE, Group.PHYSICIAN, Group.COORDINATOR})
    @Operation(
            operationId = "listPatientPauses",
            summary = "The pauses of a treated patient, by first day, with who entered them first and when")
    public Page<PauseView> pauses(
            @PathParam("patientId") UUID patientId,
            @QueryParam("limit") Integer limit,
            @QueryParam("cursor") String cursor) {
        Paging paging = Paging.of(limit, cursor, 2);
        return answer.page(Requester.STAFF, access.ofTreated(patientId, "read-pauses"), paging);
    }

    @POST
    @Path("/me/pauses")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed(Group.PATIENT)
    @Operation(
            operationId = "addPause",
            summary = "Say on which days no report can be made; may be repeated under the same pauseId")
    @APIResponse(responseCode = "201", description = "The pause")
    @APIResponse(responseCode = "200", description = "The pause, known already")
    @APIResponse(responseCode = "409", description = "/problems/pause-differs: the id was used for another pause")
    @APIResponse(responseCode = "422", description = SHARES_DAYS)
    public RestResponse<PauseView> add(PauseRequest pause) {
        return answer.add(Requester.PATIENT, access.ofMe("define-pause"), pause);
    }

    @POST
    @Path("/patients/{patientId}/pauses")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed({Group.NURSE, Group.PHYSICIAN, Group.COORDINATOR})
    @Operation(
            operationId = "addPatientPause",
            summary = "Say on which days no report can be made; may be repeated under the same pauseId")
    @APIResponse(responseCode = "201", description = "The pause")
    @APIResponse(responseCode = "200", description = "The pause, known already")
    @APIResponse(responseCode = "409", description = "/problems/pause-differs: the id was used for another pause")
    @APIResponse(responseCode = "422", description = SHARES_DAYS)
    public RestResponse<PauseView> add(@PathParam("patientId") UUID patientId, PauseRequest pause) {
        return answer.add(Requester.STAFF, access.ofTreated(patientId, "define-pause"), pause);
    }

    @DELETE
    @Path("/me/pauses/{pauseId}")
    @RolesAllowed(Group.PATIENT)
    @Operation(
            operationId = "removePause",
            summary = "Withdraw a pause that has not begun, or end with today one that has; may be repeated")
    @APIResponse(responseCode = "204", description = "It is withdrawn or ended")
    @APIResponse(responseCode = "409", description = "/problems/pause-over: only the team takes back one that is over")
    public RestResponse<Void> remove(@PathParam("pauseId") UUID pauseId) {
        return answer.remove(Requester.PATIENT, access.ofMe("end-pause"), pauseId);
    }

    @DELETE
    @Path("/patients/{patientId}/pauses/{pauseId}")
    @RolesAllowed({Group.NURSE, Group.PHYSICIAN, Group.COORDINATOR})
    @Operation(
            operationId = "removePatientPause",
            summary =
                    "Withdraw a pause that has not begun or is over, or end with today one that goes on; may be repeated")
    @APIResponse(responseCode = "204", description = "It is withdrawn or ended")
    public RestResponse<Void> remove(@PathParam("patientId") UUID patientId, @PathParam("pauseId") UUID pauseId) {
        return answer.remove(Requester.STAFF, access.ofTreated(patientId, "end-pause"), pauseId);
    }
}

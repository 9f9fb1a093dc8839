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
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jboss.resteasy.reactive.RestResponse;
import org.softstone.access.Group;
import org.softstone.access.PatientAccess;
import org.softstone.http.Page;
import org.softstone.http.Paging;

/** When the patient cannot report. */
@Path("/me/pauses")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
class MyPausesResource {

    private final PatientAccess access;
    private final AnswerPauses answer;

    MyPausesResource(PatientAccess access, AnswerPauses answer) {
        this.access = access;
        this.answer = answer;
    }

    @GET
    @RolesAllowed(Group.PATIENT)
    @Operation(operationId = "listPauses", summary = "The patient's pauses, by first day")
    public Page<PauseView> pauses(@QueryParam("limit") Integer limit, @QueryParam("cursor") String cursor) {
        Paging paging = Paging.of(limit, cursor, 2);
        return answer.page(Requester.PATIENT, access.ofMe("read-pauses"), paging);
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed(Group.PATIENT)
    @Operation(
            operationId = "addPause",
            summary = "Say on which days no report can be made; may be repeated under the same pauseId")
    @APIResponse(
            responseCode = "201",
            description = "The pause",
            content = @Content(schema = @Schema(implementation = PauseView.class)))
    @APIResponse(
            responseCode = "200",
            description = "The pause, known already",
            content = @Content(schema = @Schema(implementation = PauseView.class)))
    @APIResponse(responseCode = "409", description = "/problems/pause-differs: the id was used for another pause")
    @APIResponse(
            responseCode = "422",
            description = "/problems/invalid-fields: nothing was stored. Also when it shares days with another pause")
    public RestResponse<PauseView> add(PauseRequest pause) {
        return answer.add(Requester.PATIENT, access.ofMe("define-pause"), pause);
    }

    @DELETE
    @Path("/{pauseId}")
    @RolesAllowed(Group.PATIENT)
    @Operation(
            operationId = "removePause",
            summary = "Withdraw a pause that has not begun, or end with today one that has; may be repeated")
    @APIResponse(responseCode = "204", description = "It is withdrawn or ended")
    @APIResponse(responseCode = "409", description = "/problems/pause-over: only the team takes back one that is over")
    public RestResponse<Void> remove(@PathParam("pauseId") UUID pauseId) {
        return answer.remove(Requester.PATIENT, access.ofMe("end-pause"), pauseId);
    }
}

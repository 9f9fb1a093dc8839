package org.softstone.infusions.visit;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.softstone.access.Caller;
import org.softstone.access.Group;
import org.softstone.http.MayBeAbsent;
import org.softstone.infusions.request.ReasonRequest;

/** When a visit takes place, and whether it does. */
@Path("/visits/{visitId}")
@Tag(name = "Visits")
@RunOnVirtualThread
class VisitResource {

    private final TreatedVisits treatedVisits;
    private final RescheduleVisit rescheduleVisit;
    private final GiveUpVisit giveUpVisit;
    private final UndoNoShow undoNoShow;
    private final ReceivePatient receivePatient;
    private final Caller caller;

    VisitResource(
            TreatedVisits treatedVisits,
            RescheduleVisit rescheduleVisit,
            GiveUpVisit giveUpVisit,
            UndoNoShow undoNoShow,
            ReceivePatient receivePatient,
            Caller caller) {
        this.treatedVisits = treatedVisits;
        this.rescheduleVisit = rescheduleVisit;
        this.giveUpVisit = giveUpVisit;
        this.undoNoShow = undoNoShow;
        this.receivePatient = receivePatient;
        this.caller = caller;
    }

    @GET
    @RolesAllowed({Group.NURSE, Group.PHYSICIAN, Group.COORDINATOR})
    @Operation(operationId = "readVisit", summary = "A visit with its infusion")
    public VisitView read(@PathParam("visitId") UUID visitId) {
        return treatedVisits.view(treatedVisits.find(visitId, "read-visit").visitId());
    }

    @POST
    @Path("/reschedule")
    @RolesAllowed({Group.NURSE, Group.PHYSICIAN, Group.COORDINATOR})
    @Operation(
            operationId = "rescheduleVisit",
            summary = "Move a booked visit: its successor, with the same number, takes its place")
    @APIResponse(
            responseCode = "201",
            description = "The successor",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = VisitView.class)))
    @APIResponse(responseCode = "200", description = "The successor, booked by the same request before")
    @APIResponse(
            responseCode = "409",
            description = "Not booked any more, a clash with alternatives, or too near to another infusion: with the"
                    + " earliest day; overrideReason insists")
    @APIResponse(responseCode = "422", description = "Some fields cannot be accepted; nothing was stored")
    public RestResponse<VisitView> reschedule(@PathParam("visitId") UUID visitId, RescheduleRequest request) {
        TreatedVisit treated = treatedVisits.find(visitId, "reschedule-visit");
        return rescheduleVisit
                .reschedule(treated, request, caller.userId())
                .map(successor -> treatedVisits.view(successor.visitId()))
                .response();
    }

    @POST
    @Path("/cancel")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed({Group.NURSE, Group.PHYSICIAN, Group.COORDINATOR})
    @Operation(operationId = "cancelVisit", summary = "Give a booked visit up, with or without a reason")
    @APIResponse(responseCode = "200", description = "The visit; also when it was cancelled for this reason before")
    @APIResponse(responseCode = "409", description = "Not booked any more")
    @APIResponse(responseCode = "422", description = "The reason cannot be accepted; nothing was stored")
    public VisitView cancel(@PathParam("visitId") UUID visitId, @MayBeAbsent ReasonRequest request) {
        TreatedVisit treated = treatedVisits.find(visitId, "cancel-visit");
        giveUpVisit.cancel(treated, ReasonRequest.optional(request), caller.userId());
        return treatedVisits.view(visitId);
    }

    @POST
    @Path("/no-show")
    @RolesAllowed({Group.NURSE, Group.PHYSICIAN, Group.COORDINATOR})
    @Operation(operationId = "missVisit", summary = "The patient did not come; not before the visit was to begin")
    @APIResponse(responseCode = "200", description = "The visit; also when it was a no-show before")
    @APIResponse(responseCode = "409", description = "Not booked any more, or still to come")
    public VisitView miss(@PathParam("visitId") UUID visitId) {
        TreatedVisit treated = treatedVisits.find(visitId, "miss-visit");
        giveUpVisit.miss(treated, caller.userId());
        return treatedVisits.view(visitId);
    }

    @POST
    @Path("/undo-no-show")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed({Group.NURSE, Group.PHYSICIAN, Group.COORDINATOR})
    @Operation(
            operationId = "undoNoShow",
            summary =
                    "The patient came after all: the visit is booked again, on the day on which its no-show was recorded")
    @APIResponse(responseCode = "200", description = "The visit; also when it is booked already")
    @APIResponse(
            responseCode = "409",
            description = "Neither a no-show nor booked, recorded on another day, the course is not open to booking, no"
                    + " chair is free any more, or another visit is too near by now: overrideReason insists")
    @APIResponse(responseCode = "422", description = "The reason cannot be accepted; nothing was stored")
    public VisitView undoNoShow(@PathParam("visitId") UUID visitId, @MayBeAbsent OverrideRequest request) {
        TreatedVisit treated = treatedVisits.find(visitId, "undo-no-show");
        undoNoShow.undo(treated, OverrideRequest.optional(request), caller.userId());
        return treatedVisits.view(visitId);
    }

    @POST
    @Path("/check-in")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed({Group.NURSE, Group.PHYSICIAN, Group.COORDINATOR})
    @Operation(
            operationId = "checkIn",
            summary = "The patient has come, on the day of her visit; her course must be active")
    @APIResponse(responseCode = "200", description = "The visit; also when she was checked in before")
    @APIResponse(
            responseCode = "409",
            description =
                    "Not booked any more, before its day, the course is not active, or the last infusion is too near:"
                            + " with the earliest day; overrideReason insists")
    @APIResponse(responseCode = "422", description = "The reason cannot be accepted; nothing was stored")
    public VisitView checkIn(@PathParam("visitId") UUID visitId, @MayBeAbsent OverrideRequest request) {
        TreatedVisit treated = treatedVisits.find(visitId, "check-in");
        receivePatient.checkIn(treated, OverrideRequest.optional(request), caller.userId());
        return treatedVisits.view(visitId);
    }
}

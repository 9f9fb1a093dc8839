package org.softstone.infusions.booking;

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
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.softstone.access.Caller;
import org.softstone.access.Group;
import org.softstone.http.MayBeAbsent;
import org.softstone.infusions.request.ReasonRequest;
import org.softstone.infusions.spacing.OverrideRequest;
import org.softstone.infusions.spacing.ReadVisit;
import org.softstone.infusions.visit.TreatedVisit;
import org.softstone.infusions.visit.TreatedVisits;
import org.softstone.infusions.visit.VisitView;

/** Moves and cancels a visit, and records no-shows. */
@Path("/visits/{visitId}")
@Tag(name = "Visits")
@RolesAllowed({Group.NURSE, Group.PHYSICIAN, Group.COORDINATOR})
@RunOnVirtualThread
class VisitResource {

    private final TreatedVisits treatedVisits;
    private final RescheduleVisit rescheduleVisit;
    private final GiveUpVisit giveUpVisit;
    private final UndoNoShow undoNoShow;
    private final ReadVisit readVisit;
    private final Caller caller;

    VisitResource(
            TreatedVisits treatedVisits,
            RescheduleVisit rescheduleVisit,
            GiveUpVisit giveUpVisit,
            UndoNoShow undoNoShow,
            ReadVisit readVisit,
            Caller caller) {
        this.treatedVisits = treatedVisits;
        this.rescheduleVisit = rescheduleVisit;
        this.giveUpVisit = giveUpVisit;
        this.undoNoShow = undoNoShow;
        this.readVisit = readVisit;
        this.caller = caller;
    }

    @GET
    @Operation(operationId = "readVisit", summary = "A visit with its infusion")
    public VisitView read(@PathParam("visitId") UUID visitId) {
        return readVisit.view(treatedVisits.find(visitId, "read-visit").visitId());
    }

    @POST
    @Path("/reschedule")
    @Operation(
            operationId = "rescheduleVisit",
            summary = "Move a booked visit: its successor, with the same number, takes its place")
    @APIResponse(responseCode = "201", description = "The successor")
    @APIResponse(responseCode = "200", description = "The successor, booked by the same request before")
    @APIResponse(
            responseCode = "409",
            description = "Not booked any more, a clash with alternatives, or too near to another infusion: with the"
                    + " earliest day; an overrideReason overrides this")
    public RestResponse<VisitView> reschedule(@PathParam("visitId") UUID visitId, RescheduleRequest request) {
        TreatedVisit treated = treatedVisits.find(visitId, "reschedule-visit");
        return rescheduleVisit
                .reschedule(treated, request, caller.userId())
                .map(successor -> readVisit.view(successor.visitId()))
                .response();
    }

    @POST
    @Path("/cancel")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(operationId = "cancelVisit", summary = "Give a booked visit up, with or without a reason")
    @APIResponse(responseCode = "200", description = "The visit; also when it was cancelled for this reason before")
    @APIResponse(responseCode = "409", description = "Not booked any more")
    public VisitView cancel(@PathParam("visitId") UUID visitId, @MayBeAbsent ReasonRequest request) {
        TreatedVisit treated = treatedVisits.find(visitId, "cancel-visit");
        giveUpVisit.cancel(treated, ReasonRequest.optional(request), caller.userId());
        return readVisit.view(visitId);
    }

    @POST
    @Path("/no-show")
    @Operation(operationId = "missVisit", summary = "The patient did not come; not before the visit was to begin")
    @APIResponse(responseCode = "200", description = "The visit; also when it was a no-show before")
    @APIResponse(responseCode = "409", description = "Not booked any more, or still to come")
    public VisitView miss(@PathParam("visitId") UUID visitId) {
        TreatedVisit treated = treatedVisits.find(visitId, "miss-visit");
        giveUpVisit.miss(treated, caller.userId());
        return readVisit.view(visitId);
    }

    @POST
    @Path("/undo-no-show")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "undoNoShow",
            summary =
                    "The patient came after all: the visit is booked again, on the day on which its no-show was recorded")
    @APIResponse(responseCode = "200", description = "The visit; also when it is booked already")
    @APIResponse(
            responseCode = "409",
            description = "Neither a no-show nor booked, recorded on another day, the course is not open to booking, no"
                    + " chair is free any more, or another visit is too near by now: an overrideReason overrides this")
    public VisitView undoNoShow(@PathParam("visitId") UUID visitId, @MayBeAbsent OverrideRequest request) {
        TreatedVisit treated = treatedVisits.find(visitId, "undo-no-show");
        undoNoShow.undo(treated, OverrideRequest.optional(request), caller.userId());
        return readVisit.view(visitId);
    }
}

package org.softstone.infusions.visit;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.softstone.access.Caller;
import org.softstone.access.Group;
import org.softstone.infusions.request.ReasonRequest;

/** What is infused, or decided not to be. */
@Path("/visits/{visitId}")
@Tag(name = "Infusions")
@RunOnVirtualThread
class InfusionResource {

    private final TreatedVisits treatedVisits;
    private final ReceivePatient receivePatient;
    private final GiveInfusion giveInfusion;
    private final Caller caller;

    InfusionResource(
            TreatedVisits treatedVisits, ReceivePatient receivePatient, GiveInfusion giveInfusion, Caller caller) {
        this.treatedVisits = treatedVisits;
        this.receivePatient = receivePatient;
        this.giveInfusion = giveInfusion;
        this.caller = caller;
    }

    @POST
    @Path("/hold")
    @RolesAllowed({Group.NURSE, Group.PHYSICIAN})
    @Operation(operationId = "holdVisit", summary = "Decide not to infuse a patient who is checked in, with the reason")
    @APIResponse(responseCode = "200", description = "The visit; also when it was held for this reason before")
    @APIResponse(responseCode = "409", description = "The patient is not checked in, or the infusion has begun")
    @APIResponse(responseCode = "422", description = "The reason is missing or cannot be accepted; nothing was stored")
    public VisitView hold(@PathParam("visitId") UUID visitId, ReasonRequest request) {
        TreatedVisit treated = treatedVisits.find(visitId, "hold-visit");
        receivePatient.hold(treated, ReasonRequest.required(request), caller.userId());
        return treatedVisits.view(visitId);
    }

    @POST
    @Path("/start")
    @RolesAllowed({Group.NURSE, Group.PHYSICIAN})
    @Operation(operationId = "startInfusion", summary = "Begin the infusion of the dose that the order in force names")
    @APIResponse(responseCode = "200", description = "The visit; also when it was started before")
    @APIResponse(
            responseCode = "409",
            description = "The patient is not checked in, the course is not active, or the last infusion is too near")
    public VisitView start(@PathParam("visitId") UUID visitId) {
        TreatedVisit treated = treatedVisits.find(visitId, "start-infusion");
        giveInfusion.start(treated, caller.userId());
        return treatedVisits.view(visitId);
    }

    @POST
    @Path("/complete")
    @RolesAllowed({Group.NURSE, Group.PHYSICIAN})
    @Operation(operationId = "completeInfusion", summary = "The infusion has come to its end, with what was given")
    @APIResponse(responseCode = "200", description = "The visit; also when it was completed with this before")
    @APIResponse(responseCode = "409", description = "No infusion is running, or it has ended with other content")
    @APIResponse(responseCode = "422", description = "Some fields cannot be accepted; nothing was stored")
    public VisitView complete(@PathParam("visitId") UUID visitId, EndRequest request) {
        TreatedVisit treated = treatedVisits.find(visitId, "complete-infusion");
        giveInfusion.complete(treated, request, caller.userId());
        return treatedVisits.view(visitId);
    }

    @POST
    @Path("/stop-early")
    @RolesAllowed({Group.NURSE, Group.PHYSICIAN})
    @Operation(operationId = "stopInfusionEarly", summary = "The infusion was ended before all of it was given")
    @APIResponse(responseCode = "200", description = "The visit; also when it was stopped with this before")
    @APIResponse(responseCode = "409", description = "No infusion is running, or it has ended with other content")
    @APIResponse(responseCode = "422", description = "Some fields cannot be accepted; nothing was stored")
    public VisitView stopEarly(@PathParam("visitId") UUID visitId, EndRequest request) {
        TreatedVisit treated = treatedVisits.find(visitId, "stop-infusion-early");
        giveInfusion.stopEarly(treated, request, caller.userId());
        return treatedVisits.view(visitId);
    }
}

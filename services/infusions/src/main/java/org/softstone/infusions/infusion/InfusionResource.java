package org.softstone.infusions.infusion;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.softstone.access.Caller;
import org.softstone.access.Group;
import org.softstone.http.MayBeAbsent;
import org.softstone.infusions.request.ReasonRequest;
import org.softstone.infusions.spacing.OverrideRequest;
import org.softstone.infusions.spacing.ReadVisit;
import org.softstone.infusions.visit.TreatedVisit;
import org.softstone.infusions.visit.TreatedVisits;
import org.softstone.infusions.visit.VisitView;

/** Check-in, and the infusion or the decision against it. */
@Path("/visits/{visitId}")
@Tag(name = "Infusions")
@RolesAllowed({Group.NURSE, Group.PHYSICIAN})
@RunOnVirtualThread
class InfusionResource {

    private final TreatedVisits treatedVisits;
    private final CarryOutVisit carryOutVisit;
    private final ReadVisit readVisit;
    private final Caller caller;

    InfusionResource(TreatedVisits treatedVisits, CarryOutVisit carryOutVisit, ReadVisit readVisit, Caller caller) {
        this.treatedVisits = treatedVisits;
        this.readVisit = readVisit;
        this.carryOutVisit = carryOutVisit;
        this.caller = caller;
    }

    @POST
    @Path("/check-in")
    @Consumes(MediaType.APPLICATION_JSON)
    @Tag(name = "Visits")
    @RolesAllowed({Group.NURSE, Group.PHYSICIAN, Group.COORDINATOR})
    @Operation(
            operationId = "checkIn",
            summary = "The patient has come, on the day of the visit; the course must be active")
    @APIResponse(responseCode = "200", description = "The visit; also when the patient was checked in before")
    @APIResponse(
            responseCode = "409",
            description =
                    "Not booked any more, before its day, the course is not active, or the last infusion is too near:"
                            + " with the earliest day; an overrideReason overrides this")
    public VisitView checkIn(@PathParam("visitId") UUID visitId, @MayBeAbsent OverrideRequest request) {
        TreatedVisit treated = treatedVisits.find(visitId, "check-in");
        carryOutVisit.checkIn(treated, OverrideRequest.optional(request), caller.userId());
        return readVisit.view(visitId);
    }

    @POST
    @Path("/hold")
    @Operation(operationId = "holdVisit", summary = "Decide not to infuse a patient who is checked in, with the reason")
    @APIResponse(responseCode = "200", description = "The visit; also when it was held for this reason before")
    @APIResponse(responseCode = "409", description = "The patient is not checked in, or the infusion has begun")
    public VisitView hold(@PathParam("visitId") UUID visitId, ReasonRequest request) {
        TreatedVisit treated = treatedVisits.find(visitId, "hold-visit");
        carryOutVisit.hold(treated, ReasonRequest.required(request), caller.userId());
        return readVisit.view(visitId);
    }

    @POST
    @Path("/start")
    @Operation(operationId = "startInfusion", summary = "Begin the infusion of the dose that the order in force names")
    @APIResponse(responseCode = "200", description = "The visit; also when it was started before")
    @APIResponse(
            responseCode = "409",
            description = "The patient is not checked in, the course is not active, or the last infusion is too near")
    public VisitView start(@PathParam("visitId") UUID visitId) {
        TreatedVisit treated = treatedVisits.find(visitId, "start-infusion");
        carryOutVisit.start(treated, caller.userId());
        return readVisit.view(visitId);
    }

    @POST
    @Path("/complete")
    @Operation(operationId = "completeInfusion", summary = "The infusion has come to its end, with what was given")
    @APIResponse(responseCode = "200", description = "The visit; also when it was completed with this before")
    @APIResponse(responseCode = "409", description = "No infusion is running, or it has ended with other content")
    public VisitView complete(@PathParam("visitId") UUID visitId, EndRequest request) {
        TreatedVisit treated = treatedVisits.find(visitId, "complete-infusion");
        carryOutVisit.complete(treated, request, caller.userId());
        return readVisit.view(visitId);
    }

    @POST
    @Path("/stop-early")
    @Operation(operationId = "stopInfusionEarly", summary = "The infusion was ended before all of it was given")
    @APIResponse(responseCode = "200", description = "The visit; also when it was stopped with this before")
    @APIResponse(responseCode = "409", description = "No infusion is running, or it has ended with other content")
    public VisitView stopEarly(@PathParam("visitId") UUID visitId, EndRequest request) {
        TreatedVisit treated = treatedVisits.find(visitId, "stop-infusion-early");
        carryOutVisit.stopEarly(treated, request, caller.userId());
        return readVisit.view(visitId);
    }
}

package org.softstone.infusions.enrolment;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
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
import org.softstone.access.Group;
import org.softstone.access.PatientAccess;
import org.softstone.contracts.TeamDefined;
import org.softstone.http.FieldCheck;
import org.softstone.infusions.patient.CallersTeams;

@Path("/patients")
@Tag(name = "Patients")
@RolesAllowed({Group.NURSE, Group.PHYSICIAN, Group.COORDINATOR})
@RunOnVirtualThread
class RegistrationResource {

    private final RegisterPatient registerPatient;
    private final Invite invite;
    private final PatientAccess access;
    private final CallersTeams callersTeams;

    RegistrationResource(
            RegisterPatient registerPatient, Invite invite, PatientAccess access, CallersTeams callersTeams) {
        this.registerPatient = registerPatient;
        this.invite = invite;
        this.access = access;
        this.callersTeams = callersTeams;
    }

    @POST
    @Operation(
            operationId = "registerPatient",
            summary = "Register a patient of one of the caller's teams; only this answer shows the invitation code")
    @APIResponse(responseCode = "404", description = "The team is unknown, or not one of the caller's")
    @APIResponse(
            responseCode = "409",
            description = "The id is already used for something else, or the team has no nurse or physician")
    @APIResponse(responseCode = "201", description = "Registered, with the invitation code")
    @APIResponse(
            responseCode = "200",
            description = "Registered by the same request before; the code is not shown again")
    public RestResponse<RegistrationView> register(PatientRequest request) {
        FieldCheck check = new FieldCheck();
        UUID teamId = check.required(request.teamId(), "/teamId");
        check.throwIfAny();
        TeamDefined team = callersTeams.team(teamId, "register-patient");
        return registerPatient.register(request, team, callersTeams.userId()).response();
    }

    @POST
    @Path("/{patientId}/invitation")
    @Operation(operationId = "reissueInvitation", summary = "Make a new invitation code; the old one no longer works")
    @APIResponse(responseCode = "409", description = "The patient is enrolled")
    @APIResponse(
            responseCode = "201",
            description = "The new code, shown only here",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = RegistrationView.class)))
    public RestResponse<RegistrationView> reissueInvitation(@PathParam("patientId") UUID patientId) {
        access.ofTreated(patientId, "reissue-invitation");
        return RestResponse.status(RestResponse.Status.CREATED, invite.reissue(patientId));
    }
}

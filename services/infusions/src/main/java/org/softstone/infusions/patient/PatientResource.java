package org.softstone.infusions.patient;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
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
import org.softstone.http.Cursor;
import org.softstone.http.FieldCheck;
import org.softstone.http.Page;
import org.softstone.http.Paging;
import org.softstone.http.Problems;
import org.softstone.infusions.request.Creation;

@Path("/patients")
@Tag(name = "Patients")
@RunOnVirtualThread
class PatientResource {

    private final Patients patients;
    private final RegisterPatient registerPatient;
    private final ReissueInvitation reissueInvitation;
    private final PatientAccess access;
    private final CallersTeams callersTeams;

    PatientResource(
            Patients patients,
            RegisterPatient registerPatient,
            ReissueInvitation reissueInvitation,
            PatientAccess access,
            CallersTeams callersTeams) {
        this.patients = patients;
        this.registerPatient = registerPatient;
        this.reissueInvitation = reissueInvitation;
        this.access = access;
        this.callersTeams = callersTeams;
    }

    @POST
    @RolesAllowed({Group.NURSE, Group.PHYSICIAN, Group.COORDINATOR})
    @Transactional
    @Operation(
            operationId = "registerPatient",
            summary = "Register a patient of one of the caller's teams; the answer alone shows her invitation code")
    @APIResponse(responseCode = "404", description = "The team is unknown, or not one of the caller's")
    @APIResponse(responseCode = "409", description = "The id stands for something else, or nobody of the team treats")
    @APIResponse(responseCode = "422", description = "Some fields cannot be accepted; nothing was stored")
    @APIResponse(
            responseCode = "201",
            description = "Registered, with the invitation code",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = RegistrationView.class)))
    @APIResponse(
            responseCode = "200",
            description = "Registered by the same request before; the code is not shown again")
    public RestResponse<RegistrationView> register(PatientRequest request) {
        UUID teamId = request.teamId();
        FieldCheck check = new FieldCheck();
        check.required(teamId, "/teamId");
        check.throwIfAny();
        TeamDefined team = callersTeams.teamToTreat(teamId, "register-patient");
        Creation<RegistrationView> registration = registerPatient.register(request, team, callersTeams.userId());
        access.ofTreated(registration.made().patientId(), "register-patient");
        return registration.response();
    }

    @POST
    @Path("/{patientId}/invitation")
    @RolesAllowed({Group.NURSE, Group.PHYSICIAN, Group.COORDINATOR})
    @Operation(operationId = "reissueInvitation", summary = "Make a new invitation code; the old one is dead")
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
        return RestResponse.status(RestResponse.Status.CREATED, reissueInvitation.reissue(patientId));
    }

    @GET
    @RolesAllowed({Group.NURSE, Group.PHYSICIAN, Group.COORDINATOR})
    @Transactional
    @Operation(operationId = "listPatients", summary = "The patients of one of the caller's teams")
    public Page<PatientView> list(
            @QueryParam("teamId") UUID teamId,
            @QueryParam("limit") Integer limit,
            @QueryParam("cursor") String cursor) {
        if (teamId == null) {
            throw Problems.malformed("Say whose patients: teamId is required.");
        }
        Paging paging = Paging.of(limit, cursor);
        Page<PatientView> page = paging.page(
                patients.page(callersTeams.team(teamId, "list-patients").teamId(), paging),
                PatientView::from,
                patient -> Cursor.of(patient.patientId()));
        List<UUID> shown = page.items().stream().map(PatientView::patientId).toList();
        access.recordShown(shown, "list-patients");
        return page;
    }

    @GET
    @Path("/{patientId}")
    @RolesAllowed({Group.NURSE, Group.PHYSICIAN, Group.COORDINATOR})
    @Transactional
    @Operation(operationId = "readPatient", summary = "A patient's card")
    public PatientView read(@PathParam("patientId") UUID patientId) {
        access.ofTreated(patientId, "read-card");
        return patients.findByIdOptional(patientId).map(PatientView::from).orElseThrow(Problems::notFound);
    }
}

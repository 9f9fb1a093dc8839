package org.softstone.infusions.patient;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.softstone.access.Group;
import org.softstone.access.PatientAccess;
import org.softstone.http.Cursor;
import org.softstone.http.Page;
import org.softstone.http.Paging;
import org.softstone.http.Problems;

@Path("/patients")
@Tag(name = "Patients")
@RolesAllowed({Group.NURSE, Group.PHYSICIAN, Group.COORDINATOR})
@RunOnVirtualThread
class PatientResource {

    private final Patients patients;
    private final PatientAccess access;
    private final CallersTeams callersTeams;

    PatientResource(Patients patients, PatientAccess access, CallersTeams callersTeams) {
        this.patients = patients;
        this.access = access;
        this.callersTeams = callersTeams;
    }

    @GET
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
                Patient::toView,
                patient -> Cursor.of(patient.patientId()));
        List<UUID> shown = page.items().stream().map(PatientView::patientId).toList();
        access.recordShown(shown, "list-patients");
        return page;
    }

    @GET
    @Path("/{patientId}")
    @Operation(operationId = "readPatient", summary = "A patient's card")
    public PatientView read(@PathParam("patientId") UUID patientId) {
        access.ofTreated(patientId, "read-card");
        return patients.findByIdOptional(patientId).map(Patient::toView).orElseThrow(Problems::notFound);
    }
}

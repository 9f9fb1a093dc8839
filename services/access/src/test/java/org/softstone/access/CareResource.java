package org.softstone.access;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.Set;
import java.util.UUID;
import org.softstone.http.Problems;

/** Endpoints as the services have them. */
@Path("/")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
class CareResource {

    record Me(String userId, Set<String> groups) {}

    record Care(UUID patientId) {}

    record Note(String text) {}

    private final Caller caller;
    private final PatientAccess access;

    CareResource(Caller caller, PatientAccess access) {
        this.caller = caller;
        this.access = access;
    }

    @GET
    @Path("/me")
    @RolesAllowed({Group.PATIENT, Group.NURSE, Group.PHYSICIAN, Group.COORDINATOR, Group.ADMIN, Group.PRIVACY_OFFICER})
    public Me me() {
        return new Me(caller.userId(), caller.groups());
    }

    @GET
    @Path("/me/care")
    @RolesAllowed(Group.PATIENT)
    public Care mine() {
        return new Care(access.ofMe("read-care").patientId());
    }

    @GET
    @Path("/patients/{patientId}/care")
    @RolesAllowed({Group.NURSE, Group.PHYSICIAN, Group.COORDINATOR})
    public Care care(@PathParam("patientId") UUID patientId) {
        return new Care(access.ofTreated(patientId, "read-care").patientId());
    }

    @PUT
    @Path("/patients/{patientId}/note")
    @RolesAllowed({Group.NURSE, Group.PHYSICIAN})
    @Transactional
    public Care note(@PathParam("patientId") UUID patientId, Note note) {
        Care care = new Care(access.ofTreated(patientId, "write-note").patientId());
        if (note.text() == null) {
            throw Problems.invalidField("/text", "must be there");
        }
        return care;
    }

    @GET
    @Path("/open")
    @PermitAll
    public String open() {
        return "\"open\"";
    }
}

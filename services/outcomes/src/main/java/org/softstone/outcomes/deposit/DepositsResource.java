package org.softstone.outcomes.deposit;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jboss.resteasy.reactive.RestResponse;
import org.softstone.access.Caller;
import org.softstone.access.Group;
import org.softstone.access.PatientAccess;
import org.softstone.contracts.PatientProfile;
import org.softstone.http.EntityTags;
import org.softstone.outcomes.version.Versioned;

/** Where the deposits of a treated patient are. */
@Path("/patients/{patientId}/deposits")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
class DepositsResource {

    private final PatientAccess access;
    private final Caller caller;
    private final Deposits deposits;
    private final DefineDeposits defineDeposits;

    DepositsResource(PatientAccess access, Caller caller, Deposits deposits, DefineDeposits defineDeposits) {
        this.access = access;
        this.caller = caller;
        this.deposits = deposits;
        this.defineDeposits = defineDeposits;
    }

    @GET
    @RolesAllowed({Group.NURSE, Group.PHYSICIAN, Group.COORDINATOR})
    @Operation(operationId = "readPatientDeposits", summary = "The deposits of a treated patient")
    public RestResponse<DepositsView> deposits(@PathParam("patientId") UUID patientId) {
        access.ofTreated(patientId, "read-deposits");
        return answer(deposits.current(patientId));
    }

    @PUT
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed({Group.NURSE, Group.PHYSICIAN, Group.COORDINATOR})
    @Operation(
            operationId = "definePatientDeposits",
            summary = "Define where the deposits of a treated patient are; may be repeated")
    @APIResponse(responseCode = "200", description = "The list as it is now, with its ETag")
    public RestResponse<DepositsView> define(
            @PathParam("patientId") UUID patientId,
            @HeaderParam(HttpHeaders.IF_MATCH) List<String> ifMatch,
            DepositsRequest wish) {
        PatientProfile patient = access.ofTreated(patientId, "define-deposits");
        return answer(defineDeposits.define(patient, wish, EntityTags.expected(ifMatch), caller.userId()));
    }

    private static RestResponse<DepositsView> answer(Versioned<List<Deposit>> list) {
        return EntityTags.tagged(DepositsView.from(list), list.version());
    }
}

package org.softstone.outcomes.activity;

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
import org.softstone.http.EntityTags;
import org.softstone.outcomes.version.Versioned;

/** What a treated patient rates each week. */
@Path("/patients/{patientId}/activities")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
class ActivitiesResource {

    private final PatientAccess access;
    private final Caller caller;
    private final Activities activities;
    private final DefineActivities defineActivities;

    ActivitiesResource(PatientAccess access, Caller caller, Activities activities, DefineActivities defineActivities) {
        this.access = access;
        this.caller = caller;
        this.activities = activities;
        this.defineActivities = defineActivities;
    }

    @GET
    @RolesAllowed({Group.NURSE, Group.PHYSICIAN, Group.COORDINATOR})
    @Operation(operationId = "readPatientActivities", summary = "The activities that a treated patient rates")
    public RestResponse<ActivitiesView> activities(@PathParam("patientId") UUID patientId) {
        access.ofTreated(patientId, "read-activities");
        return answer(activities.current(patientId));
    }

    @PUT
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed({Group.NURSE, Group.PHYSICIAN, Group.COORDINATOR})
    @Operation(
            operationId = "definePatientActivities",
            summary = "Define the 1 to 5 activities that a treated patient rates; may be repeated")
    @APIResponse(responseCode = "200", description = "The list as it is now, with its ETag")
    public RestResponse<ActivitiesView> define(
            @PathParam("patientId") UUID patientId,
            @HeaderParam(HttpHeaders.IF_MATCH) List<String> ifMatch,
            ActivitiesRequest wish) {
        access.ofTreated(patientId, "define-activities");
        return answer(defineActivities.define(patientId, wish, EntityTags.expected(ifMatch), caller.userId()));
    }

    private static RestResponse<ActivitiesView> answer(Versioned<List<Activity>> list) {
        return EntityTags.tagged(ActivitiesView.from(list), list.version());
    }
}

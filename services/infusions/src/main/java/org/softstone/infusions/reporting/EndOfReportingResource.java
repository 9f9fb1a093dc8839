package org.softstone.infusions.reporting;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.softstone.access.Caller;
import org.softstone.access.Group;
import org.softstone.access.PatientAccess;
import org.softstone.contracts.PatientProfile.ReportingEnded;
import org.softstone.http.FieldCheck;

/** The end of a patient's reporting, at any state of their courses or without one. */
@Path("/patients/{patientId}/end-of-reporting")
@Tag(name = "Patients")
@RolesAllowed({Group.NURSE, Group.PHYSICIAN, Group.COORDINATOR})
@RunOnVirtualThread
class EndOfReportingResource {

    private final EndReporting endReporting;
    private final PatientAccess access;
    private final Caller caller;

    EndOfReportingResource(EndReporting endReporting, PatientAccess access, Caller caller) {
        this.endReporting = endReporting;
        this.access = access;
        this.caller = caller;
    }

    @POST
    @Operation(
            operationId = "endReporting",
            summary = "Ask the patient for no more reports: windows close as cancelled, missing ones raise no alert; "
                    + "courses and visits stay as they are")
    @APIResponse(responseCode = "201", description = "Ended")
    @APIResponse(responseCode = "200", description = "It has ended for this reason already")
    @APIResponse(responseCode = "409", description = "It has ended for another reason; take that back first")
    public RestResponse<ReportingEnded> end(@PathParam("patientId") UUID patientId, EndOfReportingRequest request) {
        access.ofTreated(patientId, "end-reporting");
        FieldCheck check = new FieldCheck();
        ReportingEnded.Reason reason = check.required(request.reason(), "/reason");
        check.throwIfAny();
        return endReporting.end(patientId, reason, caller.userId()).response();
    }

    @DELETE
    @Operation(
            operationId = "takeBackEndOfReporting",
            summary =
                    "The end was entered in error: the patient is asked again, about windows that can still be answered")
    @APIResponse(responseCode = "204", description = "The patient is asked for reports, now or as before")
    public void takeBack(@PathParam("patientId") UUID patientId) {
        access.ofTreated(patientId, "take-back-end-of-reporting");
        endReporting.takeBack(patientId, caller.userId());
    }
}

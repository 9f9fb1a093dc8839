package org.softstone.outcomes.trend;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.InstantSource;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.softstone.access.Group;
import org.softstone.access.PatientAccess;
import org.softstone.contracts.PatientProfile;
import org.softstone.http.Problems;

/** How faithfully a treated patient reports. */
@Path("/patients/{patientId}/adherence")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
class PatientAdherenceResource {

    private final PatientAccess access;
    private final CourseHistories histories;
    private final InstantSource clock;

    PatientAdherenceResource(PatientAccess access, CourseHistories histories, InstantSource clock) {
        this.access = access;
        this.histories = histories;
        this.clock = clock;
    }

    @GET
    @RolesAllowed({Group.NURSE, Group.PHYSICIAN, Group.COORDINATOR})
    @Operation(
            operationId = "readPatientAdherence",
            summary = "What became of every window of a course; the newest course by default")
    @APIResponse(responseCode = "200", description = "In sum and window by window")
    @APIResponse(
            responseCode = "404",
            description = "/problems/not-found: no patient of the caller's teams, or no course of this patient")
    public AdherenceView adherence(@PathParam("patientId") UUID patientId, @QueryParam("courseId") UUID courseId) {
        PatientProfile patient = access.ofTreated(patientId, "read-adherence");
        Optional<CourseHistories.Found> found = histories.of(patientId, courseId, clock.instant());
        if (found.isEmpty() && courseId != null) {
            throw Problems.notFound();
        }
        return found.map(course -> AdherenceView.of(course.history(), patient.zone()))
                .orElse(AdherenceView.WITHOUT_COURSE);
    }
}

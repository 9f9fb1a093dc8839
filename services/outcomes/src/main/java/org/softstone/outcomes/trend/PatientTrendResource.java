package org.softstone.outcomes.trend;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import java.util.Locale;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.softstone.access.Group;
import org.softstone.access.PatientAccess;
import org.softstone.contracts.PatientProfile;
import org.softstone.outcomes.form.FormLanguage;

/** How a treated patient's weeks went. */
@Path("/patients/{patientId}/trend")
@Produces({MediaType.APPLICATION_JSON, ShowTrend.SVG})
@RunOnVirtualThread
class PatientTrendResource {

    private final PatientAccess access;
    private final ShowTrend showTrend;

    PatientTrendResource(PatientAccess access, ShowTrend showTrend) {
        this.access = access;
        this.showTrend = showTrend;
    }

    @GET
    @RolesAllowed({Group.NURSE, Group.PHYSICIAN, Group.COORDINATOR})
    @Operation(
            operationId = "readPatientTrend",
            summary =
                    "Every week of a course against its baseline, as JSON or as a picture; the newest course by default")
    @APIResponse(
            responseCode = "200",
            description = "The trend, with its ETag; weeks is empty before the first course",
            content = {
                @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(implementation = Trend.class)),
                @Content(mediaType = ShowTrend.SVG, schema = @Schema(implementation = String.class))
            })
    @APIResponse(responseCode = "304", description = "If-None-Match names this very trend")
    @APIResponse(
            responseCode = "404",
            description = "/problems/not-found: no patient of the caller's teams, or no course of this patient")
    public Response trend(
            @PathParam("patientId") UUID patientId,
            @QueryParam("courseId") UUID courseId,
            @HeaderParam(HttpHeaders.ACCEPT_LANGUAGE) String acceptLanguage,
            @Context Request request,
            @Context HttpHeaders headers) {
        PatientProfile patient = access.ofTreated(patientId, "read-trend");
        String language = Locale.ENGLISH.toLanguageTag(); // the patient's own is not the reader's
        return showTrend.of(patient, courseId, FormLanguage.choose(acceptLanguage, language), request, headers);
    }
}

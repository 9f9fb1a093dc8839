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

/** How a patient's weeks went, for themselves and for their team, and how faithfully they report. */
@Path("/")
@RunOnVirtualThread
class TrendResource {

    private final PatientAccess access;
    private final ShowTrend showTrend;

    TrendResource(PatientAccess access, ShowTrend showTrend) {
        this.access = access;
        this.showTrend = showTrend;
    }

    @GET
    @Path("/me/trend")
    @Produces({MediaType.APPLICATION_JSON, ShowTrend.SVG})
    @RolesAllowed(Group.PATIENT)
    @Operation(
            operationId = "readTrend",
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
    public Response trend(
            @QueryParam("courseId") UUID courseId,
            @HeaderParam(HttpHeaders.ACCEPT_LANGUAGE) String acceptLanguage,
            @Context Request request,
            @Context HttpHeaders headers) {
        PatientProfile me = access.ofMe("read-trend");
        return showTrend.of(me, courseId, FormLanguage.choose(acceptLanguage, me.language()), request, headers);
    }

    @GET
    @Path("/patients/{patientId}/trend")
    @Produces({MediaType.APPLICATION_JSON, ShowTrend.SVG})
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

    @GET
    @Path("/patients/{patientId}/adherence")
    @Produces(MediaType.APPLICATION_JSON)
    @RolesAllowed({Group.NURSE, Group.PHYSICIAN, Group.COORDINATOR})
    @Operation(
            operationId = "readPatientAdherence",
            summary = "What became of every window of a course; the newest course by default")
    @APIResponse(responseCode = "200", description = "In sum and window by window")
    public AdherenceView adherence(@PathParam("patientId") UUID patientId, @QueryParam("courseId") UUID courseId) {
        return showTrend.adherence(access.ofTreated(patientId, "read-adherence"), courseId);
    }
}

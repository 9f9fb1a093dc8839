package org.softstone.outcomes.export;

import io.smallrye.common.annotation.RunOnVirtualThread;
import io.vertx.core.http.HttpServerRequest;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.softstone.access.Group;
import org.softstone.access.PatientAccess;
import org.softstone.contracts.PatientProfile;
import org.softstone.outcomes.form.FormLanguage;

/** A treated patient's reports, for another system or a statistician. */
@Path("/patients/{patientId}/export")
@Produces({ExportFormat.FHIR_TYPE, ExportFormat.CSV_TYPE})
@RunOnVirtualThread
class PatientExportResource {

    /** The patient's own language says nothing about their team's. */
    private static final String TEAMS_LANGUAGE = "en";

    private final PatientAccess access;
    private final ExportReports exportReports;

    PatientExportResource(PatientAccess access, ExportReports exportReports) {
        this.access = access;
        this.exportReports = exportReports;
    }

    @GET
    @RolesAllowed({Group.NURSE, Group.PHYSICIAN, Group.COORDINATOR})
    @Operation(
            operationId = "exportPatient",
            summary = "A treated patient's reports as a file: a FHIR R4 bundle, or a table with one line per answer;"
                    + " notes are withheld from coordinators")
    @APIResponse(
            responseCode = "200",
            description = "The newest version of each report, oldest report first, in the language of Content-Language",
            content = {
                @Content(mediaType = ExportFormat.FHIR_TYPE, schema = @Schema(type = SchemaType.OBJECT)),
                @Content(mediaType = ExportFormat.CSV_TYPE, schema = @Schema(type = SchemaType.STRING))
            })
    @APIResponse(responseCode = "406", description = "/problems/not-acceptable: Accept names neither")
    public Response export(
            @PathParam("patientId") UUID patientId, @Context HttpHeaders headers, @Context HttpServerRequest request) {
        ExportFormat format = ExportFormat.wantedMost(headers.getAcceptableMediaTypes());
        PatientProfile patient = access.ofTreated(patientId, "export-reports");
        return exportReports.answer(
                patient,
                format,
                FormLanguage.choose(headers.getHeaderString(HttpHeaders.ACCEPT_LANGUAGE), TEAMS_LANGUAGE),
                access.isClinicianOf(patientId),
                request);
    }
}

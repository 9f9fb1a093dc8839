package org.softstone.outcomes.export;

import io.smallrye.common.annotation.RunOnVirtualThread;
import io.vertx.core.http.HttpServerRequest;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.softstone.access.Group;
import org.softstone.access.PatientAccess;
import org.softstone.contracts.PatientProfile;
import org.softstone.outcomes.form.FormLanguage;

/** Everything that the patient reported, for them to keep and to pass on. */
@Path("/me/export")
@Produces({ExportFormat.FHIR_TYPE, ExportFormat.CSV_TYPE})
@RunOnVirtualThread
class MyExportResource {

    private final PatientAccess access;
    private final ExportReports exportReports;

    MyExportResource(PatientAccess access, ExportReports exportReports) {
        this.access = access;
        this.exportReports = exportReports;
    }

    @GET
    @RolesAllowed(Group.PATIENT)
    @Operation(
            operationId = "exportReports",
            summary = "The patient's own reports as a file: a FHIR R4 bundle, or a table with one line per answer")
    @APIResponse(
            responseCode = "200",
            description = "The newest version of each report, oldest report first, in the language of Content-Language",
            content = {
                @Content(mediaType = ExportFormat.FHIR_TYPE, schema = @Schema(type = SchemaType.OBJECT)),
                @Content(mediaType = ExportFormat.CSV_TYPE, schema = @Schema(type = SchemaType.STRING))
            })
    @APIResponse(responseCode = "406", description = "/problems/not-acceptable: Accept names neither")
    public Response export(@Context HttpHeaders headers, @Context HttpServerRequest request) {
        ExportFormat format = ExportFormat.wantedMost(headers.getAcceptableMediaTypes());
        PatientProfile me = access.ofMe("export-reports");
        return exportReports.answer(
                me,
                format,
                FormLanguage.choose(headers.getHeaderString(HttpHeaders.ACCEPT_LANGUAGE), me.language()),
                true,
                request);
    }
}

package org.softstone.outcomes.export;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.softstone.access.Group;
import org.softstone.outcomes.export.csv.Dictionary;
import org.softstone.outcomes.form.FormLanguage;

/** What the table's columns, items and codes mean; about no patient. */
@Path("/export-dictionary")
@Produces(ExportFormat.CSV_TYPE)
@RunOnVirtualThread
class ExportDictionaryResource {

    @GET
    @RolesAllowed({Group.PATIENT, Group.NURSE, Group.PHYSICIAN, Group.COORDINATOR})
    @Operation(
            operationId = "readExportDictionary",
            summary = "The data dictionary of exports as text/csv, in the language of Content-Language")
    @APIResponse(
            responseCode = "200",
            description = "One line for each column, item and code",
            content = @Content(mediaType = ExportFormat.CSV_TYPE, schema = @Schema(type = SchemaType.STRING)))
    public Response dictionary(@Context HttpHeaders headers) {
        ExportWording wording =
                ExportWording.in(FormLanguage.choose(headers.getHeaderString(HttpHeaders.ACCEPT_LANGUAGE), "en"));
        StreamingOutput file = sink -> Dictionary.write(wording, sink);
        return Response.ok(file, ExportFormat.CSV.type())
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"export-dictionary.csv\"")
                .header(HttpHeaders.CONTENT_LANGUAGE, wording.languageTag())
                .header(HttpHeaders.VARY, HttpHeaders.ACCEPT_LANGUAGE)
                .build();
    }
}

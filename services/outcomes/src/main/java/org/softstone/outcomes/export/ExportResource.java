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
import jakarta.ws.rs.core.StreamingOutput;
import java.util.Locale;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.softstone.access.Group;
import org.softstone.access.PatientAccess;
import org.softstone.contracts.PatientProfile;
import org.softstone.outcomes.export.csv.Dictionary;
import org.softstone.outcomes.form.FormLanguage;

/** What a patient reported as a file, for themselves and for their team, and what its columns and codes mean. */
@Path("/")
@RunOnVirtualThread
class ExportResource {

    /** The patient's own language says nothing about their team's. */
    private static final String TEAMS_LANGUAGE = "en";

    private final PatientAccess access;
    private final ExportReports exportReports;

    ExportResource(PatientAccess access, ExportReports exportReports) {
        this.access = access;
        this.exportReports = exportReports;
    }

    @GET
    @Path("/me/export")
    @Produces({ExportFormat.FHIR_TYPE, ExportFormat.CSV_TYPE})
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
    public Response export(@Context HttpHeaders headers, @Context HttpServerRequest request) {
        ExportFormat format = ExportFormat.wantedMost(headers.getAcceptableMediaTypes());
        PatientProfile me = access.ofMe("export-reports");
        return exportReports.answer(me, format, language(headers, me.language()), true, request);
    }

    @GET
    @Path("/patients/{patientId}/export")
    @Produces({ExportFormat.FHIR_TYPE, ExportFormat.CSV_TYPE})
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
    public Response export(
            @PathParam("patientId") UUID patientId, @Context HttpHeaders headers, @Context HttpServerRequest request) {
        ExportFormat format = ExportFormat.wantedMost(headers.getAcceptableMediaTypes());
        PatientProfile patient = access.ofTreated(patientId, "export-reports");
        boolean withNotes = access.isClinicianOf(patientId);
        return exportReports.answer(patient, format, language(headers, TEAMS_LANGUAGE), withNotes, request);
    }

    @GET
    @Path("/export-dictionary")
    @Produces(ExportFormat.CSV_TYPE)
    @RolesAllowed({Group.PATIENT, Group.NURSE, Group.PHYSICIAN, Group.COORDINATOR})
    @Operation(
            operationId = "readExportDictionary",
            summary = "The data dictionary of exports as text/csv, in the language of Content-Language")
    @APIResponse(
            responseCode = "200",
            description = "One line for each column, item and code",
            content = @Content(mediaType = ExportFormat.CSV_TYPE, schema = @Schema(type = SchemaType.STRING)))
    public Response dictionary(@Context HttpHeaders headers) {
        ExportWording wording = ExportWording.in(language(headers, TEAMS_LANGUAGE));
        StreamingOutput file = sink -> Dictionary.write(wording, sink);
        return Response.ok(file, ExportFormat.CSV.type())
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"export-dictionary.csv\"")
                .header(HttpHeaders.CONTENT_LANGUAGE, wording.languageTag())
                .header(HttpHeaders.VARY, HttpHeaders.ACCEPT_LANGUAGE)
                .build();
    }

    private static Locale language(HttpHeaders headers, String otherwise) {
        return FormLanguage.choose(headers.getHeaderString(HttpHeaders.ACCEPT_LANGUAGE), otherwise);
    }
}

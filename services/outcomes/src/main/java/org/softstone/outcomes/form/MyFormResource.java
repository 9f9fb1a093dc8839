package org.softstone.outcomes.form;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Locale;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.ParameterIn;
import org.eclipse.microprofile.openapi.annotations.headers.Header;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.softstone.access.Group;
import org.softstone.access.PatientAccess;
import org.softstone.contracts.PatientProfile;
import org.softstone.http.EntityTags;

/** The patient's form. */
@Path("/me/form")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
class MyFormResource {

    private final PatientAccess access;
    private final ShowForm showForm;
    private final FormTag tag;

    MyFormResource(PatientAccess access, ShowForm showForm, FormTag tag) {
        this.access = access;
        this.showForm = showForm;
        this.tag = tag;
    }

    @GET
    @RolesAllowed(Group.PATIENT)
    @Operation(operationId = "readForm", summary = "What to ask this patient now, with all words, in their language")
    @Parameter(
            name = HttpHeaders.ACCEPT_LANGUAGE,
            in = ParameterIn.HEADER,
            description = "en or de; otherwise the language of their profile, or else English",
            schema = @Schema(implementation = String.class))
    @Parameter(
            name = HttpHeaders.IF_NONE_MATCH,
            in = ParameterIn.HEADER,
            description = "The ETag of the form that the phone has",
            schema = @Schema(implementation = String.class))
    @APIResponse(
            responseCode = "200",
            description = "The form",
            headers = {
                @Header(name = HttpHeaders.ETAG, schema = @Schema(implementation = String.class)),
                @Header(name = HttpHeaders.CONTENT_LANGUAGE, schema = @Schema(implementation = String.class))
            },
            content = @Content(schema = @Schema(implementation = Form.class)))
    @APIResponse(responseCode = "304", description = "If-None-Match names this very form")
    public Response form(@Context HttpHeaders headers) {
        PatientProfile me = access.ofMe("read-form");
        Locale language = FormLanguage.choose(headers.getHeaderString(HttpHeaders.ACCEPT_LANGUAGE), me.language());
        Form form = showForm.to(me.patientId(), language);
        return EntityTags.answer(headers, tag.of(form), () -> Response.ok(form))
                .language(language)
                .header(HttpHeaders.VARY, HttpHeaders.ACCEPT_LANGUAGE)
                .build();
    }
}

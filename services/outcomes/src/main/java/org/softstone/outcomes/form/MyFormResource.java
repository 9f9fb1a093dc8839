package org.softstone.outcomes.form;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.CacheControl;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.softstone.access.Group;
import org.softstone.access.PatientAccess;
import org.softstone.contracts.PatientProfile;

/** The patient's form. */
@Path("/me/form")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
class MyFormResource {

    private final PatientAccess access;
    private final ShowForm showForm;

    MyFormResource(PatientAccess access, ShowForm showForm) {
        this.access = access;
        this.showForm = showForm;
    }

    @GET
    @RolesAllowed(Group.PATIENT)
    @Transactional
    @Operation(summary = "What to ask this patient now")
    @APIResponse(
            responseCode = "200",
            description = "The form, with its ETag",
            content = @Content(schema = @Schema(implementation = Form.class)))
    @APIResponse(responseCode = "304", description = "If-None-Match names this very form")
    public Response form(@Context Request request) {
        PatientProfile me = access.ofMe("read-form");
        ShowForm.Shown shown = showForm.to(me.patientId());
        EntityTag tag = new EntityTag(shown.tag());
        Response.ResponseBuilder notModified = request.evaluatePreconditions(tag);
        return (notModified == null ? Response.ok(shown.form()) : notModified)
                .tag(tag)
                .cacheControl(revalidate())
                .build();
    }

    /** It is health data: only the patient's own device may keep it, and asks each time. */
    private static CacheControl revalidate() {
        CacheControl control = new CacheControl();
        control.setPrivate(true);
        control.setNoCache(true);
        return control;
    }
}

package org.softstone.outcomes.draft;

import io.quarkiverse.resteasy.problem.HttpProblem;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.time.InstantSource;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.softstone.access.Group;
import org.softstone.access.PatientAccess;
import org.softstone.contracts.PatientProfile;
import org.softstone.http.Problems;
import org.softstone.outcomes.answer.Sent;

/** The patient's draft. */
@Path("/me/draft")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
class MyDraftResource {

    private final PatientAccess access;
    private final SaveDraft saveDraft;
    private final DiscardDraft discardDraft;
    private final Drafts drafts;
    private final InstantSource clock;

    MyDraftResource(
            PatientAccess access, SaveDraft saveDraft, DiscardDraft discardDraft, Drafts drafts, InstantSource clock) {
        this.access = access;
        this.saveDraft = saveDraft;
        this.discardDraft = discardDraft;
        this.drafts = drafts;
        this.clock = clock;
    }

    @GET
    @RolesAllowed(Group.PATIENT)
    @Operation(operationId = "readDraft", summary = "What the patient has begun to fill in and not sent")
    @APIResponse(responseCode = "200", description = "The draft that was saved last")
    @APIResponse(responseCode = "404", description = "/problems/no-draft: there is none")
    public DraftView draft() {
        PatientProfile me = access.ofMe("read-draft");
        return DraftView.from(drafts.of(me.patientId()).orElseThrow(MyDraftResource::noDraft));
    }

    @PUT
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed(Group.PATIENT)
    @Operation(
            operationId = "saveDraft",
            summary = "Save what is filled in so far; the draft that was saved last wins, whichever arrives first")
    @APIResponse(responseCode = "200", description = "Which draft stands, and which was discarded")
    @RequestBody(required = true, content = @Content(schema = @Schema(implementation = DraftRequest.class)))
    public SavedDraft save(Sent draft) {
        Instant receivedAt = clock.instant();
        PatientProfile me = access.ofMe("save-draft");
        return switch (saveDraft.save(me.patientId(), draft, receivedAt)) {
            case SaveDraft.Outcome.Decided decided -> decided.saved();
            case SaveDraft.Outcome.NotAccepted refused -> throw Problems.invalidFields(refused.errors());
        };
    }

    @DELETE
    @RolesAllowed(Group.PATIENT)
    @Operation(
            operationId = "deleteDraft",
            summary = "Delete the draft; none saved before it comes back. May be repeated")
    @APIResponse(responseCode = "204", description = "There is no draft now")
    public void delete() {
        PatientProfile me = access.ofMe("delete-draft");
        discardDraft.of(me.patientId());
    }

    private static HttpProblem noDraft() {
        return Problems.problem(
                        404, "no-draft", "There is no draft", "Nothing was saved since the last report was sent.")
                .build();
    }
}

package org.softstone.outcomes.sync;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
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
import org.softstone.http.BodyLimit;

/** A phone that was offline sends what has waited. */
@Path("/me/sync")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
class SyncResource {

    private final PatientAccess access;
    private final SyncPhone syncPhone;
    private final InstantSource clock;

    SyncResource(PatientAccess access, SyncPhone syncPhone, InstantSource clock) {
        this.access = access;
        this.syncPhone = syncPhone;
        this.clock = clock;
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed(Group.PATIENT)
    @Operation(
            operationId = "sync",
            summary =
                    "Send up to 50 reports, 50 amendments and a draft at once; one result each, independent of each other. "
                            + "May be repeated")
    @APIResponse(responseCode = "200", description = "What came of each")
    @APIResponse(
            responseCode = "400",
            description = "/problems/malformed-request: the parts cannot be told apart; errors names the first place, "
                    + "nothing was stored. Send again without the part at its pointer, or each report alone. A part that "
                    + "alone cannot be read is refused with its place instead, and the others are handled")
    @APIResponse(
            responseCode = "422",
            description = "/problems/invalid-fields: too many, or no lists; nothing was stored")
    @RequestBody(required = true, content = @Content(schema = @Schema(implementation = SyncRequest.class)))
    public SyncAnswer sync(@BodyLimit(bytes = BodyLimit.MAX_BYTES) byte[] body) {
        Instant receivedAt = clock.instant();
        PatientProfile me = access.ofMe("sync");
        return syncPhone.handle(me, PhoneQueue.of(body), receivedAt);
    }
}

package org.softstone.notifications.feed;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.softstone.access.Caller;
import org.softstone.access.Group;
import org.softstone.http.Paging;

@Path("/feed")
@Tag(name = "Feed")
@RunOnVirtualThread
@RolesAllowed({Group.NURSE, Group.PHYSICIAN, Group.COORDINATOR})
class FeedResource {

    private final ReadFeed readFeed;
    private final Caller caller;

    FeedResource(ReadFeed readFeed, Caller caller) {
        this.readFeed = readFeed;
        this.caller = caller;
    }

    @GET
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "listFeed",
            summary = "The caller's entries after a sequence, oldest first",
            description =
                    "A sequence beyond the newest entry counts as the newest, which newest tells, as in the stream.")
    public FeedPage list(
            @QueryParam("after") @Schema(type = SchemaType.INTEGER, format = "int64", minimum = "0", defaultValue = "0")
                    Long after,
            @QueryParam("limit") Integer limit,
            @Parameter(description = "nextCursor of the previous page; overrides after") @QueryParam("cursor")
                    String cursor) {
        long from = FeedSequence.of("after", after == null ? 0 : after);
        return readFeed.page(caller, FeedSequence.ofCursor(cursor, from), Paging.of(limit, null));
    }
}

package org.softstone.notifications.stream;

import io.smallrye.common.annotation.RunOnVirtualThread;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.CacheControl;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import java.util.Set;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.softstone.access.Caller;
import org.softstone.access.Group;
import org.softstone.notifications.feed.FeedEntries;
import org.softstone.notifications.feed.FeedSequence;

@Path("/feed/stream")
@Tag(name = "Feed")
@RunOnVirtualThread
@RolesAllowed({Group.NURSE, Group.PHYSICIAN, Group.COORDINATOR})
class FeedStreamResource {

    private final Caller caller;
    private final JsonWebToken token;
    private final RoutingContext request;
    private final FeedEntries entries;
    private final StreamFeeds streamFeeds;
    private final TokenLife tokenLife;

    FeedStreamResource(
            Caller caller,
            JsonWebToken token,
            RoutingContext request,
            FeedEntries entries,
            StreamFeeds streamFeeds,
            TokenLife tokenLife) {
        this.caller = caller;
        this.token = token;
        this.request = request;
        this.entries = entries;
        this.streamFeeds = streamFeeds;
        this.tokenLife = tokenLife;
    }

    @GET
    @Operation(
            operationId = "openFeedStream",
            summary = "The caller's entries as Server-Sent Events, from now on or after Last-Event-ID",
            description = "id: sequence, event: kind, data: the entry. A number beyond the newest entry starts at the"
                    + " newest. A comment every 15 s. Ends when the token is no longer accepted, and with an event superseded"
                    + " (without id) when the person has opened more streams than one person may have.")
    @APIResponse(
            responseCode = "200",
            description = "Events, for as long as the token is valid",
            content = @Content(mediaType = MediaType.SERVER_SENT_EVENTS, schema = @Schema(type = SchemaType.STRING)))
    public Response open(
            @HeaderParam("Last-Event-ID") Long lastEventId,
            @Parameter(description = "Like Last-Event-ID, for clients that cannot set headers")
                    @QueryParam("lastEventId")
                    Long lastEventIdParameter) {
        Person person = new Person(caller.userId(), Set.copyOf(caller.groups()));
        Long asked = lastEventId != null ? lastEventId : lastEventIdParameter;
        long newest = entries.newestSequence(person.userId());
        boolean resumed = asked != null && FeedSequence.of("Last-Event-ID", asked) <= newest;

        HttpServerResponse response = request.response();
        OpenStream stream = new OpenStream(person.userId(), resumed ? asked : newest, response::reset);
        request.addEndHandler(_ -> stream.end());
        Duration validity = tokenLife.left(token.getExpirationTime(), System.currentTimeMillis());
        return Response.ok(
                        streamFeeds.to(person, stream, new StreamFeed.Start(resumed, newest), validity),
                        MediaType.SERVER_SENT_EVENTS_TYPE)
                .cacheControl(noStore())
                // Makes nginx and similar proxies pass on each event at once.
                .header("X-Accel-Buffering", "no")
                .build();
    }

    private static CacheControl noStore() {
        CacheControl noStore = new CacheControl();
        noStore.setNoStore(true);
        return noStore;
    }

    /** The caller beyond the request, which is over for the container while the stream lasts. */
    private record Person(String userId, Set<String> groups) implements Caller {}
}

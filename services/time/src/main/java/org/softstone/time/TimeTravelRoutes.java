package org.softstone.time;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.vertx.http.ManagementInterface;
import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.io.IOException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import org.softstone.database.Sql;

/**
 * {@code GET} and {@code POST /q/time} on the management port, only where time travel is enabled. Beside {@code now}, the
 * answer has the number of due timers ({@code timersDue}) and when the next falls due ({@code nextDueAt}), for a caller
 * who moves the clock step by step.
 */
@ApplicationScoped
class TimeTravelRoutes {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final BusinessClock clock;
    private final TimeTravelConfig config;
    private final TimerClaims timers;

    TimeTravelRoutes(BusinessClock clock, TimeTravelConfig config, Sql sql) {
        this.clock = clock;
        this.config = config;
        this.timers = new TimerClaims(sql);
    }

    void register(@Observes ManagementInterface management) {
        if (config.enabled()) {
            Router router = management.router();
            router.get("/q/time").blockingHandler(this::tell);
            router.post("/q/time").blockingHandler(this::move);
        }
    }

    private void tell(RoutingContext request) {
        answer(request, clock.instant());
    }

    private void move(RoutingContext request) {
        Optional<Instant> target = targetOf(request.body().buffer());
        if (target.isEmpty()) {
            problem(
                    request,
                    400,
                    "malformed-request",
                    "The request cannot be read",
                    "Send {\"now\": \"…\"} with a time in ISO 8601 with offset.");
            return;
        }
        switch (clock.moveTo(target.get())) {
            case BusinessClock.Move.Done(Instant now) -> answer(request, now);
            case BusinessClock.Move.Refused(Instant now) ->
                problem(
                        request,
                        409,
                        "time-only-moves-forward",
                        "Business time only moves forward",
                        "It is already " + now + ".");
        }
    }

    private static Optional<Instant> targetOf(Buffer body) {
        if (body == null) {
            return Optional.empty();
        }
        try {
            JsonNode now = JSON.readTree(body.getBytes()).path("now");
            return now.isTextual()
                    ? Optional.of(OffsetDateTime.parse(now.textValue()).toInstant())
                            .filter(BusinessClock::isSupported)
                    : Optional.empty();
        } catch (IOException | DateTimeParseException e) {
            return Optional.empty();
        }
    }

    private void answer(RoutingContext request, Instant now) {
        TimerClaims.Backlog backlog = timers.backlog(now);
        ObjectNode answer = JSON.createObjectNode().put("now", now.toString()).put("timersDue", backlog.due());
        answer.put("nextDueAt", timers.nextAfter(now).map(Instant::toString).orElse(null));
        send(request, 200, "application/json", answer);
    }

    private static void problem(RoutingContext request, int status, String name, String title, String detail) {
        send(
                request,
                status,
                "application/problem+json",
                JSON.createObjectNode()
                        .put("type", "/problems/" + name)
                        .put("status", status)
                        .put("title", title)
                        .put("detail", detail));
    }

    private static void send(RoutingContext request, int status, String type, ObjectNode body) {
        try {
            request.response()
                    .setStatusCode(status)
                    .putHeader("Content-Type", type)
                    .end(JSON.writeValueAsString(body));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}

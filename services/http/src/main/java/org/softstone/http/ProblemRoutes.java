package org.softstone.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkiverse.resteasy.problem.HttpProblem;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.ForbiddenException;
import io.quarkus.security.UnauthorizedException;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Locale;
import java.util.Set;
import org.jboss.logging.Logger;

/** Problems for what never reaches a resource: unknown paths, bodies that are announced too large, what cannot be routed. */
@ApplicationScoped
class ProblemRoutes {

    private static final Logger LOG = Logger.getLogger(ProblemRoutes.class);

    private final ObjectMapper json;
    private final CommonHeaders headers;
    private final Endpoints endpoints;

    ProblemRoutes(ObjectMapper json, CommonHeaders headers, Endpoints endpoints) {
        this.json = json;
        this.headers = headers;
        this.endpoints = endpoints;
    }

    void register(@Observes Router router) {
        router.route().order(Integer.MIN_VALUE).handler(this::refuseEarly).failureHandler(this::failed);
        router.route().order(Integer.MAX_VALUE).handler(request -> answer(request, 404));
    }

    private void refuseEarly(RoutingContext request) {
        headers.addTo(request);
        if (LimitedBody.announcedLength(request.request().getHeader(HttpHeaders.CONTENT_LENGTH))
                > BodyLimit.MAX_BYTES) {
            request.response().putHeader(HttpHeaders.CONNECTION, "close");
            answer(request, 413);
        } else if (request.request().uri().toLowerCase(Locale.ROOT).contains("%00")) {
            // PostgreSQL stores no NUL, so there is nothing to look for.
            answer(request, 400);
        } else if (request.request().method() == HttpMethod.OPTIONS) {
            tellMethods(request);
        } else if (isNotAllowed(request)) {
            answer(request, 405);
        } else {
            request.next();
        }
    }

    /** The REST library answers 404 where resources of several classes share a path. */
    private boolean isNotAllowed(RoutingContext request) {
        String method = request.request().method().name();
        String path = request.normalizedPath();
        return !endpoints.takes(method, path) && !endpoints.methodsAt(path).isEmpty();
    }

    private void tellMethods(RoutingContext request) {
        Set<String> methods = endpoints.methodsAt(request.normalizedPath());
        if (methods.isEmpty()) {
            answer(request, 404);
        } else {
            request.response()
                    .setStatusCode(204)
                    .putHeader(HttpHeaders.ALLOW, String.join(", ", methods))
                    .end();
        }
    }

    private void failed(RoutingContext request) {
        if (request.response().headWritten() || request.response().ended()) {
            request.next();
            return;
        }
        int status = statusOf(request);
        if (status >= 500 && request.failure() != null && !ClientLeft.explains(request.failure())) {
            LOG.error("A request failed outside of a resource", request.failure());
        }
        answer(request, status);
    }

    private static int statusOf(RoutingContext request) {
        return switch (request.failure()) {
            case AuthenticationFailedException unknown -> 401;
            case UnauthorizedException unknown -> 401;
            case ForbiddenException denied -> 403;
            case null, default -> request.statusCode() >= 400 ? request.statusCode() : 500;
        };
    }

    private void answer(RoutingContext request, int status) {
        HttpProblem problem = StableProblems.problem(status);
        HttpServerResponse response = request.response();
        try {
            response.setStatusCode(status)
                    .putHeader(HttpHeaders.CONTENT_TYPE, HttpProblem.MEDIA_TYPE.toString())
                    .end(json.writeValueAsString(problem));
        } catch (JsonProcessingException e) {
            response.setStatusCode(500).end();
        }
    }
}

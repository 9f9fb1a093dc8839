package org.softstone.local;

import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.json.JsonObject;
import java.util.Map;

/** An error that the front door itself answers, as RFC 9457 has it. */
record Problem(int status, String type, String title, String detail, Map<String, String> headers) {

    static Problem notFound() {
        return new Problem(404, "not-found", "Not found", "Nothing is served under this path.", Map.of());
    }

    static Problem malformed(String detail) {
        return new Problem(400, "malformed-request", "Malformed request", detail, Map.of());
    }

    static Problem unauthorized(String detail) {
        return new Problem(401, "unauthorized", "Unauthorized", detail, Map.of());
    }

    static Problem methodNotAllowed(String allowed) {
        return new Problem(
                405, "method-not-allowed", "Method not allowed", "Use " + allowed + ".", Map.of("Allow", allowed));
    }

    static Problem tooLarge() {
        return new Problem(413, "body-too-large", "Body too large", "At most 64 KiB are read here.", Map.of());
    }

    static Problem unsupportedMediaType(String expected) {
        return new Problem(415, "unsupported-media-type", "Unsupported media type", "Send " + expected + ".", Map.of());
    }

    static Problem badGateway(String detail) {
        return new Problem(502, "bad-gateway", "Bad gateway", detail, Map.of("Retry-After", "1"));
    }

    static Problem unavailable(String detail) {
        return new Problem(503, "service-unavailable", "Service unavailable", detail, Map.of("Retry-After", "1"));
    }

    static Problem gatewayTimeout(String detail) {
        return new Problem(504, "gateway-timeout", "Gateway timeout", detail, Map.of("Retry-After", "1"));
    }

    void send(HttpServerResponse response) {
        if (response.headWritten() || response.closed()) {
            return;
        }
        headers.forEach(response::putHeader);
        response.setStatusCode(status)
                .putHeader("Content-Type", "application/problem+json")
                .end(new JsonObject()
                        .put("type", "/problems/" + type)
                        .put("title", title)
                        .put("status", status)
                        .put("detail", detail)
                        .encode());
    }
}

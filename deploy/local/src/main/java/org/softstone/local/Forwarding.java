package org.softstone.local;

import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.http.RequestOptions;
import java.net.ConnectException;
import java.util.Set;
import java.util.concurrent.TimeoutException;

/**
 * Hands requests below a service's prefix to that service. Bodies pass in both directions as they come, so that a feed entry
 * is with the client at once; the service notices a client that disconnects, and the client a service that does.
 */
final class Forwarding {

    private static final Set<String> HOP_BY_HOP = Set.of(
            "connection", "keep-alive", "proxy-connection", "transfer-encoding", "te", "trailer", "upgrade", "expect");

    private final HttpClient client;
    private final Service service;
    private final int port;
    private final AnswerTimeouts timeouts;

    Forwarding(HttpClient client, Service service, int port, AnswerTimeouts timeouts) {
        this.client = client;
        this.service = service;
        this.port = port;
        this.timeouts = timeouts;
    }

    boolean serves(String path) {
        return path.startsWith("/" + service.serviceName() + "/");
    }

    void forward(HttpServerRequest request) {
        request.pause();
        RequestOptions options = new RequestOptions()
                .setHost("127.0.0.1")
                .setPort(port)
                .setMethod(request.method())
                .setURI(request.uri());
        client.request(options).onSuccess(onward -> exchange(request, onward)).onFailure(failure -> {
            request.resume();
            refusal(failure).send(request.response());
        });
    }

    private void exchange(HttpServerRequest request, HttpClientRequest onward) {
        HttpServerResponse response = request.response();
        if (response.closed()) {
            onward.reset();
            return;
        }
        copy(request.headers(), onward.headers());
        onward.putHeader("X-Forwarded-For", request.remoteAddress().hostAddress());
        onward.putHeader("X-Forwarded-Proto", "http");
        if (request.getHeader("Host") != null) {
            onward.putHeader("X-Forwarded-Host", request.getHeader("Host"));
        }
        response.closeHandler(gone -> onward.reset());
        onward.response().onSuccess(answer -> giveBack(answer, request, onward)).onFailure(failure -> {
            request.resume();
            if (!response.headWritten() && !response.closed()) {
                refusal(failure).send(response);
            }
        });
        if (hasBody(request)) {
            if (request.getHeader("Content-Length") == null) {
                onward.setChunked(true);
            }
            // A service may answer before it has read everything, as with a body that is too large: not a failure.
            request.pipeTo(onward).onSuccess(sent -> limit(onward)).onFailure(cutOff -> drain(request));
        } else {
            request.resume();
            onward.end();
            limit(onward);
        }
    }

    /** From now on; how long a client may take to send is the service's to judge. */
    private void limit(HttpClientRequest onward) {
        onward.idleTimeout(timeouts.untilAnswer().toMillis());
    }

    /** What the client still sends goes nowhere. */
    private static void drain(HttpServerRequest request) {
        if (!request.isEnded()) {
            request.handler(part -> {}).resume();
        }
    }

    private static boolean hasBody(HttpServerRequest request) {
        String length = request.getHeader("Content-Length");
        return length != null ? !length.equals("0") : request.getHeader("Transfer-Encoding") != null;
    }

    private static void giveBack(HttpClientResponse answer, HttpServerRequest request, HttpClientRequest onward) {
        HttpServerResponse response = request.response();
        if (response.closed()) {
            onward.reset();
            return;
        }
        response.setStatusCode(answer.statusCode()).setStatusMessage(answer.statusMessage());
        copy(answer.headers(), response.headers());
        boolean bodyless =
                request.method() == HttpMethod.HEAD || answer.statusCode() == 204 || answer.statusCode() == 304;
        if (bodyless) {
            response.end();
            return;
        }
        if (answer.getHeader("Content-Length") == null) {
            response.setChunked(true);
        }
        // Half an answer must not end as a whole one does.
        answer.pipe().endOnFailure(false).to(response).onFailure(cutOff -> {
            // A client that leaves while it is written to is noticed by the failed write alone.
            onward.reset();
            response.reset();
        });
        if (response.isChunked()) {
            // The head of a stream without an entry yet must not wait for the first one.
            response.writeHead();
        }
    }

    private Problem refusal(Throwable failure) {
        String name = service.serviceName();
        return switch (failure) {
            case ConnectException _ -> Problem.unavailable(name + " is not running at the moment.");
            case TimeoutException _ ->
                Problem.gatewayTimeout(name + " did not answer within "
                        + timeouts.untilAnswer().toSeconds() + " s.");
            default -> Problem.badGateway(name + " broke off before it answered.");
        };
    }

    private static void copy(MultiMap from, MultiMap to) {
        from.forEach(header -> {
            if (!HOP_BY_HOP.contains(header.getKey().toLowerCase(java.util.Locale.ROOT))) {
                to.add(header.getKey(), header.getValue());
            }
        });
    }
}

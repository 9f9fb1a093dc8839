package org.softstone.local;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import java.net.URI;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.softstone.embedded.EmbeddedException;

/** One origin for everything: the services under the paths that they have behind an ingress, and the issuer. */
public final class FrontDoor implements AutoCloseable {

    /** As the services have it. */
    private static final int HEADER_LIMIT = 20 * 1024;

    private final Vertx vertx;
    private final IndexPage indexPage = new IndexPage();
    private final SignIn signIn;
    private final Map<Service, Forwarding> forwardings = new EnumMap<>(Service.class);
    private final HttpClient client;
    private final int port;
    private HttpServer server;

    FrontDoor(int port, Issuer issuer, Map<Service, Integer> servicePorts) {
        this(port, issuer, servicePorts, AnswerTimeouts.USUAL);
    }

    FrontDoor(int port, Issuer issuer, Map<Service, Integer> servicePorts, AnswerTimeouts timeouts) {
        this.port = port;
        this.vertx = Vertx.vertx();
        this.signIn = new SignIn(vertx, issuer, indexPage, new RedirectAddresses(url()));
        this.client = vertx.createHttpClient(new HttpClientOptions()
                // Open feed streams each hold a connection.
                .setMaxPoolSize(2_000)
                .setConnectTimeout(2_000)
                .setIdleTimeoutUnit(TimeUnit.MILLISECONDS)
                .setReadIdleTimeout((int) timeouts.betweenParts().toMillis())
                .setMaxHeaderSize(HEADER_LIMIT)
                .setDecompressionSupported(false));
        servicePorts.forEach((service, servicePort) ->
                forwardings.put(service, new Forwarding(client, service, servicePort, timeouts)));
    }

    /** Where people and apps go. */
    public URI url() {
        return URI.create("http://localhost:" + port);
    }

    void open() {
        HttpServerOptions options = new HttpServerOptions()
                .setHost("127.0.0.1")
                .setPort(port)
                // Streams are reset one by one in HTTP/2, whole connections in HTTP/1.1: one way of breaking off is
                // enough here.
                .setHttp2ClearTextEnabled(false)
                .setMaxHeaderSize(HEADER_LIMIT)
                .setHandle100ContinueAutomatically(true)
                .setCompressionSupported(false);
        try {
            server = vertx.createHttpServer(options)
                    .requestHandler(this::answer)
                    .invalidRequestHandler(FrontDoor::refuse)
                    .listen()
                    .toCompletionStage()
                    .toCompletableFuture()
                    .get();
        } catch (ExecutionException | CompletionException e) {
            close();
            throw portInUse(port, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new EmbeddedException("Interrupted while the front door opened.", e);
        }
    }

    static EmbeddedException portInUse(int port, Throwable cause) {
        return new EmbeddedException(
                "Port " + port + " is in use: stop what listens there or choose another one with --port.", cause);
    }

    @Override
    public void close() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    /** What cannot be read ends the connection, so a client must not keep it for its next request. */
    private static void refuse(HttpServerRequest request) {
        request.response().putHeader("Connection", "close");
        HttpServerRequest.DEFAULT_INVALID_REQUEST_HANDLER.handle(request);
    }

    private void answer(HttpServerRequest request) {
        String path = request.path();
        if (path == null || !isPlain(path)) {
            Problem.notFound().send(request.response());
            return;
        }
        Optional<Forwarding> forwarding = forwardings.values().stream()
                .filter(candidate -> candidate.serves(path))
                .findFirst();
        if (forwarding.isPresent()) {
            forwarding.get().forward(request);
        } else if (path.startsWith("/auth/")) {
            signIn.answer(request, path);
        } else if (path.equals("/") && SignIn.isRead(request)) {
            SignIn.html(request.response(), indexPage.html(url()));
        } else {
            Problem.notFound().send(request.response());
        }
    }

    /** Nothing that a service could read as a way out of its own prefix. */
    private static boolean isPlain(String path) {
        String lower = path.toLowerCase(Locale.ROOT);
        return !lower.contains("/.well-known/../")
                && !lower.contains("/../")
                && !lower.endsWith("/..")
                && !lower.contains("%2e")
                && !lower.contains("%2f")
                && !lower.contains("\\")
                && !lower.contains("%5c");
    }
}

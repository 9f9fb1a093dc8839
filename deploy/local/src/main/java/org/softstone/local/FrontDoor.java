package org.softstone.local;

import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.function.BiConsumer;
import no.nav.security.mock.oauth2.http.OAuth2HttpResponse;

/** One origin for everything: the services under the paths that they have behind an ingress, and the issuer. */
public final class FrontDoor implements AutoCloseable {

    private static final int TOKEN_REQUEST_LIMIT = 64 * 1024;

    private final Vertx vertx;
    private final Issuer issuer;
    private final IndexPage indexPage;
    private final Map<Service, Forwarding> forwardings = new EnumMap<>(Service.class);
    private final HttpClient client;
    private final int port;
    private HttpServer server;

    FrontDoor(int port, Issuer issuer, Map<Service, Integer> servicePorts) {
        this.port = port;
        this.issuer = issuer;
        this.vertx = Vertx.vertx();
        this.indexPage = new IndexPage();
        this.client = vertx.createHttpClient(new HttpClientOptions()
                // Open feed streams each hold a connection.
                .setMaxPoolSize(2_000)
                .setConnectTimeout(2_000)
                .setDecompressionSupported(false));
        servicePorts.forEach(
                (service, servicePort) -> forwardings.put(service, new Forwarding(client, service, servicePort)));
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
                .setHandle100ContinueAutomatically(true)
                .setCompressionSupported(false);
        try {
            server = vertx.createHttpServer(options)
                    .requestHandler(this::answer)
                    .listen()
                    .toCompletionStage()
                    .toCompletableFuture()
                    .get();
        } catch (ExecutionException | CompletionException e) {
            close();
            throw portInUse(port, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new LocalStackException("Interrupted while the front door opened.", e);
        }
    }

    static LocalStackException portInUse(int port, Throwable cause) {
        return new LocalStackException(
                "Port " + port + " is in use: stop what listens there or choose another one with --port.", cause);
    }

    @Override
    public void close() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
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
        } else if (path.equals("/auth/authorize")) {
            authorize(request);
        } else if (path.equals("/auth/token")) {
            token(request);
        } else if (path.startsWith("/auth/")) {
            request.bodyHandler(body -> issue(request, body.toString(StandardCharsets.UTF_8)));
        } else if (path.equals("/") && isRead(request)) {
            html(request.response(), indexPage.html(url()));
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

    private static boolean isRead(HttpServerRequest request) {
        return request.method() == HttpMethod.GET || request.method() == HttpMethod.HEAD;
    }

    /** The login page, and what it sends: after the password is checked the issuer makes the code. */
    private void authorize(HttpServerRequest request) {
        if (isRead(request)) {
            html(request.response(), indexPage.login(""));
            return;
        }
        request.setExpectMultipart(true);
        request.end()
                .onSuccess(read -> DemoUser.signingIn(
                                request.getFormAttribute("username"), request.getFormAttribute("password"))
                        .ifPresentOrElse(
                                user -> issue(request, signedIn(user)),
                                () -> html(
                                        request.response().setStatusCode(401),
                                        indexPage.login("User name or password is wrong."))));
    }

    private static String signedIn(DemoUser user) {
        JsonObject claims = new JsonObject().put("groups", user.groups()).put("preferred_username", user.userName());
        return "username=" + encoded(user.userName()) + "&claims=" + encoded(claims.encode());
    }

    private static String encoded(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }

    /** The OAuth token endpoint, and beside it the short way for people with a terminal: a JSON body with name and password. */
    private void token(HttpServerRequest request) {
        String contentType = Optional.ofNullable(request.getHeader("Content-Type"))
                .orElse("")
                .toLowerCase(Locale.ROOT);
        if (request.method() != HttpMethod.POST && request.method() != HttpMethod.OPTIONS) {
            Problem.methodNotAllowed("POST").send(request.response());
        } else if (request.method() == HttpMethod.POST && contentType.startsWith("application/json")) {
            whole(request, this::tokenForPassword);
        } else if (request.method() == HttpMethod.OPTIONS
                || contentType.startsWith("application/x-www-form-urlencoded")) {
            whole(request, this::tokenForCode);
        } else {
            Problem.unsupportedMediaType("application/json or application/x-www-form-urlencoded")
                    .send(request.response());
        }
    }

    private void whole(HttpServerRequest request, BiConsumer<HttpServerRequest, String> then) {
        Buffer collected = Buffer.buffer();
        request.handler(part -> {
            if (collected.length() <= TOKEN_REQUEST_LIMIT) {
                collected.appendBuffer(part);
            }
        });
        request.endHandler(end -> {
            if (collected.length() > TOKEN_REQUEST_LIMIT) {
                Problem.tooLarge().send(request.response());
            } else {
                then.accept(request, collected.toString(StandardCharsets.UTF_8));
            }
        });
    }

    private void tokenForPassword(HttpServerRequest request, String body) {
        String username;
        String password;
        try {
            JsonObject json = new JsonObject(body);
            username = json.getValue("username") instanceof String name ? name : null;
            password = json.getValue("password") instanceof String word ? word : null;
        } catch (DecodeException | ClassCastException e) {
            username = null;
            password = null;
        }
        if (username == null || password == null) {
            Problem.malformed("Send {\"username\": \"nurse-1\", \"password\": \"nurse-1\"}.")
                    .send(request.response());
            return;
        }
        DemoUser.signingIn(username, password)
                .ifPresentOrElse(
                        user -> request.response()
                                .putHeader("Content-Type", "application/json")
                                .putHeader("Cache-Control", "no-store")
                                .end(new JsonObject()
                                        .put("access_token", issuer.tokenFor(user))
                                        .put("expires_in", Issuer.VALIDITY.toSeconds())
                                        .put("token_type", "Bearer")
                                        .encode()),
                        () -> Problem.unauthorized(
                                        "User name or password is wrong; at the local stack they are the same.")
                                .send(request.response()));
    }

    /** Only what the code flow needs: other grants would give anybody's token without a password. */
    private void tokenForCode(HttpServerRequest request, String body) {
        List<String> grants = Arrays.stream(body.split("&"))
                .filter(parameter -> parameter.startsWith("grant_type="))
                .toList();
        boolean offered = grants.equals(List.of("grant_type=authorization_code"))
                || grants.equals(List.of("grant_type=refresh_token"));
        if (request.method() == HttpMethod.POST && !offered) {
            request.response()
                    .setStatusCode(400)
                    .putHeader("Content-Type", "application/json")
                    .end(new JsonObject().put("error", "unsupported_grant_type").encode());
            return;
        }
        issue(request, body);
    }

    private void issue(HttpServerRequest request, String body) {
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("Host", url().getAuthority());
        for (String name : new String[] {"Authorization", "Content-Type", "Cookie", "Origin"}) {
            Optional.ofNullable(request.getHeader(name)).ifPresent(value -> headers.put(name, value));
        }
        if (request.method() == HttpMethod.POST && request.path().equals("/auth/authorize")) {
            headers.put("Content-Type", "application/x-www-form-urlencoded");
        }
        vertx.<OAuth2HttpResponse>executeBlocking(
                        () -> issuer.answer(request.method().name(), request.uri(), headers, body), false)
                .onSuccess(answer -> {
                    HttpServerResponse response = request.response().setStatusCode(answer.getStatus());
                    answer.getHeaders().forEach(header -> response.putHeader(header.getFirst(), header.getSecond()));
                    response.end(Optional.ofNullable(answer.getBody()).orElse(""));
                })
                .onFailure(failure -> Problem.badGateway("The issuer failed.").send(request.response()));
    }

    private static void html(HttpServerResponse response, String page) {
        response.putHeader("Content-Type", "text/html; charset=utf-8")
                .putHeader("Cache-Control", "no-store")
                .end(page);
    }
}

package org.softstone.local;

import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import no.nav.security.mock.oauth2.http.OAuth2HttpResponse;

/**
 * What the front door serves of the issuer: four exact paths, of each the parameters that the code flow needs, checked here
 * and rebuilt. The mock issuer behind it offers far more, some of it without a password.
 */
final class SignIn {

    private static final int BODY_LIMIT = 64 * 1024;
    private static final String FORM = "application/x-www-form-urlencoded";
    private static final Set<String> AUTHORIZATION_PARAMETERS = Set.of(
            "response_type",
            "client_id",
            "redirect_uri",
            "scope",
            "state",
            "nonce",
            "code_challenge",
            "code_challenge_method");
    private static final Set<String> TOKEN_PARAMETERS =
            Set.of("grant_type", "code", "redirect_uri", "client_id", "code_verifier", "refresh_token", "scope");

    /** Others would give anybody's token without a password. */
    private static final Set<String> GRANTS = Set.of("authorization_code", "refresh_token");

    private final Vertx vertx;
    private final Issuer issuer;
    private final IndexPage pages;
    private final RedirectAddresses redirectAddresses;

    SignIn(Vertx vertx, Issuer issuer, IndexPage pages, RedirectAddresses redirectAddresses) {
        this.vertx = vertx;
        this.issuer = issuer;
        this.pages = pages;
        this.redirectAddresses = redirectAddresses;
    }

    /** @param path as it stands in the request line: another spelling of a path is another path */
    void answer(HttpServerRequest request, String path) {
        switch (path) {
            case "/auth/.well-known/openid-configuration" ->
                forReaders(request, () -> json(request.response(), discovery()));
            case "/auth/jwks" -> forReaders(request, () -> issue(request, "/auth/jwks", ""));
            case "/auth/authorize" -> authorize(request);
            case "/auth/token" -> token(request);
            default -> Problem.notFound().send(request.response());
        }
    }

    static boolean isRead(HttpServerRequest request) {
        return request.method() == HttpMethod.GET || request.method() == HttpMethod.HEAD;
    }

    private static void forReaders(HttpServerRequest request, Runnable answer) {
        if (isRead(request)) {
            answer.run();
        } else {
            Problem.methodNotAllowed("GET, HEAD").send(request.response());
        }
    }

    private JsonObject discovery() {
        String url = issuer.url().toString();
        return new JsonObject()
                .put("issuer", url)
                .put("authorization_endpoint", url + "/authorize")
                .put("token_endpoint", url + "/token")
                .put("jwks_uri", url + "/jwks")
                .put("response_types_supported", JsonArray.of("code"))
                .put("response_modes_supported", JsonArray.of("query"))
                .put(
                        "grant_types_supported",
                        new JsonArray(GRANTS.stream().sorted().toList()))
                .put("code_challenge_methods_supported", JsonArray.of("S256"))
                .put("token_endpoint_auth_methods_supported", JsonArray.of("none"))
                .put("subject_types_supported", JsonArray.of("public"))
                .put("id_token_signing_alg_values_supported", JsonArray.of("RS256"))
                .put("scopes_supported", JsonArray.of("openid"));
    }

    /** The login page, and what it sends: after the password is checked the issuer makes the code. */
    private void authorize(HttpServerRequest request) {
        if (!isRead(request) && request.method() != HttpMethod.POST) {
            Problem.methodNotAllowed("GET, HEAD, POST").send(request.response());
            return;
        }
        Optional<Form> asked = Form.of(Optional.ofNullable(request.query()).orElse(""));
        if (asked.isEmpty()) {
            Problem.malformed("A parameter stands there twice, or is not encoded.")
                    .send(request.response());
        } else if (!redirectAddresses.contains(asked.get().get("redirect_uri"))) {
            Problem.malformed(
                            "Codes are sent only to registered addresses (redirect_uri): http://localhost:PORT/callback"
                                    + " of an app on this machine, or the clients behind the front door.")
                    .send(request.response());
        } else if (!asked.get().get("response_type").equals("code")) {
            Problem.malformed("Ask for response_type=code; nothing else is offered.")
                    .send(request.response());
        } else if (isRead(request)) {
            html(request.response(), pages.login(""));
        } else {
            String query = asked.get().only(AUTHORIZATION_PARAMETERS).encoded();
            whole(
                    request,
                    body -> Form.of(body)
                            .flatMap(form -> DemoUser.signingIn(form.get("username"), form.get("password")))
                            .ifPresentOrElse(
                                    user -> issue(request, "/auth/authorize?" + query, signedIn(user)),
                                    () -> html(
                                            request.response().setStatusCode(401),
                                            pages.login("User name or password is wrong."))));
        }
    }

    private static String signedIn(DemoUser user) {
        JsonObject claims = new JsonObject().put("groups", user.groups()).put("preferred_username", user.userName());
        return new Form(Map.of("username", user.userName(), "claims", claims.encode())).encoded();
    }

    /** The OAuth token endpoint, and beside it the short way for people with a terminal: a JSON body with name and password. */
    private void token(HttpServerRequest request) {
        String contentType = Optional.ofNullable(request.getHeader("Content-Type"))
                .orElse("")
                .toLowerCase(Locale.ROOT);
        if (request.method() != HttpMethod.POST) {
            Problem.methodNotAllowed("POST").send(request.response());
        } else if (contentType.startsWith("application/json")) {
            whole(request, body -> tokenForPassword(request, body));
        } else if (contentType.startsWith(FORM)) {
            whole(request, body -> tokenForCode(request, body));
        } else {
            Problem.unsupportedMediaType("application/json or " + FORM).send(request.response());
        }
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
                        user -> json(
                                request.response(),
                                new JsonObject()
                                        .put("access_token", issuer.tokenFor(user))
                                        .put("expires_in", Issuer.VALIDITY.toSeconds())
                                        .put("token_type", "Bearer")),
                        () -> Problem.unauthorized(
                                        "User name or password is wrong; at the local stack they are the same.")
                                .send(request.response()));
    }

    private void tokenForCode(HttpServerRequest request, String body) {
        Optional<Form> form = Form.of(body);
        if (form.isEmpty()) {
            refuse(request, "invalid_request");
        } else if (!GRANTS.contains(form.get().get("grant_type"))) {
            refuse(request, "unsupported_grant_type");
        } else {
            issue(request, "/auth/token", form.get().only(TOKEN_PARAMETERS).encoded());
        }
    }

    /** As OAuth has it (RFC 6749, section 5.2). */
    private static void refuse(HttpServerRequest request, String error) {
        json(request.response().setStatusCode(400), new JsonObject().put("error", error));
    }

    private void issue(HttpServerRequest request, String pathAndQuery, String form) {
        Map<String, String> headers = Map.of("Host", issuer.url().getAuthority(), "Content-Type", FORM);
        vertx.<OAuth2HttpResponse>executeBlocking(
                        () -> issuer.answer(form.isEmpty() ? "GET" : "POST", pathAndQuery, headers, form), false)
                .onSuccess(answer -> {
                    HttpServerResponse response =
                            request.response().setStatusCode(answer.getStatus()).putHeader("Cache-Control", "no-store");
                    // Not its other headers: it lets any origin read what it answers.
                    for (String name : new String[] {"Content-Type", "Location"}) {
                        Optional.ofNullable(answer.getHeaders().get(name))
                                .ifPresent(value -> response.putHeader(name, value));
                    }
                    response.end(Optional.ofNullable(answer.getBody()).orElse(""));
                })
                .onFailure(failure -> Problem.badGateway("The issuer failed.").send(request.response()));
    }

    private static void whole(HttpServerRequest request, Consumer<String> then) {
        Buffer collected = Buffer.buffer();
        request.handler(part -> {
            if (collected.length() <= BODY_LIMIT) {
                collected.appendBuffer(part);
            }
        });
        request.endHandler(end -> {
            if (collected.length() > BODY_LIMIT) {
                Problem.tooLarge().send(request.response());
            } else {
                then.accept(collected.toString(StandardCharsets.UTF_8));
            }
        });
    }

    private static void json(HttpServerResponse response, JsonObject body) {
        response.putHeader("Content-Type", "application/json")
                .putHeader("Cache-Control", "no-store")
                .end(body.encode());
    }

    static void html(HttpServerResponse response, String page) {
        response.putHeader("Content-Type", "text/html; charset=utf-8")
                .putHeader("Cache-Control", "no-store")
                .end(page);
    }
}

package org.softstone.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FrontDoorTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    private Path folder;
    private final HttpClient client =
            HttpClient.newBuilder().followRedirects(HttpClient.Redirect.NEVER).build();
    private final BlockingQueue<String> toStream = new LinkedBlockingQueue<>();
    private final CountDownLatch streamBroken = new CountDownLatch(1);
    private HttpServer outcomes;
    private FrontDoor door;

    @BeforeAll
    void open(@TempDir Path temporary) throws IOException {
        folder = temporary;
        outcomes = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 10);
        outcomes.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        outcomes.createContext("/outcomes/v1/echo", FrontDoorTest::echo);
        outcomes.createContext("/outcomes/v1/stream", this::stream);
        outcomes.createContext("/outcomes/v1/break", HttpExchange::close);
        outcomes.start();
        int port = Ports.free();
        Issuer issuer = new Issuer(URI.create("http://localhost:" + port + "/auth"), folder.resolve("issuer-key.json"));
        door = new FrontDoor(
                port,
                issuer,
                Map.of(Service.OUTCOMES, outcomes.getAddress().getPort(), Service.INFUSIONS, Ports.free()));
        door.open();
    }

    @AfterAll
    void close() {
        door.close();
        outcomes.stop(0);
    }

    @Test
    void a_demo_user_gets_a_token_for_name_and_password() throws Exception {
        // When
        HttpResponse<String> answer =
                post("/auth/token", "application/json", "{\"username\":\"nurse-1\",\"password\":\"nurse-1\"}");

        // Then
        assertThat(answer.statusCode()).isEqualTo(200);
        JsonNode json = JSON.readTree(answer.body());
        assertThat(json.path("expires_in").asInt()).isPositive();
        assertThat(json.path("token_type").asText()).isEqualTo("Bearer");
        SignedJWT token = SignedJWT.parse(json.path("access_token").asText());
        assertThat(isSignedByPublishedKey(token)).isTrue();
        assertThat(token.getJWTClaimsSet().getSubject()).isEqualTo("nurse-1");
        assertThat(token.getJWTClaimsSet().getIssuer()).isEqualTo(door.url() + "/auth");
        assertThat(token.getJWTClaimsSet().getAudience()).containsExactly("softstone");
        assertThat(token.getJWTClaimsSet().getStringListClaim("groups")).containsExactly("nurse");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"username\":\"nurse-1\",\"password\":\"wrong\"}",
                "{\"username\":\"nobody\",\"password\":\"nobody\"}"
            })
    void a_wrong_name_or_password_gets_no_token(String body) throws Exception {
        // When
        HttpResponse<String> answer = post("/auth/token", "application/json", body);

        // Then
        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/problem+json");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "[]", "{\"username\":\"nurse-1\"}", "{\"username\":1,\"password\":{}}"})
    void a_malformed_token_request_is_a_problem(String body) throws Exception {
        // When
        HttpResponse<String> answer = post("/auth/token", "application/json", body);

        // Then
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(JSON.readTree(answer.body()).path("type").asText()).isEqualTo("/problems/malformed-request");
    }

    @Test
    void an_app_signs_in_with_the_code_flow_and_pkce() throws Exception {
        // Given an app that has sent its user to the login page
        String verifier = "a-verifier-that-is-long-enough-to-be-accepted-by-everybody";
        String challenge = Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(
                        MessageDigest.getInstance("SHA-256").digest(verifier.getBytes(StandardCharsets.US_ASCII)));
        String authorize = "/auth/authorize?"
                + form(Map.of(
                        "response_type", "code",
                        "client_id", "app",
                        "redirect_uri", "http://localhost/callback",
                        "scope", "openid",
                        "state", "the-state",
                        "code_challenge", challenge,
                        "code_challenge_method", "S256"));
        assertThat(get(authorize).body()).contains("Password");

        // When she signs in and the app redeems the code
        HttpResponse<String> redirect = post(
                authorize,
                "application/x-www-form-urlencoded",
                form(Map.of("username", "patient-1", "password", "patient-1")));
        Map<String, String> callback =
                query(redirect.headers().firstValue("Location").orElseThrow());
        HttpResponse<String> answer = post(
                "/auth/token",
                "application/x-www-form-urlencoded",
                form(Map.of(
                        "grant_type", "authorization_code",
                        "client_id", "app",
                        "redirect_uri", "http://localhost/callback",
                        "code", callback.get("code"),
                        "code_verifier", verifier)));

        // Then
        assertThat(callback).containsEntry("state", "the-state");
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        SignedJWT token = SignedJWT.parse(
                JSON.readTree(answer.body()).path("access_token").asText());
        assertThat(isSignedByPublishedKey(token)).isTrue();
        assertThat(token.getJWTClaimsSet().getSubject()).isEqualTo("patient-1");
        assertThat(token.getJWTClaimsSet().getIssuer()).isEqualTo(door.url() + "/auth");
        assertThat(token.getJWTClaimsSet().getAudience()).contains("softstone");
        assertThat(token.getJWTClaimsSet().getStringListClaim("groups")).containsExactly("patient");
    }

    @Test
    void a_wrong_password_at_the_login_page_gets_no_code() throws Exception {
        // When
        HttpResponse<String> answer = post(
                "/auth/authorize?response_type=code&client_id=app&redirect_uri=http://localhost/callback",
                "application/x-www-form-urlencoded",
                form(Map.of("username", "patient-1", "password", "wrong")));

        // Then
        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(answer.headers().firstValue("Location")).isEmpty();
    }

    @Test
    void no_other_grant_gives_a_token_without_a_password() throws Exception {
        // When
        HttpResponse<String> answer = post(
                "/auth/token",
                "application/x-www-form-urlencoded",
                form(Map.of("grant_type", "client_credentials", "client_id", "admin-1", "client_secret", "x")));

        // Then
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).doesNotContain("access_token");
    }

    @Test
    void discovery_names_the_front_door_whatever_name_it_was_called_by() throws Exception {
        // When
        HttpResponse<String> answer = client.send(
                HttpRequest.newBuilder(URI.create(
                                "http://127.0.0.1:" + door.url().getPort() + "/auth/.well-known/openid-configuration"))
                        .build(),
                HttpResponse.BodyHandlers.ofString());

        // Then
        JsonNode discovered = JSON.readTree(answer.body());
        assertThat(discovered.path("issuer").asText()).isEqualTo(door.url() + "/auth");
        assertThat(discovered.path("jwks_uri").asText()).isEqualTo(door.url() + "/auth/jwks");
        assertThat(discovered.path("token_endpoint").asText()).isEqualTo(door.url() + "/auth/token");
    }

    @Test
    void a_restarted_issuer_still_knows_its_tokens() throws Exception {
        // Given
        Path key = folder.resolve("kept-key.json");
        URI url = URI.create("http://localhost:1/auth");
        SignedJWT token = SignedJWT.parse(new Issuer(url, key).tokenFor(DemoUser.NURSE_1));

        // When
        String keys =
                new Issuer(url, key).answer("GET", "/auth/jwks", Map.of(), "").getBody();

        // Then
        assertThat(isSignedBy(JWKSet.parse(keys), token)).isTrue();
    }

    @Test
    void a_request_reaches_its_service_as_it_was_and_so_does_the_answer() throws Exception {
        // When
        HttpResponse<String> answer = client.send(
                HttpRequest.newBuilder(URI.create(door.url() + "/outcomes/v1/echo?a=%C3%A4&b=1"))
                        .header("Content-Type", "application/json")
                        .header("If-Match", "\"3\"")
                        .method("PUT", HttpRequest.BodyPublishers.ofString("{\"pain\": 4}"))
                        .build(),
                HttpResponse.BodyHandlers.ofString());

        // Then
        assertThat(answer.statusCode()).isEqualTo(201);
        assertThat(answer.headers().firstValue("ETag")).hasValue("\"4\"");
        assertThat(answer.body()).isEqualTo("PUT /outcomes/v1/echo?a=%C3%A4&b=1 \"3\" {\"pain\": 4}");
    }

    @Test
    void an_event_of_a_stream_passes_at_once_and_a_client_that_goes_away_is_noticed() throws Exception {
        // Given
        HttpResponse<InputStream> stream = client.send(
                HttpRequest.newBuilder(URI.create(door.url() + "/outcomes/v1/stream"))
                        .build(),
                HttpResponse.BodyHandlers.ofInputStream());
        BufferedReader lines = new BufferedReader(new InputStreamReader(stream.body(), StandardCharsets.UTF_8));

        // When
        toStream.add("id: 1\n");
        String first = lines.readLine();
        toStream.add("id: 2\n");
        String second = lines.readLine();
        stream.body().close();

        // Then
        assertThat(List.of(first, second)).containsExactly("id: 1", "id: 2");
        await().atMost(Duration.ofSeconds(10)).until(() -> {
            toStream.add(": still there?\n");
            return streamBroken.await(50, TimeUnit.MILLISECONDS);
        });
    }

    @Test
    void a_service_that_is_down_is_a_problem_and_not_a_broken_connection() throws Exception {
        // When
        HttpResponse<String> answer = get("/infusions/v1/me");

        // Then
        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/problem+json");
        assertThat(answer.headers().firstValue("Retry-After")).isPresent();
    }

    @Test
    void a_service_that_breaks_off_is_a_problem() throws Exception {
        // When
        HttpResponse<String> answer = get("/outcomes/v1/break");

        // Then
        assertThat(answer.statusCode()).isEqualTo(502);
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/problem+json");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/q/health",
                "/q/metrics",
                "/outcomes/../q/health",
                "/outcomes/%2e%2e/q/health",
                "/outcomes",
                "/elsewhere"
            })
    void nothing_else_is_public(String path) throws Exception {
        // When
        HttpResponse<String> answer = get(path);

        // Then
        assertThat(answer.statusCode()).isEqualTo(404);
    }

    @Test
    void the_first_page_names_users_and_carries_the_safety_notice() throws Exception {
        // When
        HttpResponse<String> answer = get("/");

        // Then
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).contains("nurse-other", "not a medical device", "emergency number");
    }

    private static void echo(HttpExchange exchange) throws IOException {
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        byte[] answer = (exchange.getRequestMethod() + " "
                        + exchange.getRequestURI().toASCIIString() + " "
                        + exchange.getRequestHeaders().getFirst("If-Match") + " " + body)
                .getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().add("ETag", "\"4\"");
        exchange.sendResponseHeaders(201, answer.length);
        exchange.getResponseBody().write(answer);
        exchange.close();
    }

    private void stream(HttpExchange exchange) throws IOException {
        exchange.sendResponseHeaders(200, 0);
        try (OutputStream out = exchange.getResponseBody()) {
            out.flush();
            while (true) {
                out.write(toStream.take().getBytes(StandardCharsets.UTF_8));
                out.flush();
            }
        } catch (IOException e) {
            streamBroken.countDown();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean isSignedByPublishedKey(SignedJWT token) throws Exception {
        return isSignedBy(JWKSet.parse(get("/auth/jwks").body()), token);
    }

    private static boolean isSignedBy(JWKSet keys, SignedJWT token) throws Exception {
        return token.verify(new RSASSAVerifier(
                keys.getKeyByKeyId(token.getHeader().getKeyID()).toRSAKey()));
    }

    private HttpResponse<String> get(String path) throws Exception {
        return client.send(
                HttpRequest.newBuilder(URI.create(door.url() + path)).build(), HttpResponse.BodyHandlers.ofString());
    }

    private HttpResponse<String> post(String path, String contentType, String body) throws Exception {
        return client.send(
                HttpRequest.newBuilder(URI.create(door.url() + path))
                        .header("Content-Type", contentType)
                        .POST(HttpRequest.BodyPublishers.ofString(body))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    private static String form(Map<String, String> fields) {
        return fields.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }

    private static Map<String, String> query(String location) {
        return List.of(URI.create(location).getQuery().split("&")).stream()
                .map(field -> field.split("=", 2))
                .collect(Collectors.toMap(field -> field[0], field -> field[1]));
    }
}

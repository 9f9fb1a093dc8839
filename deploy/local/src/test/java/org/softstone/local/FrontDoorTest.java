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
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.softstone.embedded.Ports;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FrontDoorTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    private Path folder;
    private final HttpClient client =
            HttpClient.newBuilder().followRedirects(HttpClient.Redirect.NEVER).build();
    private final BlockingQueue<String> toStream = new LinkedBlockingQueue<>();
    private final CountDownLatch streamBroken = new CountDownLatch(1);
    private final AtomicInteger bursts = new AtomicInteger();
    private HttpServer outcomes;
    private ServerSocket stopped;
    private FrontDoor door;
    private FrontDoor impatient;

    @BeforeAll
    void open(@TempDir Path temporary) throws IOException {
        folder = temporary;
        outcomes = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 10);
        outcomes.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        outcomes.createContext("/outcomes/v1/echo", FrontDoorTest::echo);
        outcomes.createContext("/outcomes/v1/stream", this::stream);
        outcomes.createContext("/outcomes/v1/break", HttpExchange::close);
        outcomes.createContext("/outcomes/v1/burst", this::burst);
        outcomes.createContext("/outcomes/v1/silent", FrontDoorTest::fallSilent);
        outcomes.start();
        int port = Ports.free();
        Issuer issuer = new Issuer(URI.create("http://localhost:" + port + "/auth"), folder.resolve("issuer-key.json"));
        stopped = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        Map<Service, Integer> services = Map.of(
                Service.OUTCOMES,
                outcomes.getAddress().getPort(),
                Service.INFUSIONS,
                Ports.free(),
                Service.NOTIFICATIONS,
                stopped.getLocalPort());
        door = new FrontDoor(port, issuer, services);
        impatient = new FrontDoor(
                Ports.free(), issuer, services, new AnswerTimeouts(Duration.ofSeconds(1), Duration.ofSeconds(2)));
        impatient.open();
        door.open();
    }

    @AfterAll
    void close() throws IOException {
        door.close();
        impatient.close();
        stopped.close();
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

        // When they sign in and the app redeems the code
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

    @ParameterizedTest
    @ValueSource(
            strings = {
                "grant_type=refresh_token&grant_type=client_credentials&client_id=admin-1&client_secret=x",
                "grant_type=authorization_code&grant%5Ftype=client_credentials&client_id=admin-1",
                "grant_type=password&username=admin-1&password=x",
                "grant_type=urn%3Aietf%3Aparams%3Aoauth%3Agrant-type%3Ajwt-bearer&assertion=x",
                "grant_type=refresh_token&refresh_token=nobody-was-given-this",
                "grant_type=authorization_code&code=nobody-was-given-this",
                "grant_type=%zz",
                ""
            })
    void no_form_that_was_not_issued_a_code_gets_a_token(String form) throws Exception {
        // When
        HttpResponse<String> answer = post("/auth/token", "application/x-www-form-urlencoded", form);

        // Then
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(400);
        assertThat(answer.body()).contains("\"error\"").doesNotContain("access_token");
    }

    /** The issuer behind the front door would answer all of these, some of them with a token for anybody. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "/auth/%74oken",
                "/auth/token/",
                "/auth//token",
                "/auth/./token",
                "/auth/TOKEN",
                "/auth/token;x=1",
                "/auth/auth/token",
                "/auth/elsewhere/token",
                "/elsewhere/token",
                "/auth/jwks/",
                "/elsewhere/jwks",
                "/auth/debugger",
                "/auth/debugger/callback",
                "/auth/introspect",
                "/auth/revoke",
                "/auth/userinfo",
                "/auth/endsession",
                "/auth/.well-known/oauth-authorization-server",
                "/auth/isalive"
            })
    void only_the_paths_of_the_code_flow_are_served_and_only_as_they_are_spelt(String path) throws Exception {
        // When
        HttpResponse<String> read = get(path);
        HttpResponse<String> posted = post(
                path,
                "application/x-www-form-urlencoded",
                form(Map.of("grant_type", "client_credentials", "client_id", "admin-1", "client_secret", "x")));

        // Then
        assertThat(List.of(read.statusCode(), posted.statusCode())).containsExactly(404, 404);
        assertThat(posted.body()).doesNotContain("access_token");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://elsewhere.example/callback",
                "http://localhost.elsewhere.example/callback",
                "http://localhost:80@elsewhere.example/callback",
                "http://localhost/callback/more",
                "http://localhost/other",
                "http://localhost/callback?next=/",
                "http://localhost/callback#",
                "javascript:alert(1)",
                ""
            })
    void a_code_goes_to_no_address_that_is_not_registered(String address) throws Exception {
        // When they have signed in with the right password
        String authorize =
                "/auth/authorize?" + form(Map.of("response_type", "code", "client_id", "app", "redirect_uri", address));
        HttpResponse<String> page = get(authorize);
        HttpResponse<String> answer = post(
                authorize,
                "application/x-www-form-urlencoded",
                form(Map.of("username", "patient-1", "password", "patient-1")));

        // Then
        assertThat(List.of(page.statusCode(), answer.statusCode())).containsExactly(400, 400);
        assertThat(answer.headers().firstValue("Location")).isEmpty();
    }

    @Test
    void no_second_redirect_address_slips_in_beside_a_registered_one() throws Exception {
        // When
        HttpResponse<String> answer = post(
                "/auth/authorize?response_type=code&client_id=app&redirect_uri=http://localhost/callback"
                        + "&redirect_uri=https://elsewhere.example/",
                "application/x-www-form-urlencoded",
                form(Map.of("username", "patient-1", "password", "patient-1")));

        // Then
        assertThat(answer.statusCode()).isEqualTo(400);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/auth/.well-known/openid-configuration", "/auth/jwks", "/auth/token"})
    void no_other_origin_may_read_what_the_issuer_answers(String path) throws Exception {
        // When
        HttpResponse<String> answer = client.send(
                HttpRequest.newBuilder(URI.create(door.url() + path))
                        .header("Origin", "https://elsewhere.example")
                        .build(),
                HttpResponse.BodyHandlers.ofString());

        // Then
        assertThat(answer.headers().map().keySet())
                .noneMatch(name -> name.toLowerCase(java.util.Locale.ROOT).startsWith("access-control-"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/auth/token", "/auth/authorize?response_type=code&redirect_uri=http://localhost/callback"})
    void a_body_without_end_is_not_kept(String path) throws Exception {
        // When
        HttpResponse<String> answer = post(path, "application/x-www-form-urlencoded", "a=" + "b".repeat(70_000));

        // Then
        assertThat(answer.statusCode()).isEqualTo(413);
    }

    @Test
    void discovery_promises_nothing_that_is_not_served() throws Exception {
        // When
        JsonNode discovered =
                JSON.readTree(get("/auth/.well-known/openid-configuration").body());

        // Then
        List<String> addresses = new ArrayList<>();
        discovered.properties().forEach(field -> {
            if (field.getKey().endsWith("_endpoint") || field.getKey().endsWith("_uri")) {
                addresses.add(field.getValue().asText());
            }
        });
        assertThat(addresses)
                .hasSize(3)
                .allSatisfy(
                        address -> assertThat(get(URI.create(address).getPath()).statusCode())
                                .isNotEqualTo(404));
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
    void clients_that_leave_in_the_middle_of_a_burst_end_their_streams_at_the_service() throws Exception {
        // Given as many readers as left open streams behind, each in the middle of more than any buffer holds
        List<Socket> readers = new ArrayList<>();
        for (int i = 0; i < 60; i++) {
            readers.add(request(door, "GET /outcomes/v1/burst HTTP/1.1"));
        }
        await().until(() -> bursts.get() == 60);
        for (Socket reader : readers) {
            assertThat(reader.getInputStream().readNBytes(20_000)).hasSize(20_000);
        }

        // When
        for (Socket reader : readers) {
            reader.close();
        }

        // Then nobody is written to any more
        await().atMost(Duration.ofSeconds(10)).until(() -> bursts.get() == 0);
    }

    @Test
    void a_service_that_accepts_and_says_nothing_is_a_problem_after_a_while() throws Exception {
        // When a request reaches a process that is stopped: its system accepts the connection, nobody reads
        HttpResponse<String> answer = client.send(
                HttpRequest.newBuilder(URI.create(impatient.url() + "/notifications/v1/alerts"))
                        .build(),
                HttpResponse.BodyHandlers.ofString());

        // Then
        assertThat(answer.statusCode()).isEqualTo(504);
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/problem+json");
        assertThat(answer.headers().firstValue("Retry-After")).isPresent();
    }

    @Test
    void a_stream_that_falls_silent_is_cut_so_that_its_reader_connects_again() throws Exception {
        // Given a service that stops in the middle of a stream
        try (Socket reader = request(impatient, "GET /outcomes/v1/silent HTTP/1.1")) {
            // When
            String heard = new String(reader.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);

            // Then
            assertThat(heard).contains("id: 1").doesNotEndWith("0\r\n\r\n");
        }
    }

    @Test
    void headers_pass_up_to_the_services_limit_and_no_further() throws Exception {
        // When
        HttpResponse<String> large = echoWithHeaderOf(18 * 1024);
        HttpResponse<String> tooLarge = echoWithHeaderOf(21 * 1024);

        // Then
        assertThat(large.statusCode()).isEqualTo(201);
        assertThat(tooLarge.statusCode()).isEqualTo(431);
        assertThat(tooLarge.headers().firstValue("Connection")).contains("close");
    }

    private HttpResponse<String> echoWithHeaderOf(int length) throws Exception {
        return client.send(
                HttpRequest.newBuilder(URI.create(door.url() + "/outcomes/v1/echo"))
                        .header("X-Long", "x".repeat(length))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
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

    /** Writes until nobody reads any more. */
    private void burst(HttpExchange exchange) throws IOException {
        byte[] entries = "data: an entry of a feed\n\n".repeat(400).getBytes(StandardCharsets.UTF_8);
        bursts.incrementAndGet();
        exchange.sendResponseHeaders(200, 0);
        try (OutputStream out = exchange.getResponseBody()) {
            while (true) {
                out.write(entries);
                out.flush();
            }
        } finally {
            bursts.decrementAndGet();
        }
    }

    private static void fallSilent(HttpExchange exchange) throws IOException {
        exchange.sendResponseHeaders(200, 0);
        exchange.getResponseBody().write("id: 1\n".getBytes(StandardCharsets.UTF_8));
        exchange.getResponseBody().flush();
    }

    private static Socket request(FrontDoor door, String line) throws IOException {
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), door.url().getPort());
        socket.setSoTimeout(30_000);
        socket.getOutputStream().write((line + "\r\nHost: localhost\r\n\r\n").getBytes(StandardCharsets.US_ASCII));
        return socket;
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

package org.softstone.http;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What every answer says in its headers, over HTTP. */
@QuarkusTest
@WithTestResource(TestIssuer.class)
@WithTestResource(OwnDatabase.class)
class CommonHeadersComponentTest {

    private static final String SAMPLES = "/test/v1/samples";

    @TestHTTPResource
    URI server;

    @TestHTTPResource(management = true)
    URI management;

    @ParameterizedTest
    @ValueSource(
            strings = {
                SAMPLES,
                SAMPLES + "/secret",
                SAMPLES + "/undecided",
                SAMPLES + "/not-a-uuid",
                SAMPLES + "/failing/bug",
                SAMPLES + "/failing/away",
                SAMPLES + "/unwritable",
                SAMPLES + "/a%00b",
                "/test/v1/nothing",
                "/elsewhere",
                "/"
            })
    void nobody_guesses_a_type_or_keeps_an_answer(String path) throws IOException {
        RawHttp.Answer answer = RawHttp.to(server).get(path);

        assertThat(answer.header("X-Content-Type-Options")).containsExactly("nosniff");
        assertThat(answer.header("Cache-Control")).containsExactly("no-store");
    }

    @Test
    void what_may_be_kept_says_so() {
        Response answer = given().get(SAMPLES + "/tagged");

        assertThat(answer.headers().getValues("Cache-Control")).containsExactly("no-cache, no-transform, private");
    }

    @Test
    void nobody_guesses_a_type_on_the_management_port() {
        assertThat(given().get(management.resolve("/q/openapi")).header("X-Content-Type-Options"))
                .isEqualTo("nosniff");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            /test/v1/samples             | GET, HEAD, OPTIONS, PUT
            /test/v1/samples/            | GET, HEAD, OPTIONS, PUT
            /test/v1/samples/checked     | GET, HEAD, OPTIONS, POST
            /test/v1/samples/secret      | GET, HEAD, OPTIONS, PUT
            /test/v1/samples/not-a-uuid  | GET, HEAD, OPTIONS
            /test/v1/samples/failing/bug | GET, HEAD, OPTIONS
            """)
    void a_refused_method_and_options_tell_the_methods_of_this_very_path(String path, String methods) {
        Response refused = given().patch(path);
        Response invented = given().request("BREW", path);
        Response options = given().options(path);

        assertThat(refused.statusCode()).isEqualTo(405);
        assertThat(refused.headers().getValues("Allow")).containsExactly(methods);
        assertThat(invented.statusCode()).isEqualTo(405);
        assertThat(invented.headers().getValues("Allow")).containsExactly(methods);
        assertThat(options.statusCode()).isEqualTo(204);
        assertThat(options.headers().getValues("Allow")).containsExactly(methods);
    }

    @ParameterizedTest
    @CsvSource({
        "/test/v1/samples, GET, 200",
        "/test/v1/samples, HEAD, 200",
        "/test/v1/samples/checked, GET, 404",
        "/test/v1/samples/secret, PUT, 401"
    })
    void a_method_that_is_told_is_taken(String path, String method, int status) {
        assertThat(given().contentType("application/json").request(method, path).statusCode())
                .isEqualTo(status);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/test/v1/nothing", "/test/v1/samples/failing/bug/more", "/", "*"})
    void options_of_nothing_are_not_found(String path) throws IOException {
        RawHttp.Answer answer =
                RawHttp.to(server).send("OPTIONS " + path + " HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");

        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.header("Allow")).isEmpty();
    }

    @Test
    void what_may_be_compressed_varies_with_what_the_client_takes() throws IOException {
        RawHttp.Answer plain = RawHttp.to(server).get(SAMPLES + "/tagged");
        Response compressed = given().header("Accept-Encoding", "gzip").get(SAMPLES + "/tagged");
        Response known =
                given().header("If-None-Match", compressed.header("ETag")).get(SAMPLES + "/tagged");

        assertThat(plain.header("Vary")).containsExactly("Accept-Language, Accept-Encoding");
        assertThat(plain.header("Content-Encoding")).isEmpty();
        assertThat(compressed.header("Vary")).isEqualTo("Accept-Language, Accept-Encoding");
        assertThat(compressed.header("Content-Encoding")).isEqualTo("gzip");
        assertThat(known.statusCode()).isEqualTo(304);
        assertThat(known.header("Vary")).isEqualTo("Accept-Language, Accept-Encoding");
        assertThat(known.header("ETag")).isEqualTo(compressed.header("ETag"));
    }

    @Test
    void a_strong_tag_names_one_sequence_of_bytes() {
        Response answer = given().header("Accept-Encoding", "gzip").get(SAMPLES + "/versioned");

        assertThat(answer.header("ETag")).isEqualTo("\"7\"");
        assertThat(answer.header("Content-Encoding")).isIn(null, "identity");
        assertThat(answer.header("Vary")).isNull();
    }

    @Test
    void nobody_changes_over_to_http_2() throws IOException {
        RawHttp.Answer upgrade = RawHttp.to(server)
                .send("GET " + SAMPLES
                        + " HTTP/1.1\r\nHost: x\r\nConnection: Upgrade, HTTP2-Settings\r\nUpgrade: h2c\r\n"
                        + "HTTP2-Settings: AAMAAABkAARAAAAAAAIAAAAA\r\n\r\n");

        assertThat(upgrade.status()).isEqualTo(200);
        assertThat(List.of(upgrade.text().split("\r\n")).getFirst()).isEqualTo("HTTP/1.1 200 OK");
    }

    @Test
    void prior_knowledge_of_http_2_does_not_help() throws IOException {
        RawHttp.Answer answer = RawHttp.to(server).send("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n");

        assertThat(answer.status()).isNotEqualTo(200);
        assertThat(answer.text()).doesNotContain("\u0000");
    }
}

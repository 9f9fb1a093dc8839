package org.softstone.http;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.softstone.testing.TestTokens;

/** What a client sees of every kind of bad request and of our own failures, over HTTP. */
@QuarkusTest
@WithTestResource(TestIssuer.class)
@WithTestResource(OwnDatabase.class)
class ProblemComponentTest {

    private static final String SAMPLES = "/test/v1/samples";
    private static final TestTokens TOKENS = new TestTokens();

    @TestHTTPResource
    URI server;

    @TestHTTPResource(management = true)
    URI management;

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {"pain": {"average": "4", "now": 1}}          | /pain/average     | must be a whole number
            {"pain": {"average": 4.0, "now": 1}}          | /pain/average     | must be a whole number
            {"pain": {"average": true, "now": 1}}         | /pain/average     | must be a whole number
            {"pain": {"average": "", "now": 1}}           | /pain/average     | must be a whole number
            {"pain": {"average": 99999999999, "now": 1}}  | /pain/average     | is out of range
            {"pain": {"average": 4}}                      | /pain/now         | must be a whole number
            {"pain": {"average": 4, "now": null}}         | /pain/now         | must be a whole number
            {"pain": 4}                                   | /pain             | must be an object
            {"pain": ""}                                  | /pain             | must be an object
            {"pain": []}                                  | /pain             | must be an object
            {"symptoms": {}}                              | /symptoms         | must be a list
            {"symptoms": ""}                              | /symptoms         | must be a list
            {"symptoms": [{"symptom": "n", "a~b/c": 1}]}  | /symptoms/0/a~0b~1c | is not a known field
            {"flags": ["fainting", "death"]}              | /flags/1          | must be one of: chest-pain, fainting
            {"flags": ["FAINTING"]}                       | /flags/0          | must be one of: chest-pain, fainting
            {"flags": [""]}                               | /flags/0          | must be one of: chest-pain, fainting
            {"flags": [0]}                                | /flags/0          | must be one of: chest-pain, fainting
            {"flags": [null]}                             | /flags/0          | must not be null
            {"agreed": "true"}                            | /agreed           | must be true or false
            {"agreed": 1}                                 | /agreed           | must be true or false
            {"agreed": ""}                                | /agreed           | must be true or false
            {"temperature": "36.9"}                       | /temperature      | must be a number
            {"temperature": false}                        | /temperature      | must be a number
            {"note": 4}                                   | /note             | must be a text
            {"note": true}                                | /note             | must be a text
            {"note": {}}                                  | /note             | must be a text
            {"note": "a\\u0000b"}                         | /note             | must be a text without control character NUL
            {"note": "\\ud800"}                           | /note             | must be a text without half a character (an unpaired surrogate)
            {"note": "\\ufffe"}                           | /note             | must be a text without noncharacters such as U+FFFE
            {"at": 1}                                     | /at               | must be a time with its offset, such as 2026-03-02T19:03:42+01:00, from 1900 to 2199
            {"at": "1772474470"}                          | /at               | must be a time with its offset, such as 2026-03-02T19:03:42+01:00, from 1900 to 2199
            {"at": "2026-03-02T19:01:10"}                 | /at               | must be a time with its offset, such as 2026-03-02T19:03:42+01:00, from 1900 to 2199
            {"at": "2026-02-30T19:01:10Z"}                | /at               | must be a time with its offset, such as 2026-03-02T19:03:42+01:00, from 1900 to 2199
            {"at": "+999999-01-01T00:00:00Z"}             | /at               | must be a time with its offset, such as 2026-03-02T19:03:42+01:00, from 1900 to 2199
            {"day": [2026, 1, 1]}                         | /day              | must be a date in ISO 8601, from 1900 to 2199
            {"zone": "Mars/Olympus"}                      | /zone             | must be a time zone such as Europe/Berlin
            {"id": "1-1-1-1-1"}                           | /id               | must be a UUID
            {"id": "AAAAAAAAAAAAAAAAAAAAAA=="}            | /id               | must be a UUID
            {"id": "00000000-0000-0000-0000-000000000000"} | /id              | must be a UUID
            {"id": "FFFFFFFF-FFFF-FFFF-FFFF-FFFFFFFFFFFF"} | /id              | must be a UUID
            {"at": "2026-03-02T19:01:10+01:00:30"}        | /at               | must be a time with its offset, such as 2026-03-02T19:03:42+01:00, from 1900 to 2199
            {"at": "2026-03-02T19:01:10+01"}              | /at               | must be a time with its offset, such as 2026-03-02T19:03:42+01:00, from 1900 to 2199
            {"at": "2026-03-02T19:01:10-15:00"}           | /at               | must be a time with its offset, such as 2026-03-02T19:03:42+01:00, from 1900 to 2199
            {"unheardOf": 1}                              | /unheardOf        | is not a known field
            []                                            | ''                | must be an object
            "text"                                        | ''                | must be an object
            """)
    void what_is_json_but_not_what_is_expected_is_told_by_a_pointer(String body, String pointer, String detail) {
        Response answer = json().body(body).put(SAMPLES);

        assertProblem(answer, 422, "invalid-fields");
        assertThat(answer.jsonPath().getList("errors")).containsExactly(Map.of("pointer", pointer, "detail", detail));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "null",
                "{",
                "{\"pain\": {",
                "{\"note\": \"Maria",
                "{'note': 'x'}",
                "{} {}",
                "{}x",
                "{\"note\": \"a\", \"note\": \"b\"}",
                "{\"pain\": {\"average\": 1, \"average\": 9, \"now\": 1}}",
                "{\"pain\": {\"average\": NaN, \"now\": 1}}",
                "\u0000",
                "note=Maria"
            })
    void what_is_no_json_cannot_be_read(String body) {
        Response answer = json().body(body).put(SAMPLES);

        assertProblem(answer, 400, "malformed-request");
    }

    @Test
    void a_body_nested_too_deeply_cannot_be_read() {
        String nested = "[".repeat(5000);

        Response answer = json().body("{\"flags\": " + nested).put(SAMPLES);

        assertThat(answer.statusCode()).isIn(400, 422);
        assertProblem(answer, answer.statusCode(), answer.statusCode() == 400 ? "malformed-request" : "invalid-fields");
    }

    @Test
    void a_number_of_too_many_digits_cannot_be_read() {
        Response answer =
                json().body("{\"temperature\": " + "9".repeat(2000) + "}").put(SAMPLES);

        assertProblem(answer, 400, "malformed-request");
    }

    @Test
    void what_is_no_json_is_told_with_its_place() {
        Response answer = json().body("{\"note\": \"a\tb\"}").put(SAMPLES);

        assertProblem(answer, 400, "malformed-request");
        assertThat(answer.jsonPath().getString("detail")).matches("The body is not valid JSON at byte 1[0-2]\\.");
    }

    static List<byte[]> noUtf8() {
        return List.of(
                bytes("{\"note\": \"", 0xC3, "\"}"), // half a character
                bytes("{\"note\": \"", 0xE9, "\"}"), // Latin-1
                bytes("{\"note\": \"", 0xC0, 0x80, "\"}"), // NUL in disguise
                bytes("{\"note\": \"", 0xC1, 0x81, "\"}"), // an A in disguise
                bytes("{\"note\": \"", 0xED, 0xA0, 0xBD, 0xED, 0xB8, 0x80, "\"}"), // surrogates one by one
                bytes("{\"note\": \"", 0xF4, 0x90, 0x80, 0x80, "\"}")); // beyond Unicode
    }

    @ParameterizedTest
    @MethodSource("noUtf8")
    void bytes_that_are_no_utf_8_cannot_be_read(byte[] body) {
        Response answer = json().body(body).put(SAMPLES);

        assertProblem(answer, 400, "malformed-request");
        assertThat(answer.jsonPath().getString("detail")).isEqualTo("The body is not UTF-8 at byte 10.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-16", "UTF-16LE", "UTF-16BE", "UTF-32", "UTF-32LE", "X-UTF-32BE-BOM", "X-UTF-16LE-BOM"})
    void other_encodings_than_utf_8_cannot_be_read(String encoding) {
        Response answer = json().body("{\"note\": \"x\"}".getBytes(Charset.forName(encoding)))
                .put(SAMPLES);

        assertProblem(answer, 400, "malformed-request");
        assertThat(answer.jsonPath().getString("detail")).contains("UTF-8", "UTF-16");
    }

    @Test
    void a_byte_order_mark_of_utf_8_is_dropped() {
        Response answer =
                json().body(bytes(0xEF, 0xBB, 0xBF, "{\"note\": \"x\"}")).put(SAMPLES);

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.jsonPath().getString("note")).isEqualTo("x");
    }

    @Test
    void a_packed_body_is_taken() {
        Response answer = json().header("Content-Encoding", "gzip")
                .body(packed(noteOf(60 * 1024)))
                .put(SAMPLES);

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.jsonPath().getString("note")).hasSize(60 * 1024);
    }

    @Test
    void a_packed_body_is_as_large_as_what_comes_out_of_it() {
        Response answer = json().header("Content-Encoding", "GZip")
                .body(packed(noteOf(20_000_000)))
                .put(SAMPLES);

        assertProblem(answer, 413, "too-large");
    }

    @Test
    void a_body_that_says_it_is_packed_and_is_not_cannot_be_read() {
        byte[] packed = packed("{\"note\": \"x\"}");

        assertProblem(json().header("Content-Encoding", "gzip").body("{}").put(SAMPLES), 400, "malformed-request");
        assertProblem(
                json().header("Content-Encoding", "gzip")
                        .body(Arrays.copyOf(packed, packed.length - 6))
                        .put(SAMPLES),
                400,
                "malformed-request");
    }

    @ParameterizedTest
    @ValueSource(strings = {"deflate", "br", "zstd", "gzip, gzip", "nonsense"})
    void a_body_that_is_packed_otherwise_is_told_what_is_taken(String encoding) {
        Response answer = json().header("Content-Encoding", encoding).body("{}").put(SAMPLES);

        assertProblem(answer, 415, "unsupported-media-type");
        assertThat(answer.header("Accept-Encoding")).isEqualTo("gzip");
    }

    @Test
    void what_is_right_is_taken_as_it_is() {
        Response answer = json().body("""
                        {"at": "2026-03-02T19:01:10.123456789+01:00", "id": "01990000-0000-7000-8000-000000000001",
                         "pain": {"average": 4, "now": 3}, "flags": ["fainting"], "note": "\\ud83d\\ude00",
                         "agreed": true, "temperature": 37, "day": "2026-03-02", "zone": "Europe/Berlin"}""").put(SAMPLES);

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.jsonPath().getString("at")).isEqualTo("2026-03-02T18:01:10.123456Z");
        assertThat(answer.jsonPath().getString("note")).isEqualTo("\ud83d\ude00");
        assertThat(answer.jsonPath().getList("flags")).containsExactly("fainting");
    }

    @Test
    void a_check_tells_every_invalid_field_by_a_pointer() {
        Response answer = json().body("{\"symptoms\": [{\"symptom\": \"nausea\"}, {\"severity\": 5}]}")
                .post(SAMPLES + "/checked");

        assertProblem(answer, 422, "invalid-fields");
        assertThat(answer.jsonPath().getList("errors.pointer"))
                .containsExactly("/symptoms/1/severity", "/symptoms/1/symptom");
    }

    @Test
    void a_body_that_is_announced_larger_than_64_kib_is_too_large() {
        Response answer = json().body(noteOf(64 * 1024)).put(SAMPLES);

        assertProblem(answer, 413, "too-large");
    }

    @Test
    void a_body_of_exactly_64_kib_is_taken() {
        Response answer =
                json().body(noteOf(64 * 1024 - "{\"note\":\"\"}".length())).put(SAMPLES);

        assertThat(answer.statusCode()).isEqualTo(200);
    }

    @Test
    void a_body_of_many_megabytes_is_too_large() {
        Response answer = json().body(noteOf(5 * 1024 * 1024)).put(SAMPLES);

        assertProblem(answer, 413, "too-large");
    }

    @Test
    void a_chunked_body_is_too_large_when_it_has_grown_so() throws IOException {
        RawHttp.Answer answer = RawHttp.to(server).putChunked(SAMPLES, noteOf(100 * 1024));

        assertThat(answer.status()).isEqualTo(413);
        assertThat(answer.text()).contains("application/problem+json", "/problems/too-large");
    }

    @Test
    void a_chunked_body_within_the_limit_is_taken() throws IOException {
        RawHttp.Answer answer = RawHttp.to(server).putChunked(SAMPLES, noteOf(60 * 1024));

        assertThat(answer.status()).isEqualTo(200);
    }

    @Test
    void an_endpoint_may_take_one_mebibyte() {
        Response answer = json().body(noteOf(1_000_000)).post(SAMPLES + "/large");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.jsonPath().getInt("characters")).isEqualTo(1_000_000);
    }

    @Test
    void also_such_an_endpoint_has_a_limit() {
        Response answer = json().body(noteOf(1024 * 1024)).post(SAMPLES + "/large");

        assertProblem(answer, 413, "too-large");
    }

    @ParameterizedTest
    @CsvSource({
        "/test/v1/nothing, 404, not-found",
        "/elsewhere, 404, not-found",
        "/, 404, not-found",
        "/q/health, 404, not-found",
        "/test/v1/samples/not-a-uuid, 404, not-found",
        "/test/v1/samples/1-1-1-1-1, 404, not-found",
        "/test/v1/samples/a%00b, 400, malformed-request",
        "/test/v1/samples?limit=x, 400, malformed-request",
        "/test/v1/samples?limit=0, 400, malformed-request",
        "/test/v1/samples?limit=201, 400, malformed-request",
        "/test/v1/samples?limit=99999999999, 400, malformed-request",
        "/test/v1/samples?of=1, 400, malformed-request",
        "/test/v1/samples?cursor=%25%25, 400, malformed-request",
        "/test/v1/samples?cursor=TWFyaWE, 400, malformed-request",
        "/test/v1/samples/failing/named, 404, not-found",
        "/test/v1/samples/failing/ours, 409, report-differs",
        "/test/v1/samples/failing/away, 503, unavailable",
        "/test/v1/samples/failing/deadlock, 503, unavailable",
        "/test/v1/samples/failing/bug, 500, internal-error",
        "/test/v1/samples/failing/sql, 500, internal-error",
        "/test/v1/samples/failing/error, 500, internal-error",
        "/test/v1/samples/unwritable, 500, internal-error"
    })
    void every_refusal_is_a_problem_with_a_stable_type(String path, int status, String name) {
        Response answer = given().urlEncodingEnabled(false).get(path);

        assertProblem(answer, status, name);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "none", "08000", "08001", "08006", "28P01", "40001", "40P01", "53100", "53200", "53300", "55P03",
                "57014", "57P01", "57P02", "57P03", "58030", "25006", "25P03", "25P04", "XX000"
            })
    void no_trouble_of_the_database_is_a_fault_of_ours(String state) {
        Response answer = given().get(SAMPLES + "/failing/" + state);

        assertProblem(answer, 503, "unavailable");
        assertThat(Integer.parseInt(answer.header("Retry-After"))).isBetween(1, 30);
    }

    @Test
    void a_database_that_is_away_says_when_to_come_back() {
        Response answer = given().get(SAMPLES + "/failing/away");

        assertThat(answer.header("Retry-After")).isEqualTo("5");
    }

    @Test
    void a_wrong_method_is_told() {
        assertProblem(given().delete(SAMPLES), 405, "method-not-allowed");
    }

    @Test
    void an_answer_that_is_not_to_be_had_in_the_wanted_form_is_told() {
        assertProblem(given().accept("image/png").get(SAMPLES), 406, "not-acceptable");
    }

    @ParameterizedTest
    @ValueSource(strings = {"text/plain", "application/xml", "application/x-www-form-urlencoded"})
    void a_wrong_content_type_is_told(String contentType) {
        assertProblem(given().contentType(contentType).body("{}").put(SAMPLES), 415, "unsupported-media-type");
    }

    @Test
    void a_content_type_that_cannot_be_read_is_told() throws IOException {
        RawHttp.Answer answer = RawHttp.to(server)
                .send(
                        "PUT " + SAMPLES
                                + " HTTP/1.1\r\nHost: x\r\nContent-Type: ;;\r\nContent-Length: 2\r\nConnection: close\r\n\r\n{}");

        assertThat(answer.status()).isIn(400, 415);
        assertThat(answer.text()).contains("application/problem+json");
    }

    @Test
    void who_sends_no_token_is_asked_to_sign_in() {
        Response answer = given().get(SAMPLES + "/secret");

        assertProblem(answer, 401, "not-authenticated");
        assertThat(answer.header("WWW-Authenticate")).isEqualTo("Bearer");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "expired",
                "another audience",
                "another issuer",
                "another key",
                "unsigned",
                "public key as secret",
                "cut",
                "empty",
                "junk"
            })
    void a_token_that_is_not_the_issuers_for_us_and_now_is_no_token(String flaw) {
        Response answer = given().header(
                        "Authorization", "Bearer " + BAD_TOKENS.get(flaw).apply("nurse-1"))
                .get(SAMPLES + "/secret");

        assertProblem(answer, 401, "not-authenticated");
    }

    @Test
    void a_bad_token_is_refused_before_the_body_is_looked_at() {
        Response answer = json().auth()
                .oauth2(TOKENS.expired("nurse-1", "nurse"))
                .body("{")
                .put(SAMPLES + "/secret");

        assertProblem(answer, 401, "not-authenticated");
    }

    @Test
    void a_group_that_may_not_is_refused() {
        Response answer =
                given().auth().oauth2(TOKENS.token("patient-1", "patient")).get(SAMPLES + "/secret");

        assertProblem(answer, 403, "forbidden");
    }

    @Test
    void a_group_that_may_is_let_through() {
        Response answer =
                given().auth().oauth2(TOKENS.token("nurse-1", "nurse")).get(SAMPLES + "/secret");

        assertThat(answer.statusCode()).isEqualTo(200);
    }

    @Test
    void a_token_signed_with_an_elliptic_curve_is_as_good() {
        Response answer = given().auth()
                .oauth2(TestIssuer.ellipticCurveToken("nurse-1", "nurse"))
                .get(SAMPLES + "/secret");

        assertThat(answer.statusCode()).isEqualTo(200);
    }

    @Test
    void an_endpoint_without_a_decision_is_closed_to_everybody() {
        Response answer = given().auth()
                .oauth2(TOKENS.token("all", "nurse", "physician", "admin"))
                .get(SAMPLES + "/undecided");

        assertProblem(answer, 403, "forbidden");
    }

    @Test
    void pages_follow_each_other_until_the_last() {
        Response first = given().get(SAMPLES + "?limit=5");
        Response second =
                given().get(SAMPLES + "?limit=5&cursor=" + first.jsonPath().getString("nextCursor"));

        assertThat(first.jsonPath().getList("items")).isEqualTo(List.of(0, 1, 2, 3, 4));
        assertThat(second.jsonPath().getList("items")).isEqualTo(List.of(5, 6));
        assertThat(second.jsonPath().getString("nextCursor")).isNull();
    }

    @Test
    void an_empty_query_value_counts_as_absent() {
        Response answer = given().get(SAMPLES + "?limit=&cursor=&of=");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.jsonPath().getList("items")).hasSize(7);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            status=resolved   | status is not a parameter of this; it takes cursor, limit, of.
            limit=5&LIMIT=5   | LIMIT is not a parameter of this; it takes cursor, limit, of.
            Limit=5           | Limit is not a parameter of this; it takes cursor, limit, of.
            limit%20=5        | limit  is not a parameter of this; it takes cursor, limit, of.
            limit=5&limit=5   | limit must be there only once.
            limit=5&limit=6   | limit must be there only once.
            limit=5&limit=    | limit must be there only once.
            of&of             | of must be there only once.
            limit=5&%6cimit=6 | limit must be there only once.
            limit=5;of=x      | of must be a UUID.
            """)
    void a_query_that_the_endpoint_does_not_take_is_told_by_name(String query, String detail) throws IOException {
        RawHttp.Answer answer = RawHttp.to(server).get(SAMPLES + "?" + query);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.text()).contains("/problems/malformed-request", "\"detail\":\"" + detail + "\"");
    }

    @Test
    void an_endpoint_that_takes_no_query_takes_none() {
        Response answer = json().body("{}").put(SAMPLES + "?dryRun=true");

        assertProblem(answer, 400, "malformed-request");
        assertThat(answer.jsonPath().getString("detail"))
                .isEqualTo("dryRun is not a parameter of this; it takes none.");
    }

    @Test
    void a_list_may_be_said_value_by_value() {
        Response answer = given().get(SAMPLES + "/listed?word=a&word=b");

        assertThat(answer.asString()).isEqualTo("[\"a\",\"b\"]");
    }

    @Test
    void who_may_not_call_is_not_told_what_the_query_may_be() {
        assertProblem(given().get(SAMPLES + "/secret?status=resolved"), 401, "not-authenticated");
    }

    @ParameterizedTest
    @ValueSource(strings = {"?", "?&", "?&&limit=5", "?=", ""})
    void an_empty_query_is_none(String query) throws IOException {
        assertThat(RawHttp.to(server).get(SAMPLES + query).status()).isEqualTo(200);
    }

    @Test
    void answers_are_compressed_for_who_wants_it() {
        Response answer = given().header("Accept-Encoding", "gzip").get(SAMPLES + "?limit=5");

        assertThat(answer.header("Content-Encoding")).isEqualTo("gzip");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GARBAGE\r\n\r\n",
                "GET  HTTP/1.1\r\nHost: x\r\n\r\n",
                "GET /test/v1/samples/%zz HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n",
                "GET /test/v1/samples?limit=%zz HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n",
                "PUT /test/v1/samples HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: x\r\nConnection: close\r\n\r\n{}",
                "PUT /test/v1/samples HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: -1\r\nConnection: close\r\n\r\n{}",
                "PUT /test/v1/samples HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\nConnection: close\r\n\r\nzz\r\n{}\r\n0\r\n\r\n"
            })
    void what_is_hardly_http_is_refused_without_a_word_about_our_inside(String request) throws IOException {
        RawHttp.Answer answer = RawHttp.to(server).send(request);

        assertThat(answer.status()).isIn(400, 404, RawHttp.CLOSED);
        assertTellsNothing(answer.text());
    }

    @Test
    void an_address_that_is_too_long_is_refused_without_a_word_about_our_inside() throws IOException {
        RawHttp.Answer answer = RawHttp.to(server)
                .send("GET /test/v1/samples?cursor=" + "x".repeat(20_000) + " HTTP/1.1\r\nHost: x\r\n\r\n");

        assertThat(answer.status()).isEqualTo(414);
        assertTellsNothing(answer.text());
    }

    @Test
    void headers_that_are_too_large_are_refused_without_a_word_about_our_inside() throws IOException {
        RawHttp.Answer answer = RawHttp.to(server)
                .send("GET /test/v1/samples HTTP/1.1\r\nHost: x\r\nX-Large: " + "x".repeat(40_000) + "\r\n\r\n");

        assertThat(answer.status()).isEqualTo(431);
        assertTellsNothing(answer.text());
    }

    @Test
    void health_stands_on_the_management_port() {
        assertThat(given().get(management.resolve("/q/health/live")).statusCode())
                .isEqualTo(200);
    }

    @Test
    void the_openapi_document_stands_on_the_management_port() {
        assertThat(given().get(management.resolve("/q/openapi")).asString()).contains("/test/v1/samples");
    }

    private static final Map<String, Function<String, String>> BAD_TOKENS = Map.of(
            "expired", user -> TOKENS.expired(user, "nurse"),
            "another audience", user -> TOKENS.forAnotherAudience(user, "nurse"),
            "another issuer", user -> TOKENS.fromAnotherIssuer(user, "nurse"),
            "another key", user -> TOKENS.signedByAnotherKey(user, "nurse"),
            "unsigned", user -> TOKENS.unsigned(user, "nurse"),
            "public key as secret", user -> TOKENS.signedWithPublicKeyAsSecret(user, "nurse"),
            "cut", user -> TOKENS.token(user, "nurse").substring(0, 100),
            "empty", user -> "",
            "junk", user -> "junk");

    private static RequestSpecification json() {
        return given().contentType("application/json");
    }

    /** @param parts texts of ASCII, and bytes */
    private static byte[] bytes(Object... parts) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        for (Object part : parts) {
            if (part instanceof Integer single) {
                bytes.write(single);
            } else {
                bytes.writeBytes(part.toString().getBytes(StandardCharsets.US_ASCII));
            }
        }
        return bytes.toByteArray();
    }

    private static byte[] packed(String text) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream packing = new GZIPOutputStream(bytes)) {
            packing.write(text.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private static String noteOf(int characters) {
        return "{\"note\":\"" + "x".repeat(characters) + "\"}";
    }

    private static void assertProblem(Response answer, int status, String name) {
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(status);
        assertThat(answer.contentType()).startsWith("application/problem+json");
        assertThat(answer.jsonPath().getString("type")).isEqualTo("/problems/" + name);
        assertThat(answer.jsonPath().getInt("status")).isEqualTo(status);
        assertThat(answer.jsonPath().getString("title")).isNotBlank();
        assertThat(answer.jsonPath().getString("detail")).isNotBlank();
        assertTellsNothing(answer.asString());
    }

    private static void assertTellsNothing(String answer) {
        assertThat(answer)
                .doesNotContain(
                        "Maria", "Exception", "java.", "softstone.", "INSERT", "SQL", "\tat ", "vertx", "quarkus");
    }
}

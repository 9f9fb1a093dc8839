package org.softstone.http;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.softstone.testing.TestTokens;

/** The labels of the series that requests leave, as they are read from the management port. */
@QuarkusTest
@WithTestResource(TestIssuer.class)
@WithTestResource(OwnDatabase.class)
class HttpMetricsComponentTest {

    private static final String SAMPLES = "/test/v1/samples";

    @TestHTTPResource
    URI server;

    @TestHTTPResource(management = true)
    URI management;

    @Test
    void nothing_that_a_stranger_sends_becomes_a_label() throws IOException {
        String id = UUID.randomUUID().toString();
        RawHttp http = RawHttp.to(server);

        http.get(SAMPLES + "/" + id);
        http.get(SAMPLES + "/" + id + "?unknown=" + id);
        http.get(SAMPLES + "/failing/" + id);
        http.get(SAMPLES + "/failing/bug/" + id);
        http.get(SAMPLES + "/" + id + "%00");
        http.get("/" + id);
        http.get("/test/v1/" + id + "/" + id);
        http.get("//test//v1//samples//" + id);
        http.get("http://" + id + "/test/v1/samples/" + id);
        http.get(SAMPLES + "/secret");
        given().put("/test/v1/rows/" + id);
        for (String method : List.of("DELETE", "BREW", "PROPFIND", "get", "OPTIONS", "CONNECT", "TRACE", "HEAD")) {
            http.send(method + " " + SAMPLES + "/" + id + " HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");
            http.send(method + " /" + id + " HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");
        }
        http.send(
                "OPTIONS /" + id + " HTTP/1.1\r\nHost: x\r\nOrigin: https://x\r\nAccess-Control-Request-Method: GET\r\n"
                        + "Access-Control-Request-Headers: x\r\nConnection: close\r\n\r\n");
        http.send("GET /" + id + "x".repeat(20_000) + " HTTP/1.1\r\nHost: x\r\n\r\n");
        http.send("PUT " + SAMPLES + "/" + id + " HTTP/1.1\r\nHost: x\r\nContent-Length: 99999999\r\n\r\n");
        given().auth().oauth2(new TestTokens().expired("nurse-1", "nurse")).get(SAMPLES + "/" + id);

        await().untilAsserted(() -> assertThat(labels("method")).contains("OTHER", "DELETE", "OPTIONS"));
        assertThat(metrics()).doesNotContain(id);
        assertThat(labels("uri"))
                .contains("OTHER", "/samples/{id}", "/samples/failing/{how}", "/samples/secret", "/rows/{id}")
                .allSatisfy(uri -> assertThat(uri).matches("OTHER|/(samples|rows)(/([a-z]+|\\{[a-z]+}))*"));
        assertThat(labels("method")).isSubsetOf("GET", "HEAD", "POST", "PUT", "DELETE", "PATCH", "OPTIONS", "OTHER");
    }

    @Test
    void hundreds_of_invented_paths_and_methods_hide_no_endpoint() throws IOException {
        RawHttp http = RawHttp.to(server);
        for (int i = 0; i < 200; i++) {
            http.get("/invented-" + i);
            http.send("M" + i + " " + SAMPLES + "/x-" + i + " HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");
        }

        assertThat(given().get(SAMPLES + "/listed?word=a").statusCode()).isEqualTo(200);

        await().untilAsserted(() -> assertThat(labels("uri")).contains("/samples/listed"));
        assertThat(metrics()).doesNotContain("invented-").doesNotContain("method=\"M");
    }

    private String metrics() {
        return given().get(management.resolve("/q/metrics")).asString();
    }

    private Set<String> labels(String name) {
        return metrics()
                .lines()
                .filter(line -> line.startsWith("http_server_requests_seconds_count"))
                .map(line -> line.replaceAll(".*[{,]" + name + "=\"([^\"]*)\".*", "$1"))
                .collect(Collectors.toSet());
    }
}

package org.softstone.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class EndpointMatrixTest {

    private static final String DOCUMENT = """
            {"paths": {"/v1/courses/{courseId}": {"get": {}}, "/v1/sites/{siteId}/chairs": {"get": {}},
                       "/v1/me/devices/{deviceId}": {"get": {}}, "/v1/me/form": {"get": {}}}}""";

    private HttpServer server;
    private volatile int status = 401;

    /** Answers everybody the same, so that a table can be looked at without a service. */
    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            byte[] problem = "{\"type\": \"/problems/not-found\"}".getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "application/problem+json");
            exchange.sendResponseHeaders(status, problem.length);
            exchange.getResponseBody().write(problem);
            exchange.close();
        });
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void a_path_parameter_of_a_patient_needs_a_subject() {
        EndpointMatrix matrix = matrix().allow("GET /courses/{courseId}", "nurse")
                .allow("GET /sites/{siteId}/chairs", "nurse")
                .allow("GET /me/devices/{deviceId}", "nurse")
                .allow("GET /me/form", "patient");

        AssertionError error = catchThrowableOfType(AssertionError.class, matrix::verify);

        assertThat(error).hasMessageContaining("GET /courses/{courseId}: whose is {courseId}?");
        assertThat(error.getMessage()).doesNotContain("whose is {siteId}").doesNotContain("whose is {deviceId}");
    }

    @Test
    void what_those_who_treat_may_not_call_needs_none() {
        EndpointMatrix matrix = matrix().allow("GET /courses/{courseId}", "patient")
                .allow("GET /sites/{siteId}/chairs", "nurse")
                .allow("GET /me/devices/{deviceId}", "nurse")
                .allow("GET /me/form", "patient");

        AssertionError error = catchThrowableOfType(AssertionError.class, matrix::verify);

        assertThat(error.getMessage()).doesNotContain("whose is");
    }

    @Test
    void nothing_is_let_through_by_an_answer_that_there_is_no_such_path() {
        status = 404;
        EndpointMatrix matrix = matrix().allow("GET /courses/{courseId}", "patient")
                .allow("GET /sites/{siteId}/chairs", "nurse")
                .allow("GET /me/devices/{deviceId}", "patient")
                .allow("GET /me/form", "patient");

        AssertionError error = catchThrowableOfType(AssertionError.class, matrix::verify);

        assertThat(error).hasMessageContaining("GET /me/form as patient: 404, but its path names nothing");
        assertThat(error.getMessage()).doesNotContain("{deviceId} as patient");
    }

    private EndpointMatrix matrix() {
        return new EndpointMatrix(
                DOCUMENT, URI.create("http://localhost:" + server.getAddress().getPort() + "/v1"));
    }
}

package org.softstone.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.softstone.local.Service;

/** What an operator sees of the packaged services. */
class OperatorJourneyIT {

    private final JourneyStack stack = JourneyStack.shared();

    @ParameterizedTest
    @EnumSource
    void the_description_of_the_api_stands_on_the_management_port(Service service)
            throws IOException, InterruptedException {
        HttpResponse<String> answer;
        // As curl and Prometheus ask. An upgrade to HTTP/2 in the middle of this document goes wrong now and then.
        try (HttpClient client =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build()) {
            answer = client.send(
                    HttpRequest.newBuilder(stack.managementOf(service, "/q/openapi"))
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
        }

        assertThat(answer.headers().firstValue("Content-Type")).contains("application/yaml;charset=UTF-8");
        assertThat(answer.body()).isEqualTo(Files.readString(Path.of("..", service.serviceName(), "openapi.yaml")));
    }

    @ParameterizedTest
    @EnumSource
    void a_service_starts_again_although_a_newer_version_has_migrated_its_database(Service service) {
        stack.change(service, """
                INSERT INTO flyway_schema_history
                SELECT max(installed_rank) + 1, '209901010000', 'of a newer version', 'SQL', 'V209901010000__of_a_newer_version.sql', 1,
                    current_user, now(), 0, true
                FROM flyway_schema_history""");

        stack.killAndRestart(service);

        stack.change(service, "DELETE FROM flyway_schema_history WHERE version = '209901010000'");
        assertThat(stack.isReady(service)).isTrue();
    }
}

package org.softstone.outcomes;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** Clients are generated from {@code openapi.yaml}: it changes when somebody means it to, and never by accident. */
@QuarkusTest
class OpenApiContractTest extends Scenario {

    private static final ObjectMapper YAML = new ObjectMapper(new YAMLFactory());
    private static final Path CHECKED_IN = Path.of("openapi.yaml");

    @TestHTTPResource(value = "/openapi", management = true)
    URI openApi;

    @Test
    void the_running_service_is_described_by_the_checked_in_document() throws IOException {
        String running = given().get(openApi).then().statusCode(200).extract().asString();
        Path written = Path.of("target", "openapi.yaml");
        Files.writeString(written, running);

        JsonNode checkedIn = YAML.readTree(CHECKED_IN.toFile());

        assertThat(checkedIn)
                .as("when the change is meant: cp services/outcomes/%s services/outcomes/%s", written, CHECKED_IN)
                .isEqualTo(YAML.readTree(running));
    }
}

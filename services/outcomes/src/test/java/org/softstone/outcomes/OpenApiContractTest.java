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
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.softstone.testing.openapi.ApiDocument;

/** Clients are generated from {@code openapi.yaml}: it changes when somebody means it to, and never by accident. */
@QuarkusTest
class OpenApiContractTest extends Scenario {

    private static final ObjectMapper YAML = new ObjectMapper(new YAMLFactory());
    private static final Path CHECKED_IN = Path.of("openapi.yaml");

    private static final String BODY = "/requestBody/content/application~1json/schema";

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

    @Test
    void what_a_report_must_hold_is_said_where_it_is_sent() throws IOException {
        JsonNode document = YAML.readTree(CHECKED_IN.toFile());
        JsonNode schemas = document.at("/components/schemas");

        assertThat(schemas.at("/Report").has("required")).isFalse();
        assertThat(requiredAt(document, "/paths/~1outcomes~1v1~1me~1reports~1{reportId}/put" + BODY))
                .containsExactly("submittedAt");
        assertThat(requiredAt(document, "/paths/~1outcomes~1v1~1patients~1{patientId}~1reports/post" + BODY))
                .containsExactly("mode");
        assertThat(requiredAt(schemas, "/Sync/properties/reports/items")).containsExactly("reportId", "submittedAt");
        assertThat(requiredAt(schemas, "/Sync/properties/amendments/items")).containsExactly("reportId");
        assertThat(requiredAt(schemas, "/Amendment")).containsExactlyInAnyOrder("amendmentId", "reason", "report");
        assertThat(schemas.at("/Amendment/properties/report").has("required")).isFalse();
    }

    private static List<String> requiredAt(JsonNode document, String pointer) {
        List<String> names = new ArrayList<>();
        document.at(pointer + "/required").forEach(name -> names.add(name.asText()));
        return names;
    }

    @Test
    void every_operation_has_a_name_a_success_and_its_problems() {
        assertThat(ApiDocument.checkedIn().orElseThrow().faultsOfOperations()).isEmpty();
    }
}

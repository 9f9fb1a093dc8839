package org.softstone.infusions;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.softstone.testing.RealInfrastructure;
import org.softstone.testing.openapi.ApiDocument;

/** Clients are generated from {@code openapi.yaml}: it changes when somebody means it to, and never by accident. */
@QuarkusTest
@WithTestResource(RealInfrastructure.class)
class OpenApiContractTest {

    private static final Path CHECKED_IN = Path.of("openapi.yaml");

    @TestHTTPResource(value = "/openapi", management = true)
    URI openApi;

    @Test
    void the_running_service_is_described_by_the_checked_in_document() throws IOException {
        String running = given().get(openApi).then().statusCode(200).extract().asString();
        Path written = Path.of("target", "openapi.yaml");
        Files.writeString(written, running);

        assertThat(Files.exists(CHECKED_IN) ? Files.readString(CHECKED_IN) : "nothing")
                .as("when the change is meant: cp %s %s", written, CHECKED_IN)
                .isEqualTo(running);
    }

    @Test
    void every_operation_has_a_name_a_success_and_its_problems() {
        assertThat(ApiDocument.checkedIn().orElseThrow().faultsOfOperations()).isEmpty();
    }
}

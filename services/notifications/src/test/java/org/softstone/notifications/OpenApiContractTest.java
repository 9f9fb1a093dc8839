package org.softstone.notifications;

import static io.restassured.RestAssured.given;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.net.URI;
import org.junit.jupiter.api.Test;
import org.softstone.testing.RealInfrastructure;
import org.softstone.testing.openapi.ApiDocument;

/** Clients are generated from {@code openapi.yaml}, so it never changes by accident. */
@QuarkusTest
@WithTestResource(RealInfrastructure.class)
class OpenApiContractTest {

    @TestHTTPResource(value = "/openapi", management = true)
    URI openApi;

    @Test
    void the_running_service_is_described_completely_by_the_checked_in_document() throws IOException {
        ApiDocument.assertCheckedIn(
                given().get(openApi).then().statusCode(200).extract().asString());
    }
}

package org.softstone.time;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.junit.jupiter.api.Test;

/** As in production: nothing switches time travel on. */
@QuarkusTest
@WithTestResource(TestDatabase.class)
class NoTimeTravelComponentTest {

    @TestHTTPResource(management = true)
    URI management;

    @Inject
    InstantSource clock;

    @Test
    void there_is_no_way_to_move_time() {
        URI time = management.resolve("/q/time");

        assertThat(given().get(time).statusCode()).isEqualTo(404);
        assertThat(given().body("{\"now\": \"2099-01-01T00:00:00Z\"}")
                        .post(time)
                        .statusCode())
                .isEqualTo(404);
    }

    @Test
    void business_time_is_system_time() {
        assertThat(Duration.between(clock.instant(), Instant.ofEpochMilli(System.currentTimeMillis()))
                        .abs())
                .isLessThan(Duration.ofSeconds(5));
    }
}

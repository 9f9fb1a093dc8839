package org.softstone.time;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Time travel through the management port of a running application. */
@QuarkusTest
@WithTestResource(TestDatabase.class)
@TestProfile(TimeTravelComponentTest.Enabled.class)
class TimeTravelComponentTest {

    public static class Enabled implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("softstone.time-travel.enabled", "true");
        }
    }

    @TestHTTPResource(management = true)
    URI management;

    @TestHTTPResource
    URI api;

    @Inject
    InstantSource clock;

    @Inject
    Timers timers;

    @Inject
    RemindTestSubjects reminders;

    @Test
    void moving_time_moves_the_clock_of_the_application() {
        Instant target = clock.instant().plus(Duration.ofDays(7));

        Response answer = post("{\"now\": \"" + target + "\"}");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(Instant.parse(answer.jsonPath().getString("now"))).isBetween(target, target.plusSeconds(10));
        assertThat(clock.instant()).isBetween(target, target.plusSeconds(10));
    }

    @Test
    void a_timer_that_falls_due_by_moving_time_is_handled_at_once() {
        UUID subject = UUID.randomUUID();
        Instant dueAt = clock.instant().plus(Duration.ofDays(1));
        QuarkusTransaction.requiringNew().run(() -> timers.schedule("reminder", subject, dueAt));
        assertThat(given().get(time()).jsonPath().getString("nextDueAt")).isNotNull();

        post("{\"now\": \"" + dueAt + "\"}");

        await().untilAsserted(() -> assertThat(reminders.handled()).containsKey(subject));
        assertThat(reminders.handled().get(subject)).isAfterOrEqualTo(dueAt);
        await().untilAsserted(() ->
                assertThat(given().get(time()).jsonPath().getInt("timersDue")).isZero());
    }

    @Test
    void time_never_goes_back() {
        Instant before = clock.instant();

        Response answer = post("{\"now\": \"" + before.minusSeconds(1) + "\"}");

        assertThat(answer.statusCode()).isEqualTo(409);
        assertThat(answer.contentType()).startsWith("application/problem+json");
        assertThat(answer.jsonPath().getString("type")).isEqualTo("/problems/time-only-moves-forward");
        assertThat(clock.instant()).isAfterOrEqualTo(before);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{",
                "null",
                "[]",
                "{}",
                "{\"now\": 5}",
                "{\"now\": \"tomorrow\"}",
                "{\"now\": \"2199-12-31T00:00:00\"}",
                "{\"now\": \"+999999999-12-31T00:00:00Z\"}"
            })
    void what_is_no_time_is_a_bad_request(String body) {
        Response answer = post(body);

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.jsonPath().getString("type")).isEqualTo("/problems/malformed-request");
    }

    @Test
    void the_public_port_knows_nothing_of_it() {
        assertThat(given().get(api.resolve("/q/time")).statusCode()).isEqualTo(404);
        assertThat(given().body("{\"now\": \"2099-01-01T00:00:00Z\"}")
                        .post(api.resolve("/q/time"))
                        .statusCode())
                .isEqualTo(404);
    }

    private Response post(String body) {
        return given().contentType("application/json").body(body).post(time());
    }

    private URI time() {
        return management.resolve("/q/time");
    }
}

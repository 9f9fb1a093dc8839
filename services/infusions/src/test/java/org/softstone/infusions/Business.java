package org.softstone.infusions;

import static io.restassured.RestAssured.given;

import io.restassured.http.ContentType;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;

/** Business time of the running service, moved through the management port. */
public final class Business {

    private final URI time;

    /** @param management the root of the management port */
    public Business(URI management) {
        this.time = management.resolve("/q/time");
    }

    public Instant now() {
        return Instant.parse(given().get(time).then().statusCode(200).extract().path("now"));
    }

    public void advance(Duration by) {
        given().contentType(ContentType.JSON)
                .body(Map.of("now", now().plus(by).toString()))
                .post(time)
                .then()
                .statusCode(200);
    }
}

package org.softstone.infusions.site;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.softstone.access.Group;
import org.softstone.infusions.Api;
import org.softstone.testing.RealInfrastructure;

@QuarkusTest
@WithTestResource(RealInfrastructure.class)
class SiteComponentTest {

    private final Api admin = Api.asAdmin();

    @Test
    void a_site_is_defined_and_listed() {
        String siteId = admin.post("/sites", Map.of("name", " Day unit ", "zone", "America/Chicago", "country", "US"))
                .statusCode(201)
                .body("name", equalTo("Day unit"))
                .body("zone", equalTo("America/Chicago"))
                .body("country", equalTo("US"))
                .extract()
                .path("siteId");

        Api.as("somebody", Group.NURSE).get("/sites?limit=200").statusCode(200).body("items.siteId", hasItem(siteId));
    }

    @Test
    void a_repeated_request_defines_no_second_site() {
        Map<String, Object> request = Map.of("siteId", UUID.randomUUID(), "name", "Day unit", "zone", "UTC");
        admin.post("/sites", request).statusCode(201).body("country", nullValue());

        admin.post("/sites", request)
                .statusCode(200)
                .body("siteId", equalTo(request.get("siteId").toString()));
    }

    @Test
    void another_site_under_the_same_id_is_refused() {
        UUID siteId = UUID.randomUUID();
        admin.post("/sites", Map.of("siteId", siteId, "name", "Day unit", "zone", "UTC"))
                .statusCode(201);

        admin.post("/sites", Map.of("siteId", siteId, "name", "Night unit", "zone", "UTC"))
                .statusCode(409)
                .body("type", equalTo("/problems/content-differs"));
    }

    @Test
    void everything_that_is_wrong_is_told_at_once() {
        admin.post("/sites", Map.of("name", "  ", "country", "Germany"))
                .statusCode(422)
                .body("errors.pointer", containsInAnyOrder("/name", "/zone", "/country"));
    }

    @Test
    void a_fixed_offset_is_no_zone() {
        admin.post("/sites", Map.of("name", "Day unit", "zone", "+01:00"))
                .statusCode(422)
                .body("errors.pointer", contains("/zone"));
    }

    @Test
    void chairs_are_listed_by_name_page_by_page() {
        Api.Suite suite = Api.aSuite(3);
        String path = "/sites/" + suite.siteId() + "/chairs?limit=2";

        String cursor = suite.nurse()
                .get(path)
                .statusCode(200)
                .body("items.name", contains("Chair 1", "Chair 2"))
                .extract()
                .path("nextCursor");

        suite.nurse()
                .get(path + "&cursor=" + cursor)
                .statusCode(200)
                .body("items.name", contains("Chair 3"))
                .body("nextCursor", nullValue());
    }

    @Test
    void a_site_has_each_chair_name_once() {
        Api.Suite suite = Api.aSuite(1);

        admin.post("/sites/" + suite.siteId() + "/chairs", Map.of("name", "Chair 1"))
                .statusCode(409)
                .body("type", equalTo("/problems/name-taken"));
    }

    @Test
    void a_repeated_request_adds_no_second_chair() {
        Api.Suite suite = Api.aSuite(0);
        Map<String, Object> request = Map.of("chairId", UUID.randomUUID(), "name", "Window");
        admin.post("/sites/" + suite.siteId() + "/chairs", request).statusCode(201);

        admin.post("/sites/" + suite.siteId() + "/chairs", request).statusCode(200);
    }

    @Test
    void an_unknown_site_has_no_chairs() {
        admin.get("/sites/" + UUID.randomUUID() + "/chairs").statusCode(404);
        admin.post("/sites/" + UUID.randomUUID() + "/chairs", Map.of("name", "Chair"))
                .statusCode(404);
        admin.get("/sites/not-an-id/chairs").statusCode(404);
    }

    @Test
    void a_coordinator_furnishes_the_sites_of_their_teams_and_no_other() {
        Api.Suite suite = Api.aSuite(0);
        Api.Suite elsewhere = Api.aSuite(0);
        Map<String, Object> chair = Map.of("name", "Window");

        suite.coordinator().post("/sites/" + suite.siteId() + "/chairs", chair).statusCode(201);
        suite.coordinator()
                .post("/sites/" + elsewhere.siteId() + "/chairs", chair)
                .statusCode(404);
        suite.coordinator()
                .post("/sites/" + UUID.randomUUID() + "/chairs", chair)
                .statusCode(404);
        Api.as("nurse-" + suite.suffix(), Group.COORDINATOR)
                .post("/sites/" + suite.siteId() + "/chairs", chair)
                .statusCode(403);
        suite.coordinator()
                .post("/sites", Map.of("name", "Mine", "zone", "UTC"))
                .statusCode(403);
        elsewhere
                .coordinator()
                .get("/sites/" + elsewhere.siteId() + "/chairs")
                .body("items.name", not(hasItem("Window")));
    }

    @Test
    void a_nurse_defines_no_site() {
        Api.as("somebody", Group.NURSE)
                .post("/sites", Map.of("name", "Day unit", "zone", "UTC"))
                .statusCode(403)
                .body("type", equalTo("/problems/forbidden"));
    }

    @Test
    void a_cursor_of_another_list_is_refused() {
        admin.get("/sites?cursor=bm90LWFuLWlk").statusCode(400).body("type", equalTo("/problems/malformed-request"));
        admin.get("/sites?limit=0").statusCode(400);
        admin.get("/sites?limit=ten").statusCode(400);
    }
}

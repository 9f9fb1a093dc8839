package org.softstone.infusions.team;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.softstone.access.Group;
import org.softstone.contracts.Event;
import org.softstone.contracts.TeamDefined;
import org.softstone.contracts.TeamDefined.Member;
import org.softstone.contracts.TeamRole;
import org.softstone.contracts.Topic;
import org.softstone.infusions.Api;
import org.softstone.infusions.Published;
import org.softstone.testing.RealInfrastructure;

@QuarkusTest
@WithTestResource(RealInfrastructure.class)
class TeamComponentTest {

    private final Api admin = Api.asAdmin();

    @Test
    void a_new_team_is_announced_with_zone_and_members() {
        Api.Suite suite = Api.aSuite(0, "Asia/Tokyo");

        List<Event> events = Published.on(Topic.TEAMS, suite.teamId(), 1);

        TeamDefined team = (TeamDefined) events.getFirst();
        assertThat(team.version()).isEqualTo(1);
        assertThat(team.siteId()).hasToString(suite.siteId());
        assertThat(team.zone().getId()).isEqualTo("Asia/Tokyo");
        assertThat(team.members())
                .containsExactlyInAnyOrder(
                        new Member("nurse-" + suite.suffix(), TeamRole.NURSE),
                        new Member("physician-" + suite.suffix(), TeamRole.PHYSICIAN),
                        new Member("coordinator-" + suite.suffix(), TeamRole.COORDINATOR));
    }

    @Test
    void who_leaves_the_team_loses_access_at_once() {
        Api.Suite suite = Api.aSuite(0);
        Api.Registered patient = suite.aPatient();
        suite.nurse().get("/patients/" + patient.patientId()).statusCode(200);

        admin.put(
                        "/teams/" + suite.teamId() + "/members",
                        "\"1\"",
                        members(Map.of("physician-" + suite.suffix(), "physician")))
                .statusCode(200)
                .header("ETag", "\"2\"")
                .body("version", equalTo(2));

        suite.nurse().get("/patients/" + patient.patientId()).statusCode(404);
        suite.nurse().get("/patients?teamId=" + suite.teamId()).statusCode(404);
        suite.nurse().get("/me").statusCode(200).body("teams", hasSize(0));
        suite.physician().get("/patients/" + patient.patientId()).statusCode(200);
        List<Event> events = Published.on(
                Topic.TEAMS,
                suite.teamId(),
                all -> all.stream().anyMatch(event -> ((TeamDefined) event).version() == 2));
        assertThat(((TeamDefined) events.getLast()).members())
                .containsExactly(new Member("physician-" + suite.suffix(), TeamRole.PHYSICIAN));
    }

    @Test
    void two_admins_do_not_overwrite_each_other() {
        Api.Suite suite = Api.aSuite(0);
        String path = "/teams/" + suite.teamId() + "/members";
        admin.put(path, "\"1\"", members(Map.of("first", "nurse"))).statusCode(200);

        admin.put(path, "\"1\"", members(Map.of("second", "nurse")))
                .statusCode(412)
                .body("type", equalTo("/problems/list-changed"));

        admin.get("/teams/" + suite.teamId())
                .statusCode(200)
                .header("ETag", "\"2\"")
                .body("members.userId", contains("first"));
    }

    @Test
    void a_repeated_change_of_members_changes_nothing_more() {
        Api.Suite suite = Api.aSuite(0);
        String path = "/teams/" + suite.teamId() + "/members";
        admin.put(path, "\"1\"", members(Map.of("first", "nurse"))).statusCode(200);

        admin.put(path, "\"1\"", members(Map.of("first", "nurse")))
                .statusCode(200)
                .body("version", equalTo(2));
    }

    @Test
    void a_change_of_members_says_which_version_it_changes() {
        Api.Suite suite = Api.aSuite(0);
        String path = "/teams/" + suite.teamId() + "/members";

        admin.put(path, null, members(Map.of("first", "nurse")))
                .statusCode(428)
                .body("type", equalTo("/problems/if-match-required"));
        admin.put(path, "3", members(Map.of("first", "nurse")))
                .statusCode(400)
                .body("type", equalTo("/problems/malformed-request"));
        admin.put(path, "W/\"1\"", members(Map.of("first", "nurse"))).statusCode(412);
        admin.put(path, "\"7\", \"1\"", members(Map.of("first", "nurse"))).statusCode(200);
        admin.put(path, "*", members(Map.of("second", "nurse"))).statusCode(200);
        admin.put("/teams/" + UUID.randomUUID() + "/members", "*", members(Map.of("first", "nurse")))
                .statusCode(404);
    }

    @Test
    void a_repeated_request_defines_no_second_team() {
        Api.Suite suite = Api.aSuite(0);
        Map<String, Object> request = Map.of(
                "teamId",
                UUID.randomUUID(),
                "name",
                "Team B",
                "siteId",
                suite.siteId(),
                "members",
                List.of(Map.of("userId", "x", "role", "nurse")));
        admin.post("/teams", request).statusCode(201);

        admin.post("/teams", request).statusCode(200).body("version", equalTo(1));
    }

    @Test
    void everybody_sees_the_teams_that_concern_them() {
        Api.Suite mine = Api.aSuite(0);
        Api.Suite sameSite =
                Api.aTeamAt(mine.siteId(), List.of(), UUID.randomUUID().toString());
        Api.Suite elsewhere = Api.aSuite(0);

        mine.nurse().get("/teams").statusCode(200).body("items.teamId", contains(mine.teamId()));
        mine.coordinator()
                .get("/teams")
                .statusCode(200)
                .body("items.teamId", containsInAnyOrder(mine.teamId(), sameSite.teamId()));
        admin.get("/teams?limit=200")
                .statusCode(200)
                .body("items.teamId", hasItems(mine.teamId(), sameSite.teamId(), elsewhere.teamId()));
        mine.nurse().get("/teams/" + sameSite.teamId()).statusCode(404);
        mine.coordinator().get("/teams/" + sameSite.teamId()).statusCode(200);
        mine.coordinator().get("/teams/" + elsewhere.teamId()).statusCode(404);
    }

    @Test
    void only_admins_define_teams() {
        Api.Suite suite = Api.aSuite(0);
        Map<String, Object> request = Map.of("name", "Mine", "siteId", suite.siteId(), "members", List.of());

        suite.coordinator().post("/teams", request).statusCode(403);
        Api.as("patient", Group.PATIENT).get("/teams").statusCode(403);
        suite.physician()
                .put("/teams/" + suite.teamId() + "/members", "*", members(Map.of()))
                .statusCode(403);
    }

    @Test
    void wrong_fields_are_named() {
        admin.post(
                        "/teams",
                        Map.of(
                                "name",
                                "Team",
                                "siteId",
                                UUID.randomUUID(),
                                "members",
                                List.of(
                                        Map.of("userId", "x", "role", "nurse"),
                                        Map.of("userId", "x", "role", "physician"),
                                        Map.of("userId", "", "role", "nurse"))))
                .statusCode(422)
                .body("errors.pointer", containsInAnyOrder("/siteId", "/members/1/userId", "/members/2/userId"));
        admin.post("/teams", Map.of("name", "Team", "siteId", UUID.randomUUID()))
                .statusCode(422)
                .body("errors.pointer", hasItem("/members"));
        for (String invisible : List.of("\u200B", "nurse-1\u200B", "nur\u00ADse-1", "\u2066nurse-1")) {
            admin.put("/teams/" + Api.aSuite(0).teamId() + "/members", "*", members(Map.of(invisible, "nurse")))
                    .statusCode(422)
                    .body("errors.pointer", contains("/members/0/userId"));
        }
        admin.post("/teams", "{\"name\": \"T\", \"members\": [{\"userId\": \"x\", \"role\": \"surgeon\"}]}")
                .statusCode(422)
                .body("errors.pointer", contains("/members/0/role"));
        admin.post("/teams", "{\"members\": [null]}").statusCode(422);
    }

    @Test
    void a_team_that_treats_patients_keeps_a_nurse_or_physician_unless_somebody_says_why_not() {
        Api.Suite suite = Api.aSuite(0);
        suite.aPatient();
        String path = "/teams/" + suite.teamId() + "/members";
        Map<String, Object> coordinatorAlone = members(Map.of("coordinator-" + suite.suffix(), "coordinator"));
        Map<String, Object> insisted = new HashMap<>(coordinatorAlone);
        insisted.put("overrideReason", "The unit closes on Friday");

        admin.put(path, "*", coordinatorAlone)
                .statusCode(409)
                .body("type", equalTo("/problems/team-without-clinician"));
        admin.put(path, "*", members(Map.of())).statusCode(422).body("errors.pointer", contains("/members"));
        admin.get("/teams/" + suite.teamId()).body("version", equalTo(1));
        admin.put(path, "*", insisted).statusCode(200).body("version", equalTo(2));
        admin.put(path, "*", insisted).statusCode(200).body("version", equalTo(2));
        suite.coordinator()
                .post("/patients", suite.patientRequest())
                .statusCode(409)
                .body("type", equalTo("/problems/team-without-clinician"));
        admin.put(path, "*", members(Map.of("physician-" + suite.suffix(), "physician")))
                .statusCode(200);
    }

    @Test
    void a_team_that_treats_nobody_yet_may_begin_with_its_coordinator() {
        Api.Suite suite = Api.aSuite(0);
        Map<String, Object> request = new HashMap<>(Map.of(
                "name",
                "New",
                "siteId",
                suite.siteId(),
                "members",
                List.of(Map.of("userId", "c", "role", "coordinator"))));
        admin.post("/teams", request).statusCode(201);

        request.put("members", List.of());
        admin.post("/teams", request).statusCode(422).body("errors.pointer", contains("/members"));
        request.put("overrideReason", "Staff arrive next week");
        admin.post("/teams", request).statusCode(201).body("members", hasSize(0));
        request.put("overrideReason", " ");
        admin.post("/teams", request).statusCode(422).body("errors.pointer", hasItem("/overrideReason"));
    }

    @Test
    void nobody_joins_as_what_their_own_account_is_not_or_under_an_id_that_looks_like_another() {
        Api.Suite suite = Api.aSuite(0);
        String path = "/teams/" + suite.teamId() + "/members";

        for (String role : List.of("nurse", "physician", "coordinator")) {
            admin.put(path, "*", members(Map.of("admin", role, "nurse-x", "nurse")))
                    .statusCode(422)
                    .body("errors.pointer", hasSize(1));
        }
        for (String id : List.of("nurse\u200b-1", "\u3164", " nurse-1", "nurse-1\u202e")) {
            admin.put(path, "*", members(Map.of(id, "nurse")))
                    .statusCode(422)
                    .body("errors.pointer", contains("/members/0/userId"));
        }
        Api.as("admin", Group.ADMIN, Group.NURSE)
                .put(path, "*", members(Map.of("admin", "nurse")))
                .statusCode(200);
    }

    /** Whoever comes second finds the other's change. */
    @Test
    void a_patient_who_joins_at_once_with_the_last_clinician_leaving_is_not_left_to_nobody() throws Exception {
        for (int round = 0; round < 4; round++) {
            Api.Suite suite = Api.aSuite(0);
            List<Callable<Integer>> both = List.of(
                    () -> suite.coordinator()
                            .post("/patients", suite.patientRequest())
                            .extract()
                            .statusCode(),
                    () -> admin.put(
                                    "/teams/" + suite.teamId() + "/members",
                                    "*",
                                    members(Map.of("coordinator-" + suite.suffix(), "coordinator")))
                            .extract()
                            .statusCode());

            List<Integer> answers;
            try (ExecutorService threads = Executors.newFixedThreadPool(2)) {
                answers =
                        threads.invokeAll(both).stream().map(Future::resultNow).toList();
            }

            assertThat(answers).isIn(List.of(List.of(201, 409), List.of(409, 200)));
        }
    }

    @Test
    void a_team_has_up_to_two_hundred_members() {
        Api.Suite suite = Api.aSuite(0);
        List<Map<String, String>> many = IntStream.range(0, 201)
                .mapToObj(n -> Map.of("userId", "user-" + n, "role", "nurse"))
                .toList();

        admin.put("/teams/" + suite.teamId() + "/members", "*", Map.of("members", many))
                .statusCode(422)
                .body("errors.pointer", contains("/members"));
        admin.put("/teams/" + suite.teamId() + "/members", "*", Map.of("members", many.subList(0, 200)))
                .statusCode(200);
    }

    private static Map<String, Object> members(Map<String, String> roleByUser) {
        return Map.of(
                "members",
                roleByUser.entrySet().stream()
                        .map(member -> Map.of("userId", member.getKey(), "role", member.getValue()))
                        .toList());
    }
}

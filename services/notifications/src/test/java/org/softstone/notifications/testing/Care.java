package org.softstone.notifications.testing;

import static org.awaitility.Awaitility.await;
import static org.softstone.notifications.testing.Reports.newId;

import io.restassured.RestAssured;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.awaitility.Awaitility;
import org.eclipse.microprofile.config.ConfigProvider;
import org.softstone.contracts.Event;
import org.softstone.contracts.PatientProfile;
import org.softstone.contracts.TeamDefined;
import org.softstone.contracts.TeamRole;
import org.softstone.contracts.Topic;
import org.softstone.testing.TestEvents;
import org.softstone.testing.TestTokens;

/** One treating team of a component test with people of its own, as infusions and outcomes would tell of it. */
public final class Care {

    private static final TestTokens TOKENS = new TestTokens();
    private static final Map<String, TestEvents> EVENTS = new ConcurrentHashMap<>();

    static {
        // Builds run side by side on small machines.
        Awaitility.setDefaultTimeout(Duration.ofSeconds(30));
    }

    public final UUID teamId = newId();
    public final String nurse = "nurse-" + newId();
    public final String colleague = "colleague-" + newId();
    public final String physician = "physician-" + newId();
    public final String coordinator = "coordinator-" + newId();
    private final UUID siteId = newId();
    private long teamVersion;

    /** A team with all its members and one patient, both known to the service. */
    public static Care aTeam() {
        Care care = new Care();
        care.isMadeUpOf(care.nurse, care.colleague, care.physician, care.coordinator);
        return care;
    }

    public static TestEvents events() {
        return EVENTS.computeIfAbsent(
                ConfigProvider.getConfig().getValue("softstone.messaging.bootstrap-servers", String.class),
                TestEvents::new);
    }

    public static UUID publish(Event event) {
        return events().publish(event);
    }

    public void isMadeUpOf(String... members) {
        publish(nextSnapshot(members));
    }

    /** A snapshot newer than all before, to be published whenever a test likes. */
    public TeamDefined nextSnapshot(String... members) {
        teamVersion++;
        return new TeamDefined(
                teamId,
                teamVersion,
                siteId,
                Reports.BERLIN,
                Arrays.stream(members)
                        .map(member -> new TeamDefined.Member(member, roleOf(member)))
                        .toList());
    }

    /** A patient of this team, known to the service when it returns. */
    public UUID patient() {
        UUID patientId = newId();
        publish(profile(patientId, 1));
        await("snapshot of the patient")
                .until(() -> as(nurse).get("/alerts?patientId=" + patientId).statusCode() == 200);
        return patientId;
    }

    public PatientProfile profile(UUID patientId, long version) {
        return new PatientProfile(
                patientId, version, null, teamId, siteId, Reports.BERLIN, "de", PatientProfile.Status.INVITED);
    }

    /** A request of this person, in the group that the name begins with. */
    public static RequestSpecification as(String person) {
        return withToken(TOKENS.token(person, groupOf(person)));
    }

    public static RequestSpecification withToken(String token) {
        return RestAssured.given().auth().oauth2(token).basePath("/notifications/v1");
    }

    public static String tokenOf(String person) {
        return TOKENS.token(person, groupOf(person));
    }

    public static String tokenOf(String person, Duration validity) {
        return TOKENS.tokenValidFor(validity, person, groupOf(person));
    }

    public static TestTokens tokens() {
        return TOKENS;
    }

    /** Everything in this person's feed, once there is at least so much. */
    public static List<Map<String, Object>> feedOf(String person, int atLeast) {
        return await("feed of " + person).until(() -> feedOf(person), entries -> entries.size() >= atLeast);
    }

    public static List<Map<String, Object>> feedOf(String person) {
        Response response = as(person).get("/feed?limit=200");
        response.then().statusCode(200);
        return response.jsonPath().getList("items");
    }

    public static List<String> kindsIn(List<Map<String, Object>> feed) {
        return feed.stream().map(entry -> (String) entry.get("kind")).toList();
    }

    /** The one alert of this rule, open or not, once it is there. */
    public Map<String, Object> alertOf(UUID patientId, String rule) {
        List<Map<String, Object>> alerts =
                await("alert " + rule).until(() -> alertsOf(patientId, rule), found -> !found.isEmpty());
        if (alerts.size() != 1) {
            throw new AssertionError("More than one alert " + rule);
        }
        return as(nurse)
                .get("/alerts/" + alerts.getFirst().get("alertId"))
                .jsonPath()
                .getMap("");
    }

    public List<Map<String, Object>> alertsOf(UUID patientId, String rule) {
        JsonPath alerts = as(nurse)
                .queryParam("patientId", patientId)
                .queryParam("state", "all")
                .get("/alerts")
                .jsonPath();
        List<Map<String, Object>> items = alerts.getList("items");
        return items.stream().filter(alert -> rule.equals(alert.get("rule"))).collect(Collectors.toList());
    }

    public static Response acknowledge(String person, Object alertId) {
        return as(person).post("/alerts/" + alertId + "/acknowledge");
    }

    public static Response resolve(String person, Object alertId, String body) {
        return as(person).contentType(ContentType.JSON).body(body).post("/alerts/" + alertId + "/resolve");
    }

    /** What this service has published about the patient's alerts, once there is at least so much. */
    public static List<Event> publishedAlerts(UUID patientId, int atLeast) {
        return await("published events")
                .until(() -> events().eventsOf(Topic.ALERTS, patientId), published -> published.size() >= atLeast);
    }

    private static String groupOf(String person) {
        String name = person.substring(0, person.indexOf('-'));
        return name.equals("colleague") || name.equals("stranger") ? "nurse" : name;
    }

    private static TeamRole roleOf(String person) {
        return TeamRole.valueOf(groupOf(person).toUpperCase(java.util.Locale.ROOT));
    }
}

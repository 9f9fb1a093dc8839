package org.softstone.outcomes;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.net.URI;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.softstone.access.Group;
import org.softstone.access.TreatingTeams;
import org.softstone.contracts.CourseEnrolled;
import org.softstone.contracts.CourseStarted;
import org.softstone.contracts.PatientProfile;
import org.softstone.contracts.ReportEvent;
import org.softstone.contracts.TeamDefined;
import org.softstone.contracts.TeamRole;
import org.softstone.contracts.Topic;
import org.softstone.contracts.VisitBooked;
import org.softstone.database.Sql;
import org.softstone.http.Ids;
import org.softstone.testing.Database;
import org.softstone.testing.RealInfrastructure;
import org.softstone.testing.TestEvents;
import org.softstone.testing.TestTokens;

/** What component tests tell their stories with. Each story has patients and a team of its own. */
@WithTestResource(RealInfrastructure.class)
public abstract class Scenario {

    public static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    protected static final TestTokens TOKENS = new TestTokens();

    private static TestEvents events;

    @Inject
    protected InstantSource clock;

    @Inject
    protected Sql sql;

    @Inject
    TreatingTeams teams;

    @TestHTTPResource(value = "/time", management = true)
    URI time;

    protected UUID teamId;

    /** @param userId their account */
    public record Patient(UUID patientId, String userId, UUID courseId) {}

    @BeforeAll
    static void connect() {
        Awaitility.setDefaultTimeout(Duration.ofMinutes(1)); // on a busy machine
        events = new TestEvents(
                ConfigProvider.getConfig().getValue("softstone.messaging.bootstrap-servers", String.class));
    }

    /** As the user that owns the tables; the service itself may not change what they are. */
    protected static void asOwner(String... statements) {
        Config config = ConfigProvider.getConfig();
        Database owner = new Database(
                config.getValue("quarkus.datasource.jdbc.url", String.class),
                config.getValue("quarkus.flyway.username", String.class),
                config.getValue("quarkus.flyway.password", String.class));
        try (Connection connection = owner.connect();
                Statement statement = connection.createStatement()) {
            for (String each : statements) {
                statement.execute(each);
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    @AfterAll
    static void disconnect() {
        events.close();
    }

    @BeforeEach
    void aTeam() {
        teamId = Ids.next();
        QuarkusTransaction.requiringNew().run(() -> teams.apply(theTeam()));
    }

    protected TeamDefined theTeam() {
        return new TeamDefined(
                teamId,
                1,
                Ids.next(),
                BERLIN,
                List.of(
                        new TeamDefined.Member("nurse-of-" + teamId, TeamRole.NURSE),
                        new TeamDefined.Member("physician-of-" + teamId, TeamRole.PHYSICIAN),
                        new TeamDefined.Member("coordinator-of-" + teamId, TeamRole.COORDINATOR)));
    }

    /** Known here, without a course. */
    protected Patient aPatient() {
        Patient patient = newPatient();
        QuarkusTransaction.requiringNew().run(() -> teams.apply(profileOf(patient)));
        return patient;
    }

    protected static Patient newPatient() {
        UUID patientId = Ids.next();
        return new Patient(patientId, "user-of-" + patientId, Ids.next());
    }

    protected PatientProfile profileOf(Patient patient) {
        return new PatientProfile(
                patient.patientId(),
                1,
                patient.userId(),
                teamId,
                Ids.next(),
                BERLIN,
                "en",
                PatientProfile.Status.ENROLLED);
    }

    /** With an open baseline window. */
    protected Patient anEnrolledPatient() {
        return aPatientEnrolledAt(clock.instant());
    }

    protected Patient aPatientEnrolledAt(Instant enrolledAt) {
        Patient patient = aPatient();
        publish(enrolled(patient, enrolledAt));
        await().untilAsserted(() -> assertThat(windowsOf(patient)).hasSize(1));
        return patient;
    }

    /** The baseline and week 1 closed weeks ago without a report. */
    protected Patient aPatientWithAWeekLongGone() {
        return aPatientOfPastWeeks(2);
    }

    /** All of their weeks, the baseline among them, closed weeks ago without a report. */
    protected Patient aPatientOfPastWeeks(int weeks) {
        Patient patient = anEnrolledPatient();
        Instant first = clock.instant().plus(Duration.ofDays(10));
        for (int week = 0; week < weeks; week++) {
            publish(visit(patient, week + 1, first.plus(Duration.ofDays(7L * week))));
        }
        await().untilAsserted(() -> assertThat(windowsOf(patient)).hasSize(weeks));
        moveTimeTo(first.plus(Duration.ofDays(7L * weeks + 15)));
        for (int week = 0; week < weeks; week++) {
            awaitState(patient, week, "missed");
        }
        return patient;
    }

    protected static CourseEnrolled enrolled(Patient patient, Instant at) {
        return new CourseEnrolled(patient.patientId(), patient.courseId(), BERLIN, at);
    }

    protected static CourseStarted started(Patient patient, Instant at) {
        return new CourseStarted(patient.patientId(), patient.courseId(), at);
    }

    protected static VisitBooked visit(Patient patient, int number, Instant startsAt) {
        return new VisitBooked(
                patient.patientId(),
                patient.courseId(),
                UUID.nameUUIDFromBytes(
                        (patient.courseId() + "/" + number).getBytes(java.nio.charset.StandardCharsets.UTF_8)),
                number,
                startsAt,
                startsAt.plus(Duration.ofHours(2)),
                BERLIN);
    }

    /** On the clock of the wall: tests move business time over changes of the clocks. */
    protected static Instant daysBefore(Instant visit, int days) {
        return visit.atZone(BERLIN).minusDays(days).toInstant();
    }

    protected static Instant dayBefore(Instant visit) {
        return daysBefore(visit, 1);
    }

    protected UUID publish(org.softstone.contracts.Event event) {
        return events.publish(event);
    }

    protected void publish(UUID eventId, org.softstone.contracts.Event event) {
        events.publish(eventId, event);
    }

    /** What was published of this patient, once it is so many. */
    protected List<ReportEvent> reportEvents(Patient patient, int atLeast) {
        await().untilAsserted(() -> assertThat(reportEvents(patient)).hasSizeGreaterThanOrEqualTo(atLeast));
        return reportEvents(patient);
    }

    private static List<ReportEvent> reportEvents(Patient patient) {
        return events.eventsOf(Topic.REPORTS, patient.patientId()).stream()
                .map(ReportEvent.class::cast)
                .toList();
    }

    /** All that there are: none waits to be published. */
    protected <E> List<E> reportEvents(Patient patient, Class<E> type) {
        await().untilAsserted(() -> assertThat(
                        sql.list("SELECT FROM outbox WHERE aggregateid = ?", _ -> true, patient.patientId()))
                .isEmpty());
        return reportEvents(patient).stream()
                .flatMap(event -> type.isInstance(event) ? Stream.of(type.cast(event)) : Stream.empty())
                .toList();
    }

    /** Business time moves forward for everybody. */
    protected void moveTimeTo(Instant now) {
        given().contentType(ContentType.JSON)
                .body(Map.of("now", now.toString()))
                .post(time)
                .then()
                .statusCode(200);
    }

    protected void advanceTime(Duration by) {
        moveTimeTo(clock.instant().plus(by));
    }

    protected RequestSpecification as(Patient patient) {
        return withToken(TOKENS.token(patient.userId(), Group.PATIENT));
    }

    protected RequestSpecification asNurse() {
        return withToken(TOKENS.token("nurse-of-" + teamId, Group.NURSE));
    }

    protected RequestSpecification asPhysician() {
        return withToken(TOKENS.token("physician-of-" + teamId, Group.PHYSICIAN));
    }

    protected RequestSpecification asCoordinator() {
        return withToken(TOKENS.token("coordinator-of-" + teamId, Group.COORDINATOR));
    }

    protected static RequestSpecification withToken(String token) {
        return given().basePath("/outcomes/v1").auth().oauth2(token).accept(ContentType.JSON);
    }

    protected Response submit(Patient patient, UUID reportId, ReportBody report) {
        return as(patient).contentType(ContentType.JSON).body(report.json()).put("/me/reports/{id}", reportId);
    }

    protected List<Map<String, Object>> windowsOf(Patient patient) {
        return items(as(patient).get("/me/windows"));
    }

    protected Map<String, Object> windowOf(Patient patient, int week) {
        return windowsOf(patient).stream()
                .filter(window -> window.get("week").equals(week))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no window of week " + week));
    }

    protected UUID windowIdOf(Patient patient, int week) {
        return UUID.fromString((String) windowOf(patient, week).get("windowId"));
    }

    protected List<Map<String, Object>> reportsOf(Patient patient) {
        return items(as(patient).get("/me/reports?limit=200"));
    }

    protected static List<Map<String, Object>> items(Response response) {
        JsonPath body = response.then().statusCode(200).extract().jsonPath();
        return body.getList("items");
    }

    /** As many more as if they had sent it so often, each under an id of its own. */
    protected void copyReport(UUID reportId, int times) {
        sql.change("""
                INSERT INTO report
                SELECT (jsonb_populate_record(report, jsonb_build_object('report_id', gen_random_uuid()))).*
                FROM report, generate_series(1, ?) WHERE report_id = ?""", times, reportId);
    }

    protected void awaitState(Patient patient, int week, String state) {
        await().untilAsserted(() -> assertThat(windowOf(patient, week)).containsEntry("state", state));
    }

    protected long storedReportsOf(Patient patient) {
        return sql.list(
                        "SELECT count(*) AS n FROM report WHERE patient_id = ?",
                        row -> row.number("n"),
                        patient.patientId())
                .getFirst();
    }
}

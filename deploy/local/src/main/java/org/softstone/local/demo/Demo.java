package org.softstone.local.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.http.HttpClient;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Consumer;
import org.softstone.local.DemoUser;
import org.softstone.local.LocalStack;

/**
 * Three made-up patients live through some weeks, through the public API only. Business time begins in the past, only moves
 * forward, stops at whatever falls due on the way until nothing is on its way any more, and ends at the present.
 */
public final class Demo {

    /** How far in the past business time has to begin in a new data folder. */
    public static final Duration BEGINS_AGO = Duration.ofDays(70);

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final ZoneId ZONE = ZoneId.of("Europe/Berlin");
    private static final int VISITS = 30;
    private static final Duration REPORT_BEFORE_VISIT = Duration.ofHours(30);
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final LocalStack stack;
    private final Consumer<String> progress;
    private final HttpClient client;
    private final Map<DemoUser, Api> signedIn = new EnumMap<>(DemoUser.class);

    public Demo(LocalStack stack, Consumer<String> progress) {
        this.stack = stack;
        this.progress = progress;
        this.client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(Duration.ofSeconds(5))
                .build();
    }

    private record Treated(Trajectory trajectory, List<String> activityIds, String depositId, List<Instant> visits) {}

    private record DueReport(Treated patient, int week, Instant at) {}

    /** Until the present. */
    public void play() {
        long started = System.nanoTime();
        play(Instant.now());
        // Living through the weeks took a while.
        stack.liveUntil(Instant.now());
        progress.accept(
                "  %-14s ready after %4.1f s".formatted("demo", (System.nanoTime() - started) / 1_000_000_000.0));
    }

    /** So many weeks only, and a look at what everybody sees then. */
    public void rehearse(int weeks) {
        play(stack.now().plus(7L * weeks, ChronoUnit.DAYS));
        for (String path : List.of("form", "windows", "reports")) {
            as(DemoUser.PATIENT_1).get("/outcomes/v1/me/" + path);
        }
        as(DemoUser.PATIENT_1).get("/infusions/v1/me/visits");
        String teamId = as(DemoUser.NURSE_1)
                .get("/infusions/v1/me")
                .at("/teams/0/teamId")
                .asText();
        as(DemoUser.NURSE_1).get("/infusions/v1/patients?teamId=" + teamId);
        as(DemoUser.NURSE_1).get("/notifications/v1/feed");
        as(DemoUser.NURSE_1).get("/notifications/v1/alerts?state=all");
    }

    private void play(Instant until) {
        List<Treated> patients = enrol();
        List<DueReport> reports = patients.stream()
                .flatMap(patient -> reportsOf(patient).stream())
                .filter(report -> report.at().isBefore(until))
                .sorted(Comparator.comparing(DueReport::at))
                .toList();
        int told = -1;
        for (DueReport report : reports) {
            stack.liveUntil(report.at());
            if (report.week() > told) {
                told = report.week();
                progress.accept("  %-14s week %d, %s".formatted("demo", told, LocalDate.ofInstant(report.at(), ZONE)));
            }
            send(report);
            stack.awaitStillness(PATIENCE);
        }
        stack.liveUntil(until);
    }

    private List<Treated> enrol() {
        Api admin = as(DemoUser.ADMIN_1);
        String siteId = admin.post(
                        "/infusions/v1/sites",
                        object().put("name", "Day unit")
                                .put("zone", ZONE.getId())
                                .put("country", "DE"))
                .path("siteId")
                .asText();
        for (int chair = 1; chair <= 3; chair++) {
            admin.post("/infusions/v1/sites/" + siteId + "/chairs", object().put("name", "Chair " + chair));
        }
        String teamId = defineTeam(
                siteId, "Team A", DemoUser.NURSE_1, DemoUser.NURSE_2, DemoUser.PHYSICIAN_1, DemoUser.COORDINATOR_1);
        defineTeam(siteId, "Team B", DemoUser.NURSE_OTHER);
        stack.awaitStillness(PATIENCE);

        Map<Trajectory, String> courses = new java.util.LinkedHashMap<>();
        Map<Trajectory, String> patients = new java.util.LinkedHashMap<>();
        for (Trajectory trajectory : Trajectory.ALL) {
            String patientId = register(trajectory, teamId);
            patients.put(trajectory, patientId);
            courses.put(trajectory, consent(patientId));
        }
        stack.awaitStillness(PATIENCE);

        LocalDate firstVisit = LocalDate.ofInstant(stack.now(), ZONE).plusDays(4);
        List<Treated> treated = new ArrayList<>();
        for (Trajectory trajectory : Trajectory.ALL) {
            String patientId = patients.get(trajectory);
            List<String> activityIds = activities(patientId, trajectory);
            String depositId = deposit(patientId, trajectory);
            treated.add(new Treated(
                    trajectory, activityIds, depositId, book(courses.get(trajectory), trajectory, firstVisit)));
        }
        stack.awaitStillness(PATIENCE);
        progress.accept("  %-14s %d patients enrolled, %d visits booked"
                .formatted("demo", treated.size(), treated.size() * VISITS));
        return treated;
    }

    private String defineTeam(String siteId, String name, DemoUser... members) {
        ObjectNode team = object().put("name", name).put("siteId", siteId);
        ArrayNode listed = team.putArray("members");
        for (DemoUser member : members) {
            listed.addObject()
                    .put("userId", member.userName())
                    .put("role", member.groups().getFirst());
        }
        return as(DemoUser.ADMIN_1)
                .post("/infusions/v1/teams", team)
                .path("teamId")
                .asText();
    }

    private String register(Trajectory trajectory, String teamId) {
        JsonNode registered = as(DemoUser.NURSE_1)
                .post(
                        "/infusions/v1/patients",
                        object().put("givenName", trajectory.givenName())
                                .put("familyName", trajectory.familyName())
                                .put("birthDate", trajectory.birthDate().toString())
                                .put("teamId", teamId)
                                .put("language", "en"));
        as(trajectory.user())
                .post(
                        "/infusions/v1/me/enrolment",
                        object().put("code", registered.path("invitationCode").asText()));
        return registered.path("patientId").asText();
    }

    private String consent(String patientId) {
        Api nurse = as(DemoUser.NURSE_1);
        String courseId = nurse.post("/infusions/v1/patients/" + patientId + "/courses", object())
                .path("courseId")
                .asText();
        nurse.post(
                "/infusions/v1/courses/" + courseId + "/consent",
                object().put("givenBy", "patient").put("documentReference", "DEMO"));
        return courseId;
    }

    private List<String> activities(String patientId, Trajectory trajectory) {
        ObjectNode body = object();
        ArrayNode listed = body.putArray("activities");
        trajectory.activities().forEach(label -> listed.addObject().put("label", label));
        JsonNode answer = as(DemoUser.NURSE_1).put("/outcomes/v1/patients/" + patientId + "/activities", body);
        List<String> ids = new ArrayList<>();
        answer.path("activities")
                .forEach(activity -> ids.add(activity.path("activityId").asText()));
        return ids;
    }

    private String deposit(String patientId, Trajectory trajectory) {
        ObjectNode body = object();
        body.putArray("deposits")
                .addObject()
                .put("site", trajectory.depositSite())
                .put("laterality", trajectory.depositLaterality());
        return as(DemoUser.NURSE_1)
                .put("/outcomes/v1/patients/" + patientId + "/deposits", body)
                .at("/deposits/0/depositId")
                .asText();
    }

    private List<Instant> book(String courseId, Trajectory trajectory, LocalDate firstVisit) {
        String course = "/infusions/v1/courses/" + courseId;
        as(DemoUser.PHYSICIAN_1)
                .post(
                        course + "/orders",
                        object().put("product", "Sodium thiosulfate 250 mg/mL")
                                .put("salt", "pentahydrate")
                                .put("concentrationMgPerMl", 250)
                                .put("startDoseGrams", 12.5)
                                .put("ceilingGrams", 25)
                                .put("infusionMinutes", 60));
        as(DemoUser.NURSE_1).post(course + "/start");
        JsonNode series = as(DemoUser.NURSE_1)
                .post(
                        course + "/series",
                        object().put("firstDate", firstVisit.toString())
                                .put("time", trajectory.visitTime().toString())
                                .put("count", VISITS));
        List<Instant> visits = new ArrayList<>();
        series.path("visits")
                .forEach(visit -> visits.add(
                        OffsetDateTime.parse(visit.path("startsAt").asText()).toInstant()));
        return visits;
    }

    private static List<DueReport> reportsOf(Treated patient) {
        List<DueReport> reports = new ArrayList<>();
        for (int week = 0; week < patient.visits().size(); week++) {
            if (patient.trajectory().reportsIn(week)) {
                reports.add(
                        new DueReport(patient, week, patient.visits().get(week).minus(REPORT_BEFORE_VISIT)));
            }
        }
        return reports;
    }

    private void send(DueReport due) {
        Treated patient = due.patient();
        ObjectNode report = patient.trajectory().report(due.week(), patient.activityIds(), patient.depositId());
        report.put("openedAt", wallClock(due.at().minusSeconds(150)));
        report.put("submittedAt", wallClock(due.at()));
        report.put("sentAt", wallClock(due.at()));
        as(patient.trajectory().user()).put("/outcomes/v1/me/reports/" + timeOrderedId(due.at()), report);
    }

    private static String wallClock(Instant time) {
        return time.atZone(ZONE).toOffsetDateTime().toString();
    }

    /** A UUIDv7, as a phone makes it. */
    private static UUID timeOrderedId(Instant at) {
        ThreadLocalRandom random = ThreadLocalRandom.current();
        long high = (at.toEpochMilli() << 16) | 0x7000L | random.nextLong(0x1000);
        long low = (random.nextLong() & 0x3fffffffffffffffL) | 0x8000000000000000L;
        return new UUID(high, low);
    }

    private Api as(DemoUser user) {
        return signedIn.computeIfAbsent(
                user, who -> Api.signIn(client, stack.frontDoor().url(), who));
    }

    private static ObjectNode object() {
        return JSON.createObjectNode();
    }
}

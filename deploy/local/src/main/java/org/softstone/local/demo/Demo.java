package org.softstone.local.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.net.http.HttpClient;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Consumer;
import org.softstone.local.DemoUser;
import org.softstone.local.LocalStack;

/**
 * The patients of the {@link Scenario} live through their weeks, through the public API only. Business time begins in the
 * past, only moves forward, stops at whatever falls due on the way until nothing is on its way any more, and ends at the
 * present.
 */
public final class Demo {

    /** How long before their visit a patient reports. */
    public static final Duration REPORT_BEFORE_VISIT = Duration.ofHours(30);

    private static final int DAYS_BEFORE_FIRST_VISIT = 3;

    /**
     * How far in the past business time has to begin in a new data folder: all weeks, the days of enrolment before, and a
     * day so that the last report and the end of the courses are in the past at whatever time of day it begins.
     */
    public static final Duration BEGINS_AGO = Duration.ofDays(DAYS_BEFORE_FIRST_VISIT + 7L * Scenario.LAST_WEEK + 1);

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final ZoneId ZONE = ZoneId.of("Europe/Berlin");
    private static final LocalTime VISIT_TIME = LocalTime.of(13, 0);
    private static final Duration INFUSION = Duration.ofMinutes(60);
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final LocalStack stack;
    private final Consumer<String> progress;
    private final HttpClient client;
    private final Scenario scenario = Scenario.load();
    private final Map<DemoUser, Api> signedIn = new ConcurrentHashMap<>();

    public Demo(LocalStack stack, Consumer<String> progress) {
        this.stack = stack;
        this.progress = progress;
        this.client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(Duration.ofSeconds(5))
                .build();
    }

    private record BookedVisit(String visitId, Instant startsAt) {}

    private record Treated(
            Scenario.Patient patient,
            String courseId,
            List<String> activityIds,
            String depositId,
            List<BookedVisit> visits) {

        String course() {
            return "/infusions/v1/courses/" + courseId;
        }

        String visit(int week) {
            return "/infusions/v1/visits/" + visits.get(week).visitId();
        }

        /** When that week's visit begins; where none is booked, when it would. */
        Instant visitTime(int week) {
            return visits.getFirst().startsAt().atZone(ZONE).plusWeeks(week).toInstant();
        }
    }

    /** What one patient and their team do at a moment. */
    private interface Act {
        void of(Treated treated, Scenario.Week week, Instant at);
    }

    /** Until the present. */
    public void play() {
        long started = System.nanoTime();
        play(Instant.now());
        // Living through the weeks took a while.
        stack.liveUntil(Instant.now());
        progress.accept(
                "  %-14s ready after %4.1f s".formatted("demo", (System.nanoTime() - started) / 1_000_000_000.0));
    }

    /** So many weeks only, a look at what everybody sees then, and some days of much work: for the training run. */
    public void rehearse(int weeks, int busyDays) {
        List<Treated> all = play(stack.now().plus(7L * weeks, ChronoUnit.DAYS));
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
        BusyDays busy = new BusyDays(
                stack,
                this::as,
                all.stream()
                        .map(treated -> new BusyDays.Patient(
                                treated.patient().demoUser(), treated.activityIds(), treated.depositId()))
                        .toList());
        busy.live(busyDays);
        busy.stayAway(weeks);
    }

    private List<Treated> play(Instant until) {
        List<Treated> all = enrol();
        for (int week = 0; week <= Scenario.LAST_WEEK; week++) {
            Instant visit = all.getFirst().visitTime(week);
            if (!visit.isBefore(until)) {
                break;
            }
            progress.accept("  %-14s week %d, %s".formatted("demo", week, LocalDate.ofInstant(visit, ZONE)));
            step(all, week, visit.minus(REPORT_BEFORE_VISIT), this::report);
            step(all, week, visit, this::receive);
            step(all, week, visit.plus(INFUSION), this::finish);
        }
        stack.liveUntil(until);
        return all;
    }

    /** Everybody at the same moment and side by side; goes on when all that followed has happened. */
    private void step(List<Treated> all, int week, Instant at, Act act) {
        stack.liveUntil(at);
        LocalStack.together(all.stream()
                .<Runnable>map(
                        treated -> () -> treated.patient().week(week).ifPresent(lived -> act.of(treated, lived, at)))
                .toList());
        stack.awaitQuiet(PATIENCE);
    }

    private void report(Treated treated, Scenario.Week week, Instant at) {
        if (week.missed()) {
            return;
        }
        ObjectNode report = WeeklyReport.of(week, treated.activityIds(), treated.depositId());
        report.put("openedAt", wallClock(at.minusSeconds(150)));
        report.put("submittedAt", wallClock(at));
        report.put("sentAt", wallClock(at));
        as(treated.patient().demoUser()).put("/outcomes/v1/me/reports/" + timeOrderedId(at), report);
    }

    private void receive(Treated treated, Scenario.Week week, Instant at) {
        switch (week.visit()) {
            case INFUSED -> {
                orderWhenItChanges(treated, week);
                as(DemoUser.COORDINATOR_1).post(treated.visit(week.week()) + "/check-in");
                as(DemoUser.NURSE_1).post(treated.visit(week.week()) + "/start");
            }
            case HELD -> {
                as(DemoUser.COORDINATOR_1).post(treated.visit(week.week()) + "/check-in");
                as(DemoUser.NURSE_1)
                        .post(
                                treated.visit(week.week()) + "/hold",
                                object().put("reason", "The physician decided not to infuse today"));
            }
            case NO_SHOW -> as(DemoUser.COORDINATOR_1).post(treated.visit(week.week()) + "/no-show");
            case null -> {}
        }
    }

    private void finish(Treated treated, Scenario.Week week, Instant at) {
        if (week.visit() == Scenario.VisitEnd.INFUSED) {
            as(DemoUser.NURSE_1)
                    .post(treated.visit(week.week()) + "/complete", object().put("givenGrams", week.doseGrams()));
        }
        Scenario.End end = treated.patient().end();
        if (week.week() == end.week()) {
            Api physician = as(DemoUser.PHYSICIAN_1);
            if (end.as().equals("completed")) {
                physician.post(treated.course() + "/complete");
            } else {
                physician.post(treated.course() + "/discontinue", object().put("reason", end.reason()));
            }
        }
    }

    private void orderWhenItChanges(Treated treated, Scenario.Week week) {
        BigDecimal last = null;
        for (Scenario.Week before : treated.patient().weeks().subList(0, week.week())) {
            last = before.doseGrams() == null ? last : before.doseGrams();
        }
        if (last != null && last.compareTo(week.doseGrams()) != 0) {
            order(treated.course(), treated.patient(), week.doseGrams());
        }
    }

    private List<Treated> enrol() {
        String teamId = openTheDayUnit();
        stack.awaitQuiet(PATIENCE);
        List<String> patientIds = scenario.patients().stream()
                .map(patient -> register(patient, teamId))
                .toList();
        List<String> courseIds = patientIds.stream().map(this::consent).toList();
        stack.awaitQuiet(PATIENCE);

        LocalDate firstVisit = LocalDate.ofInstant(stack.now(), ZONE).plusDays(DAYS_BEFORE_FIRST_VISIT);
        List<Treated> all = new ArrayList<>();
        for (int i = 0; i < patientIds.size(); i++) {
            Scenario.Patient patient = scenario.patients().get(i);
            all.add(new Treated(
                    patient,
                    courseIds.get(i),
                    activities(patientIds.get(i), patient),
                    deposit(patientIds.get(i), patient),
                    book(courseIds.get(i), patient, firstVisit)));
        }
        stack.awaitQuiet(PATIENCE);
        progress.accept("  %-14s %d patients enrolled, %d visits booked"
                .formatted("demo", all.size(), all.size() * Scenario.VISITS));
        return all;
    }

    private String openTheDayUnit() {
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
        defineTeam(siteId, "Team B", DemoUser.NURSE_OTHER);
        return defineTeam(
                siteId, "Team A", DemoUser.NURSE_1, DemoUser.NURSE_2, DemoUser.PHYSICIAN_1, DemoUser.COORDINATOR_1);
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

    private String register(Scenario.Patient patient, String teamId) {
        JsonNode registered = as(DemoUser.NURSE_1)
                .post(
                        "/infusions/v1/patients",
                        object().put("givenName", patient.givenName())
                                .put("familyName", patient.familyName())
                                .put("birthDate", patient.birthDate().toString())
                                .put("teamId", teamId)
                                .put("language", "en"));
        as(patient.demoUser())
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

    private List<String> activities(String patientId, Scenario.Patient patient) {
        ObjectNode body = object();
        ArrayNode listed = body.putArray("activities");
        patient.activities().forEach(label -> listed.addObject().put("label", label));
        JsonNode answer = as(DemoUser.NURSE_1).put("/outcomes/v1/patients/" + patientId + "/activities", body);
        List<String> ids = new ArrayList<>();
        answer.path("activities")
                .forEach(activity -> ids.add(activity.path("activityId").asText()));
        return ids;
    }

    private String deposit(String patientId, Scenario.Patient patient) {
        ObjectNode body = object();
        body.putArray("deposits")
                .addObject()
                .put("site", patient.deposit().site())
                .put("laterality", patient.deposit().laterality());
        return as(DemoUser.NURSE_1)
                .put("/outcomes/v1/patients/" + patientId + "/deposits", body)
                .at("/deposits/0/depositId")
                .asText();
    }

    private List<BookedVisit> book(String courseId, Scenario.Patient patient, LocalDate firstVisit) {
        String course = "/infusions/v1/courses/" + courseId;
        order(course, patient, patient.weeks().getFirst().doseGrams());
        as(DemoUser.NURSE_1).post(course + "/start");
        JsonNode series = as(DemoUser.NURSE_1)
                .post(
                        course + "/series",
                        object().put("firstDate", firstVisit.toString())
                                .put("time", VISIT_TIME.toString())
                                .put("count", Scenario.VISITS));
        List<BookedVisit> visits = new ArrayList<>();
        series.path("visits")
                .forEach(visit -> visits.add(new BookedVisit(
                        visit.path("visitId").asText(),
                        OffsetDateTime.parse(visit.path("startsAt").asText()).toInstant())));
        return visits;
    }

    /** Each dose is a signed version of the order. */
    private void order(String course, Scenario.Patient patient, BigDecimal doseGrams) {
        as(DemoUser.PHYSICIAN_1)
                .post(
                        course + "/orders",
                        object().put("product", "Sodium thiosulfate 250 mg/mL")
                                .put("salt", "pentahydrate")
                                .put("concentrationMgPerMl", 250)
                                .put("startDoseGrams", doseGrams)
                                .put("ceilingGrams", patient.ceilingGrams())
                                .put("infusionMinutes", INFUSION.toMinutes()));
    }

    private static String wallClock(Instant time) {
        return time.atZone(ZONE).toOffsetDateTime().toString();
    }

    /** A UUIDv7, as a phone makes it. */
    static UUID timeOrderedId(Instant at) {
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

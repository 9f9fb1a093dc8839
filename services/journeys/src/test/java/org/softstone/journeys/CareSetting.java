package org.softstone.journeys;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;

/** A site with one team and its patients, made through the public API. Names are unique, so that journeys can share a stack. */
final class CareSetting {

    static final ZoneId ZONE = ZoneId.of("Europe/Berlin");

    /** @param activityId the one activity that the patient rates */
    record Enrolled(Person person, String patientId, String courseId, String activityId) {}

    final Person admin;
    final Person nurse;
    final Person colleague;
    final Person physician;
    final String siteId;
    final String teamId;

    private final JourneyStack stack;
    private final String mark;
    private final AtomicInteger patients = new AtomicInteger();

    private CareSetting(JourneyStack stack, String mark, String siteId, Person admin) {
        this.stack = stack;
        this.mark = mark;
        this.siteId = siteId;
        this.admin = admin;
        this.nurse = Person.nurse("nurse-" + mark);
        this.colleague = Person.nurse("colleague-" + mark);
        this.physician = Person.physician("physician-" + mark);
        this.teamId = defineTeam("Team " + mark, nurse, colleague, physician);
    }

    static CareSetting open(JourneyStack stack) {
        String mark = UUID.randomUUID().toString().substring(0, 8);
        Person admin = Person.admin("admin-" + mark);
        String siteId = stack.as(admin)
                .post("/infusions/v1/sites", Map.of("name", "Site " + mark, "zone", ZONE.getId()))
                .expecting(201)
                .text("siteId");
        CareSetting setting = new CareSetting(stack, mark, siteId, admin);
        stack.as(admin)
                .post("/infusions/v1/sites/" + siteId + "/chairs", Map.of("name", "Chair 1"))
                .expecting(201);
        return setting;
    }

    /** Another team of the same site. */
    String defineTeam(String name, Person... members) {
        return stack.as(admin)
                .post("/infusions/v1/teams", Map.of("name", name, "siteId", siteId, "members", listed(members)))
                .expecting(201)
                .text("teamId");
    }

    /** Replaces the members of the team. */
    void defineMembers(Person... members) {
        stack.as(admin)
                .put(
                        "/infusions/v1/teams/" + teamId + "/members",
                        Map.of("members", listed(members)),
                        Map.of("If-Match", "*"))
                .expecting(200);
    }

    /** A patient of the team with a linked account and a consented course: the baseline window is open. */
    Enrolled enrol() {
        Person person = Person.patient("patient-" + mark + "-" + patients.incrementAndGet());
        Answer registered = stack.as(nurse)
                .post(
                        "/infusions/v1/patients",
                        Map.of(
                                "givenName", "Ada",
                                "familyName", "Example",
                                "birthDate", "1962-04-01",
                                "teamId", teamId))
                .expecting(201);
        String patientId = registered.text("patientId");
        stack.as(person).post("/infusions/v1/me/enrolment", Map.of("code", registered.text("invitationCode")));
        String courseId = stack.as(nurse)
                .post("/infusions/v1/patients/" + patientId + "/courses", Map.of())
                .expecting(201)
                .text("courseId");
        stack.as(nurse)
                .post(
                        "/infusions/v1/courses/" + courseId + "/consent",
                        Map.of("givenBy", "patient", "documentReference", "D-1"))
                .expecting(200);
        stack.await(
                "the team's replica in outcomes",
                () -> stack.as(nurse)
                                .get("/outcomes/v1/patients/" + patientId + "/activities")
                                .status()
                        == 200);
        String activityId = stack.as(nurse)
                .put(
                        "/outcomes/v1/patients/" + patientId + "/activities",
                        Map.of("activities", List.of(Map.of("label", "grip a drinking glass"))))
                .expecting(200)
                .body()
                .at("/activities/0/activityId")
                .asText();
        stack.await("the baseline window", () -> {
            Answer windows = stack.as(person).get("/outcomes/v1/me/windows");
            return windows.status() == 200
                    && windows.items().stream()
                            .anyMatch(
                                    window -> "open".equals(window.get("state").asText()));
        });
        return new Enrolled(person, patientId, courseId, activityId);
    }

    /** Signs an order, starts the course and books so many weekly visits, the first at nine on this date. */
    List<Instant> book(Enrolled patient, LocalDate firstDate, int visits) {
        String course = "/infusions/v1/courses/" + patient.courseId();
        stack.as(physician)
                .post(
                        course + "/orders",
                        Map.of(
                                "product",
                                "Sodium thiosulfate 250 mg/mL",
                                "salt",
                                "pentahydrate",
                                "concentrationMgPerMl",
                                250,
                                "startDoseGrams",
                                12.5,
                                "ceilingGrams",
                                25,
                                "infusionMinutes",
                                60))
                .expecting(201);
        stack.as(nurse).post(course + "/start", Map.of()).expecting(200);
        Answer series = stack.as(nurse)
                .post(course + "/series", Map.of("firstDate", firstDate.toString(), "time", "09:00", "count", visits))
                .expecting(201);
        List<Instant> starts = new ArrayList<>();
        series.body()
                .get("visits")
                .forEach(visit -> starts.add(
                        java.time.OffsetDateTime.parse(visit.get("startsAt").asText())
                                .toInstant()));
        return starts;
    }

    /** A report of this average pain, sent off at this moment by a phone whose clock is right. */
    static ObjectNode report(int averagePain, Instant submittedAt) {
        ObjectNode report = Api.JSON.createObjectNode();
        String at = submittedAt.atZone(ZONE).toOffsetDateTime().toString();
        report.put("submittedAt", at);
        report.put("sentAt", at);
        report.putObject("pain").put("average", averagePain);
        return report;
    }

    private static List<Map<String, String>> listed(Person... members) {
        return java.util.Arrays.stream(members)
                .map(member -> Map.of("userId", member.userId(), "role", member.group()))
                .toList();
    }
}

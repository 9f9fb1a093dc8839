package org.softstone.notifications.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;
import static org.softstone.notifications.testing.Care.acknowledge;
import static org.softstone.notifications.testing.Care.events;
import static org.softstone.notifications.testing.Care.feedOf;
import static org.softstone.notifications.testing.Care.kindsIn;
import static org.softstone.notifications.testing.Care.publish;
import static org.softstone.notifications.testing.Care.publishedAlerts;
import static org.softstone.notifications.testing.Care.resolve;
import static org.softstone.notifications.testing.Reports.aMissedReport;
import static org.softstone.notifications.testing.Reports.aReport;
import static org.softstone.notifications.testing.Reports.dayOfWeek;
import static org.softstone.notifications.testing.Reports.newId;
import static org.softstone.notifications.testing.Reports.retraction;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.softstone.access.TreatingTeams;
import org.softstone.contracts.AlertLevel;
import org.softstone.contracts.AlertRaised;
import org.softstone.contracts.AlertRaisedAgain;
import org.softstone.contracts.PatientProfile;
import org.softstone.contracts.PatientProfile.ReportingEnded;
import org.softstone.contracts.ReportMissed;
import org.softstone.contracts.ReportSubmitted;
import org.softstone.contracts.ReportSubmitted.RedFlag;
import org.softstone.contracts.ReportSubmitted.Symptom;
import org.softstone.contracts.ReportSubmitted.WantsContact;
import org.softstone.contracts.Topic;
import org.softstone.notifications.testing.Care;
import org.softstone.testing.RealInfrastructure;

/** From Kafka to alerts and feeds, through the whole service. */
@QuarkusTest
@WithTestResource(RealInfrastructure.class)
class ReportComponentTest {

    @Inject
    TreatingTeams teams;

    private final Care care = Care.aTeam();

    @Test
    void a_report_and_its_alert_reach_everybody_of_the_treating_team_and_nobody_else() {
        UUID patient = care.patient();
        Care another = Care.aTeam();
        ReportSubmitted before = aReport().of(patient).week(3).pain(4).build();
        ReportSubmitted worse = aReport().of(patient).week(4).pain(7).build();

        publish(before);
        publish(worse);

        for (String member : List.of(care.nurse, care.colleague, care.physician, care.coordinator)) {
            List<Map<String, Object>> feed = feedOf(member, 3);
            assertThat(kindsIn(feed)).containsExactly("report-submitted", "report-submitted", "alert-raised");
            assertThat(feed).extracting(entry -> entry.get("sequence")).containsExactly(1, 2, 3);
            assertThat(feed.get(1))
                    .containsEntry("reportId", worse.reportId().toString())
                    .containsEntry("patientId", patient.toString())
                    .containsEntry("summary", "Report of week 4: average pain 7")
                    .containsEntry("read", false)
                    .doesNotContainKeys("alertId", "level", "rule");
            assertThat(feed.get(2))
                    .containsEntry("rule", "P-1")
                    .containsEntry("level", "urgent")
                    .containsEntry("summary", "Average pain 7, was 4 one week ago")
                    .containsKeys("alertId", "at");
        }
        assertThat(feedOf(another.nurse)).isEmpty();
    }

    @Test
    void an_alert_shows_rule_version_inputs_source_and_history_and_is_published() {
        UUID patient = care.patient();
        ReportSubmitted report =
                aReport().of(patient).symptom(Symptom.NAUSEA, 3).build();

        publish(report);

        Map<String, Object> alert = care.alertOf(patient, "S-1");
        assertThat(alert)
                .containsEntry("ruleVersion", 1)
                .containsEntry("level", "urgent")
                .containsEntry("state", "raised")
                .containsEntry("summary", "Nausea 3 of 4")
                .doesNotContainKeys("acknowledgedBy", "resolvedBy", "note");
        assertThat(alert.get("source").toString()).contains("Mazza 2024");
        assertThat(inputs(alert))
                .containsEntry("thresholdSeverity", 3)
                .containsEntry("severities", List.of(Map.of("symptom", "nausea", "severity", 3)));
        assertThat(history(alert)).hasSize(1);
        assertThat(history(alert).getFirst())
                .containsEntry("kind", "raised")
                .containsEntry("reportId", report.reportId().toString())
                .containsEntry("windowId", report.windowId().toString());
        assertThat(publishedAlerts(patient, 1)).singleElement().satisfies(event -> {
            AlertRaised raised = (AlertRaised) event;
            assertThat(raised.alertId()).hasToString(alert.get("alertId").toString());
            assertThat(raised.rule()).isEqualTo("S-1");
            assertThat(raised.level()).isEqualTo(AlertLevel.URGENT);
        });
    }

    @Test
    void new_evidence_joins_the_open_alert_and_raises_its_level() {
        UUID patient = care.patient();
        publish(aReport()
                .of(patient)
                .week(3)
                .wantsContact(WantsContact.THIS_WEEK)
                .build());
        publish(aReport().of(patient).week(4).wantsContact(WantsContact.TODAY).build());
        publish(aReport()
                .of(patient)
                .week(5)
                .wantsContact(WantsContact.THIS_WEEK)
                .build());

        assertThat(kindsIn(feedOf(care.nurse, 6)))
                .containsExactly(
                        "report-submitted",
                        "alert-raised",
                        "report-submitted",
                        "alert-raised-again",
                        "report-submitted",
                        "alert-raised-again");
        Map<String, Object> alert = care.alertOf(patient, "W-1");
        assertThat(alert).containsEntry("level", "urgent");
        assertThat(inputs(alert)).containsEntry("wantsContact", "today");
        assertThat(history(alert))
                .extracting(entry -> entry.get("kind") + " " + entry.get("level"))
                .containsExactly("raised routine", "raised-again urgent", "raised-again routine");
        assertThat(publishedAlerts(patient, 3))
                .element(2)
                .satisfies(
                        event -> assertThat(((AlertRaisedAgain) event).level()).isEqualTo(AlertLevel.URGENT));
    }

    @Test
    void evidence_after_an_alert_was_resolved_raises_a_new_one() {
        UUID patient = care.patient();
        publish(aReport().of(patient).week(3).redFlag(RedFlag.FAINTING).build());
        Object first = care.alertOf(patient, "S-4").get("alertId");
        resolve(care.nurse, first, "{\"outcome\":\"call\"}").then().statusCode(200);

        publish(aReport().of(patient).week(4).redFlag(RedFlag.FAINTING).build());

        await().untilAsserted(() -> assertThat(care.alertsOf(patient, "S-4"))
                .extracting(alert -> alert.get("state"))
                .containsExactly("raised", "resolved"));
    }

    @Test
    void evidence_that_is_no_worse_leaves_an_acknowledged_alert_with_whoever_has_taken_it() {
        UUID patient = care.patient();
        publish(aReport().of(patient).week(3).wantsContact(WantsContact.TODAY).build());
        Object alertId = care.alertOf(patient, "W-1").get("alertId");
        acknowledge(care.nurse, alertId).then().statusCode(200);

        publish(aReport()
                .of(patient)
                .week(4)
                .wantsContact(WantsContact.THIS_WEEK)
                .build());
        feedOf(care.nurse, 5);

        assertThat(care.alertOf(patient, "W-1"))
                .containsEntry("level", "urgent")
                .containsEntry("state", "acknowledged")
                .containsEntry("acknowledgedBy", care.nurse);
    }

    @Test
    void a_report_delivered_three_times_has_its_effects_once() {
        UUID patient = care.patient();
        ReportSubmitted report =
                aReport().of(patient).redFlag(RedFlag.BREATHING).build();
        UUID eventId = newId();

        events().publish(eventId, report);
        events().publish(eventId, report);
        events().publish(eventId, report);
        publish(aReport().of(patient).week(6).build());

        assertThat(kindsIn(feedOf(care.nurse, 3)))
                .containsExactly("report-submitted", "alert-raised", "report-submitted");
        assertThat(history(care.alertOf(patient, "S-4"))).hasSize(1);
        assertThat(publishedAlerts(patient, 1)).hasSize(1);
    }

    @Test
    void the_same_report_under_another_event_id_has_its_effects_once() {
        UUID patient = care.patient();
        ReportSubmitted report =
                aReport().of(patient).redFlag(RedFlag.BREATHING).build();

        publish(report);
        publish(report);
        publish(aReport().of(patient).week(6).build());

        assertThat(kindsIn(feedOf(care.nurse, 3)))
                .containsExactly("report-submitted", "alert-raised", "report-submitted");
    }

    @Test
    void reports_of_a_patient_whom_nobody_knows_yet_wait_for_her_and_keep_their_order() {
        UUID patient = newId();
        publish(aReport().of(patient).week(1).pain(4).build());
        publish(aReport().of(patient).week(2).pain(6).build());

        publish(care.profile(patient, 1));

        assertThat(feedOf(care.nurse, 3))
                .extracting(entry -> entry.get("summary"))
                .containsExactly(
                        "Report of week 1: average pain 4",
                        "Report of week 2: average pain 6",
                        "Average pain 6, was 4 one week ago");
    }

    @Test
    void reports_wait_for_the_team_too() {
        Care unknown = new Care();
        UUID patient = newId();
        publish(unknown.profile(patient, 1));
        publish(aReport().of(patient).build());

        unknown.isMadeUpOf(unknown.nurse);

        assertThat(kindsIn(feedOf(unknown.nurse, 1))).containsExactly("report-submitted");
    }

    @Test
    void a_missed_report_raises_a_routine_alert_once() {
        UUID patient = care.patient();
        ReportMissed missed = aMissedReport(patient, newId(), 5);

        publish(missed);
        publish(missed);
        publish(aReport().of(patient).week(6).build());

        List<Map<String, Object>> feed = feedOf(care.nurse, 3);
        assertThat(kindsIn(feed)).containsExactly("report-missed", "alert-raised", "report-submitted");
        assertThat(feed.getFirst())
                .containsEntry("windowId", missed.windowId().toString())
                .containsEntry("summary", "No report of week 5, due 1 March 2026");
        Map<String, Object> alert = care.alertOf(patient, "M-1");
        assertThat(alert).containsEntry("level", "routine");
        assertThat(history(alert)).hasSize(1);
    }

    @Test
    void late_answers_join_the_alert_of_the_missed_reports_and_leave_it_open() {
        UUID patient = care.patient();
        ReportMissed fourth = aMissedReport(patient, newId(), 4);
        ReportMissed fifth = aMissedReport(patient, newId(), 5);
        publish(fourth);
        publish(fifth);
        ReportSubmitted answer = aReport()
                .of(patient)
                .week(4)
                .window(fourth.windowId())
                .receivedLate(dayOfWeek(6))
                .build();

        publish(answer);

        assertThat(kindsIn(feedOf(care.nurse, 6)).subList(4, 6))
                .containsExactly("report-submitted", "alert-raised-again");
        Map<String, Object> alert = care.alertOf(patient, "M-1");
        assertThat(alert).containsEntry("state", "raised").containsEntry("level", "routine");
        assertThat(history(alert))
                .extracting(entry -> entry.get("windowId"), entry -> entry.get("reportId"))
                .containsExactly(
                        tuple(fourth.windowId().toString(), null),
                        tuple(fifth.windowId().toString(), null),
                        tuple(fourth.windowId().toString(), answer.reportId().toString()));
    }

    @Test
    void a_late_answer_does_not_open_what_somebody_has_resolved() {
        UUID patient = care.patient();
        ReportMissed missed = aMissedReport(patient, newId(), 4);
        publish(missed);
        Object alertId = care.alertOf(patient, "M-1").get("alertId");
        resolve(care.coordinator, alertId, "{\"outcome\":\"call\"}").then().statusCode(200);

        publish(aReport()
                .of(patient)
                .week(4)
                .window(missed.windowId())
                .receivedLate(dayOfWeek(6))
                .build());

        assertThat(kindsIn(feedOf(care.nurse, 4)))
                .containsExactly("report-missed", "alert-raised", "alert-resolved", "report-submitted");
        assertThat(care.alertOf(patient, "M-1")).containsEntry("state", "resolved");
    }

    @Test
    void the_announcement_of_a_missed_window_that_comes_after_its_report_raises_nothing() {
        UUID patient = care.patient();
        UUID window = newId();
        publish(aReport().of(patient).week(4).window(window).build());

        publish(aMissedReport(patient, window, 4));

        assertThat(kindsIn(feedOf(care.nurse, 2))).containsExactly("report-submitted", "report-missed");
        assertThat(care.alertsOf(patient, "M-1")).isEmpty();
    }

    @Test
    void a_report_that_is_missing_from_somebody_whose_reporting_has_ended_raises_nothing_and_tells_nobody() {
        UUID patient = care.patient();
        reportingOf(patient, 2, new ReportingEnded(Instant.parse("2026-03-05T09:00:00Z"), ReportingEnded.Reason.DIED));

        publish(aMissedReport(patient, newId(), 4));
        publish(aReport().of(patient).week(5).build());

        assertThat(kindsIn(feedOf(care.nurse, 1))).containsExactly("report-submitted");
        assertThat(care.alertsOf(patient, "M-1")).isEmpty();

        reportingOf(patient, 3, null);
        publish(aMissedReport(patient, newId(), 6));

        assertThat(history(care.alertOf(patient, "M-1"))).hasSize(1);
    }

    @Test
    void a_report_that_is_retracted_after_the_end_of_the_reporting_makes_no_missing_one() {
        UUID patient = care.patient();
        ReportMissed window = aMissedReport(patient, newId(), 4);
        ReportSubmitted wrong =
                aReport().of(patient).week(4).window(window.windowId()).build();
        publish(wrong);
        publish(window);
        feedOf(care.nurse, 2);
        reportingOf(
                patient, 2, new ReportingEnded(Instant.parse("2026-03-05T09:00:00Z"), ReportingEnded.Reason.WITHDREW));

        publish(retraction(wrong));

        assertThat(kindsIn(feedOf(care.nurse, 3))).endsWith("report-retracted");
        assertThat(care.alertsOf(patient, "M-1")).isEmpty();
    }

    private void reportingOf(UUID patientId, long version, ReportingEnded ended) {
        PatientProfile before = care.profile(patientId, version);
        publish(new PatientProfile(
                patientId,
                version,
                before.userId(),
                before.teamId(),
                before.siteId(),
                before.zone(),
                before.language(),
                before.status(),
                ended));
        await().until(() -> teams.patient(patientId).orElseThrow().version() == version);
    }

    @Test
    void an_event_that_cannot_be_understood_goes_to_the_dead_letters_and_the_next_one_is_handled() {
        UUID patient = care.patient();
        UUID broken = newId();

        events().publishRaw(
                        Topic.REPORTS,
                        patient.toString(),
                        broken,
                        "org.softstone.report.submitted.v1",
                        "{\"patientId\":".getBytes(StandardCharsets.UTF_8));
        publish(aReport().of(patient).build());

        assertThat(kindsIn(feedOf(care.nurse, 1))).containsExactly("report-submitted");
        await().untilAsserted(() -> assertThat(events().recordsOn(Topic.REPORTS.deadLetterTopicOf("notifications")))
                .anySatisfy(letter -> assertThat(
                                new String(letter.headers().lastHeader("ce_id").value(), StandardCharsets.UTF_8))
                        .isEqualTo(broken.toString())));
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> inputs(Map<String, Object> alert) {
        return (Map<String, Object>) alert.get("inputs");
    }

    @SuppressWarnings("unchecked")
    private static List<Map<String, Object>> history(Map<String, Object> alert) {
        return (List<Map<String, Object>>) alert.get("history");
    }
}

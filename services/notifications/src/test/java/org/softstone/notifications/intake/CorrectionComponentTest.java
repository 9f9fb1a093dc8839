package org.softstone.notifications.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;
import static org.softstone.notifications.testing.Care.feedOf;
import static org.softstone.notifications.testing.Care.kindsIn;
import static org.softstone.notifications.testing.Care.publish;
import static org.softstone.notifications.testing.Care.publishedAlerts;
import static org.softstone.notifications.testing.Care.resolve;
import static org.softstone.notifications.testing.Reports.aMissedReport;
import static org.softstone.notifications.testing.Reports.aReport;
import static org.softstone.notifications.testing.Reports.amended;
import static org.softstone.notifications.testing.Reports.amendment;
import static org.softstone.notifications.testing.Reports.dayOfWeek;
import static org.softstone.notifications.testing.Reports.newId;
import static org.softstone.notifications.testing.Reports.overtaken;
import static org.softstone.notifications.testing.Reports.retraction;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.softstone.contracts.AlertRaised;
import org.softstone.contracts.PausesDefined;
import org.softstone.contracts.ReportAmended;
import org.softstone.contracts.ReportMissed;
import org.softstone.contracts.ReportRetracted;
import org.softstone.contracts.ReportSubmitted;
import org.softstone.contracts.ReportSubmitted.Mode;
import org.softstone.contracts.ReportSubmitted.RedFlag;
import org.softstone.contracts.ReportSubmitted.Symptom;
import org.softstone.contracts.ReportSubmitted.WantsContact;
import org.softstone.contracts.ReportWindowOpened;
import org.softstone.database.Sql;
import org.softstone.notifications.picture.Pictures;
import org.softstone.notifications.testing.Care;
import org.softstone.notifications.testing.Reports;
import org.softstone.testing.RealInfrastructure;

/** What amendments, retractions and pauses do to alerts and feeds, through the whole service. */
@QuarkusTest
@WithTestResource(RealInfrastructure.class)
class CorrectionComponentTest {

    @Inject
    Sql sql;

    @Inject
    Pictures pictures;

    private final Care care = Care.aTeam();

    @Test
    void an_amendment_that_makes_pain_severe_raises_the_alert_that_the_report_should_have_raised() {
        UUID patient = care.patient();
        ReportSubmitted first = aReport().of(patient).week(4).pain(3).build();
        publish(aReport().of(patient).week(3).pain(3).build());
        publish(first);

        publish(amendment(amended(first).pain(8).build()));

        List<Map<String, Object>> feed = feedOf(care.nurse, 4);
        assertThat(kindsIn(feed))
                .containsExactly("report-submitted", "report-submitted", "report-amended", "alert-raised");
        assertThat(feed.get(2))
                .containsEntry("reportId", first.reportId().toString())
                .containsEntry("summary", "Report of week 4 amended: average pain 8");
        Map<String, Object> alert = care.alertOf(patient, "P-1");
        assertThat(alert).containsEntry("level", "urgent");
        assertThat(history(alert))
                .extracting(entry -> entry.get("kind"), entry -> entry.get("reportVersion"))
                .containsExactly(tuple("raised", 2));
    }

    @Test
    void an_amendment_that_takes_the_reason_of_an_alert_away_says_so_and_leaves_closing_to_people() {
        UUID patient = care.patient();
        ReportSubmitted first =
                aReport().of(patient).redFlag(RedFlag.FAINTING).pain(3).build();
        publish(first);
        Object alertId = care.alertOf(patient, "S-4").get("alertId");

        publish(amendment(amended(first).pain(3).build()));

        List<Map<String, Object>> feed = feedOf(care.nurse, 4);
        assertThat(kindsIn(feed))
                .containsExactly("report-submitted", "alert-raised", "report-amended", "alert-evidence-changed");
        assertThat(feed.getLast())
                .containsEntry("alertId", alertId)
                .containsEntry("level", "critical")
                .containsEntry("summary", "Report of week 5 amended: average pain 3; S-4 no longer applies to it");
        Map<String, Object> alert = care.alertOf(patient, "S-4");
        assertThat(alert).containsEntry("state", "raised").containsEntry("level", "critical");
        assertThat(history(alert))
                .extracting(entry -> entry.get("kind"), entry -> entry.get("voided"))
                .containsExactly(tuple("raised", "amended"), tuple("evidence-changed", null));
        assertThat(history(alert).getFirst().get("inputs").toString()).contains("fainting");
    }

    @Test
    void an_amendment_is_compared_with_what_was_known_before_the_report_and_not_with_the_newest() {
        UUID patient = care.patient();
        ReportSubmitted third = aReport().of(patient).week(3).pain(1).build();
        ReportSubmitted fourth = aReport().of(patient).week(4).pain(1).build();
        publish(third);
        publish(fourth);
        publish(aReport().of(patient).week(5).pain(5).build());
        assertThat(care.alertOf(patient, "P-1")).containsEntry("summary", "Average pain 5, was 1 one week ago");

        publish(amendment(amended(fourth).pain(6).build()));

        await().untilAsserted(() -> assertThat(history(care.alertOf(patient, "P-1")))
                .extracting(entry -> entry.get("kind") + ": " + entry.get("summary"))
                .anySatisfy(entry -> assertThat(entry.toString())
                        .startsWith("raised-again: Average pain 6, was 1 one week ago (report of 22 February 2026, "))
                .contains("evidence-changed: What was known before the report of week 5 has changed;"
                        + " P-1 no longer applies to it"));
    }

    @Test
    void amendments_take_effect_once_and_older_ones_not_at_all() {
        UUID patient = care.patient();
        ReportSubmitted first = aReport().of(patient).pain(3).build();
        ReportSubmitted second = amended(first).wantsContact(WantsContact.TODAY).build();
        ReportSubmitted third =
                amended(second).wantsContact(WantsContact.THIS_WEEK).build();
        ReportAmended newest = amendment(third);
        publish(first);

        publish(newest);
        publish(newest);
        publish(amendment(second));
        publish(first);
        publish(aReport().of(patient).week(6).build());

        assertThat(kindsIn(feedOf(care.nurse, 4)))
                .containsExactly("report-submitted", "report-amended", "alert-raised", "report-submitted");
        assertThat(care.alertOf(patient, "W-1")).containsEntry("level", "routine");
    }

    @Test
    void what_is_dangerous_in_a_correction_that_came_too_late_to_stand_is_raised_once_and_stands_in_its_alert() {
        UUID patient = care.patient();
        ReportSubmitted first = aReport().of(patient).week(5).pain(3).build();
        ReportSubmitted nurses = amended(first).pain(4).build();
        ReportSubmitted theirs = amended(nurses)
                .redFlag(RedFlag.CHEST_PAIN)
                .wantsContact(WantsContact.TODAY)
                .pain(5)
                .build();
        publish(first);
        publish(amendment(nurses));

        publish(overtaken(theirs));
        publish(overtaken(theirs));
        publish(amendment(amended(aReport().of(patient).week(4).pain(2).build()).build()));
        publish(aReport().of(patient).week(6).pain(5).build());

        assertThat(kindsIn(feedOf(care.nurse, 6)))
                .containsExactly(
                        "report-submitted",
                        "report-amended",
                        "alert-raised",
                        "alert-raised",
                        "report-submitted",
                        "report-submitted");
        assertThat(care.alertOf(patient, "S-4"))
                .containsEntry("level", "critical")
                .hasEntrySatisfying(
                        "summary", summary -> assertThat(summary.toString()).startsWith("Red flag: chest pain"));
        assertThat(history(care.alertOf(patient, "W-1")))
                .extracting(entry -> entry.get("kind"), entry -> entry.get("reportVersion"))
                .containsExactly(tuple("raised", 3));
        assertThat(care.alertsOf(patient, "P-1")).isEmpty();
    }

    @Test
    void a_danger_that_came_too_late_to_stand_joins_the_alert_of_the_danger_that_stands() {
        UUID patient = care.patient();
        ReportSubmitted first =
                aReport().of(patient).week(5).redFlag(RedFlag.FAINTING).build();
        ReportSubmitted nurses = amended(first).redFlag(RedFlag.FAINTING).build();
        ReportSubmitted theirs = amended(nurses).redFlag(RedFlag.CHEST_PAIN).build();
        publish(first);
        publish(amendment(nurses));

        publish(overtaken(theirs));
        publish(overtaken(theirs));
        publish(aReport().of(patient).week(6).build());

        assertThat(kindsIn(feedOf(care.nurse, 5)))
                .containsExactly(
                        "report-submitted", "alert-raised", "report-amended", "alert-raised-again", "report-submitted");
        assertThat(history(care.alertOf(patient, "S-4")))
                .extracting(entry -> entry.get("kind"), entry -> entry.get("reportVersion"))
                .containsExactly(tuple("raised", 1), tuple("raised-again", 3));
    }

    @Test
    void an_amendment_whose_report_lies_among_the_dead_letters_stands_for_it() {
        UUID patient = care.patient();
        ReportSubmitted first = aReport().of(patient).redFlag(RedFlag.CONFUSION).build();

        publish(amendment(amended(first).pain(9).build()));
        publish(first);
        publish(aReport().of(patient).week(6).build());

        List<Map<String, Object>> feed = feedOf(care.nurse, 3);
        assertThat(kindsIn(feed)).containsExactly("report-submitted", "alert-raised", "report-submitted");
        assertThat(feed.getFirst()).containsEntry("summary", "Report of week 5 (amended): average pain 9");
        assertThat(care.alertsOf(patient, "S-4")).isEmpty();
    }

    @Test
    void what_a_retracted_report_said_is_withdrawn_from_feeds_and_kept_for_audit_in_its_alerts() {
        UUID patient = care.patient();
        ReportSubmitted wrong =
                aReport().of(patient).redFlag(RedFlag.FAINTING).pain(9).build();
        publish(wrong);
        Object alertId = care.alertOf(patient, "S-4").get("alertId");

        publish(retraction(wrong));

        List<Map<String, Object>> feed = feedOf(care.nurse, 6);
        assertThat(kindsIn(feed))
                .containsExactly(
                        "withdrawn",
                        "withdrawn",
                        "withdrawn",
                        "report-retracted",
                        "alert-evidence-changed",
                        "alert-evidence-changed");
        assertThat(feed.getFirst()).containsOnlyKeys("sequence", "kind");
        assertThat(feed.get(3))
                .containsEntry("reportId", wrong.reportId().toString())
                .containsEntry("summary", "Report of week 5 was entered in error");
        Map<String, Object> alert = care.alertOf(patient, "S-4");
        assertThat(alert)
                .containsEntry("alertId", alertId)
                .containsEntry("state", "raised")
                .containsEntry("level", "critical")
                .containsEntry("summary", "Report of week 5 was entered in error")
                .containsEntry("inputs", Map.of());
        assertThat(alert).doesNotContainKey("standingLevel");
        assertThat(history(alert))
                .extracting(entry -> entry.get("kind"), entry -> entry.get("voided"))
                .containsExactly(tuple("raised", "entered-in-error"), tuple("evidence-withdrawn", null));
        assertThat(history(alert).getFirst()).containsOnlyKeys("kind", "at", "reportId", "voided");
    }

    @Test
    void an_alert_by_comparison_with_a_retracted_report_no_longer_shows_its_score() {
        UUID patient = care.patient();
        ReportSubmitted wrong = aReport().of(patient).week(3).pain(1).build();
        publish(wrong);
        publish(aReport().of(patient).week(4).pain(5).build());
        care.alertOf(patient, "P-1");

        publish(retraction(wrong));

        List<Map<String, Object>> feed = feedOf(care.nurse, 5);
        assertThat(kindsIn(feed))
                .containsExactly(
                        "withdrawn", "report-submitted", "withdrawn", "report-retracted", "alert-evidence-changed");
        assertThat(feed.getLast())
                .containsEntry(
                        "summary",
                        "What was known before the report of week 4 has changed; P-1 no longer applies to it");
        assertThat(care.alertOf(patient, "P-1").get("summary").toString()).doesNotContain("was 1");
    }

    @Test
    void the_next_report_is_compared_with_the_one_before_the_retracted() {
        UUID patient = care.patient();
        ReportSubmitted wrong = aReport().of(patient).week(4).pain(1).build();
        publish(aReport().of(patient).week(3).pain(5).build());
        publish(wrong);
        publish(retraction(wrong));

        publish(aReport().of(patient).week(5).pain(6).build());

        assertThat(kindsIn(feedOf(care.nurse, 4)))
                .containsExactly("report-submitted", "withdrawn", "report-retracted", "report-submitted");
        assertThat(care.alertsOf(patient, "P-1")).isEmpty();
    }

    @Test
    void a_retraction_takes_effect_once_and_its_report_is_never_taken_in_again() {
        UUID patient = care.patient();
        ReportSubmitted wrong = aReport().of(patient).redFlag(RedFlag.FAINTING).build();
        ReportRetracted retracted = retraction(wrong);

        publish(retracted);
        publish(wrong);
        publish(amendment(amended(wrong).redFlag(RedFlag.FAINTING).build()));
        publish(retracted);
        publish(aReport().of(patient).week(6).build());

        assertThat(kindsIn(feedOf(care.nurse, 1))).containsExactly("report-submitted");
        assertThat(care.alertsOf(patient, "S-4")).isEmpty();
    }

    @Test
    void a_window_missed_after_its_report_was_retracted_raises_an_alert() {
        UUID patient = care.patient();
        ReportMissed missed = aMissedReport(patient, newId(), 5);
        ReportSubmitted wrong = aReport().of(patient).window(missed.windowId()).build();
        publish(wrong);
        publish(retraction(wrong));

        publish(missed);

        assertThat(kindsIn(feedOf(care.nurse, 4)))
                .containsExactly("withdrawn", "report-retracted", "report-missed", "alert-raised");
    }

    @Test
    void a_window_missed_again_after_somebody_resolved_its_alert_raises_another() {
        UUID patient = care.patient();
        ReportMissed missed = aMissedReport(patient, newId(), 5);
        ReportSubmitted wrong = aReport()
                .of(patient)
                .window(missed.windowId())
                .receivedLate(dayOfWeek(7))
                .build();
        publish(missed);
        resolve(care.nurse, care.alertOf(patient, "M-1").get("alertId"), "{\"outcome\":\"call\"}")
                .then()
                .statusCode(200);
        publish(wrong);

        publish(retraction(wrong));
        publish(missed);
        publish(aReport().of(patient).week(8).build());

        assertThat(kindsIn(feedOf(care.nurse, 7)))
                .containsExactly(
                        "report-missed",
                        "alert-raised",
                        "alert-resolved",
                        "withdrawn",
                        "report-retracted",
                        "alert-raised",
                        "report-submitted");
        assertThat(publishedAlerts(patient, 3))
                .filteredOn(AlertRaised.class::isInstance)
                .hasSize(2);
    }

    @Test
    void a_retraction_that_comes_late_puts_no_old_answers_of_the_report_in_its_place_over_newer_ones() {
        UUID patient = care.patient();
        ReportSubmitted wrong = aReport().of(patient).week(3).pain(2).build();
        ReportSubmitted theirs = aReport()
                .of(patient)
                .unscheduled()
                .submittedAt(dayOfWeek(3).plusSeconds(60))
                .pain(1)
                .build();
        ReportSubmitted inItsPlace = aReport()
                .of(patient)
                .week(3)
                .window(wrong.windowId())
                .id(theirs.reportId())
                .pain(1)
                .build();
        ReportSubmitted last = aReport().of(patient).week(4).pain(2).build();
        publish(wrong);
        publish(theirs);
        publish(amendment(amended(theirs).pain(3).build()));

        publish(retraction(wrong, inItsPlace));
        publish(last);

        await().until(() -> !pictures.reports(List.of(last.reportId())).isEmpty());
        ReportSubmitted known = pictures.reports(List.of(theirs.reportId())).getFirst();
        assertThat(known.windowId()).isEqualTo(wrong.windowId());
        assertThat(known.week()).isEqualTo(3);
        assertThat(known.pain().average()).isEqualTo(3);
    }

    @Test
    void a_report_that_takes_the_place_of_a_retracted_one_answers_its_window_and_is_the_baseline() {
        UUID patient = care.patient();
        ReportMissed missed = aMissedReport(patient, newId(), 0);
        Reports baseline =
                aReport().of(patient).week(0).window(missed.windowId()).baseline(null);
        ReportSubmitted wrong = baseline.pain(9).build();
        ReportSubmitted theirs = aReport()
                .of(patient)
                .unscheduled()
                .submittedAt(dayOfWeek(0).plusSeconds(60))
                .baseline(9)
                .pain(4)
                .build();
        publish(missed);
        resolve(care.nurse, care.alertOf(patient, "M-1").get("alertId"), "{\"outcome\":\"call\"}")
                .then()
                .statusCode(200);
        publish(wrong);
        publish(theirs);
        publish(painOf8InWeek(3, patient));
        assertThat(kindsIn(feedOf(care.nurse, 6)).subList(3, 6)).containsOnly("report-submitted");

        publish(retraction(
                wrong, baseline.id(theirs.reportId()).baseline(4).pain(4).build()));
        publish(aReport().of(patient).week(8).build());

        assertThat(kindsIn(feedOf(care.nurse, 9)))
                .containsExactly(
                        "report-missed",
                        "alert-raised",
                        "alert-resolved",
                        "withdrawn",
                        "report-submitted",
                        "report-submitted",
                        "report-retracted",
                        "alert-raised",
                        "report-submitted");
        assertThat(care.alertOf(patient, "P-2").get("inputs").toString()).contains("expectedPainAverage=4");
    }

    @Test
    void in_a_pause_nobody_is_told_that_a_report_is_missing() {
        UUID patient = care.patient();
        ReportMissed missed = aMissedReport(patient, newId(), 5);
        LocalDate day = LocalDate.parse("2026-03-01");
        publish(new PausesDefined(patient, 1, List.of(new PausesDefined.Pause(newId(), day, day))));

        publish(new ReportMissed(
                patient, missed.courseId(), missed.windowId(), missed.week(), missed.dueAt(), missed.closedAt(), true));
        publish(aReport().of(patient).week(6).build());

        assertThat(kindsIn(feedOf(care.nurse, 1))).containsExactly("report-submitted");
        assertThat(care.alertsOf(patient, "M-1")).isEmpty();
    }

    @Test
    void a_report_from_weeks_ago_raises_what_is_dangerous_with_its_age_and_no_worsening() {
        UUID patient = care.patient();
        publish(aReport().of(patient).week(1).pain(2).build());
        publish(aReport().of(patient).week(9).pain(2).build());

        publish(aReport()
                .of(patient)
                .week(2)
                .pain(6)
                .redFlag(RedFlag.FAINTING)
                .receivedLate(dayOfWeek(9).plusSeconds(60))
                .build());

        assertThat(kindsIn(feedOf(care.nurse, 4)))
                .containsExactly("report-submitted", "report-submitted", "report-submitted", "alert-raised");
        assertThat(care.alertOf(patient, "S-4"))
                .containsEntry("summary", "Red flag: fainting (report of 8 February 2026, 49 days old)");
    }

    @Test
    void the_feed_says_who_filled_in_a_report() {
        UUID patient = care.patient();

        publish(aReport().of(patient).enteredBy(Mode.PHONE).build());

        assertThat(feedOf(care.nurse, 1).getFirst())
                .containsEntry("summary", "Report of week 5 by phone: average pain 3");
    }

    @Test
    void pain_is_judged_anew_for_four_weeks_when_the_baseline_was_another_patients() {
        UUID patient = care.patient();
        ReportSubmitted wrong =
                aReport().of(patient).week(0).baseline(null).pain(9).build();
        ReportSubmitted last = painOf8InWeek(4, patient);
        publish(wrong);
        publish(painOf8InWeek(1, patient));
        publish(last);
        publish(aReport().of(patient).week(5).baseline(9).pain(6).build());
        assertThat(kindsIn(feedOf(care.nurse, 4))).containsOnly("report-submitted");

        publish(retraction(wrong));

        assertThat(kindsIn(feedOf(care.nurse, 7)).subList(4, 7))
                .containsExactly("report-retracted", "alert-raised", "alert-raised-again");
        assertThat(care.alertOf(patient, "P-2"))
                .containsEntry("standingLevel", "urgent")
                .hasEntrySatisfying(
                        "summary",
                        summary -> assertThat(summary.toString())
                                .startsWith("Average pain 8, expected at most 6 (report of 22 February 2026"));
        assertThat(history(care.alertOf(patient, "P-2")).getLast())
                .containsEntry("reportId", last.reportId().toString());
    }

    @Test
    void pain_is_judged_anew_when_the_baseline_is_amended() {
        UUID patient = care.patient();
        ReportSubmitted baseline =
                aReport().of(patient).week(0).baseline(null).pain(9).build();
        publish(baseline);
        publish(painOf8InWeek(4, patient));

        publish(amendment(amended(baseline).pain(4).build()));

        assertThat(kindsIn(feedOf(care.nurse, 4)))
                .containsExactly("report-submitted", "report-submitted", "report-amended", "alert-raised");
        assertThat(care.alertOf(patient, "P-2").get("inputs").toString()).contains("expectedPainAverage=4");
    }

    @Test
    void pain_is_judged_anew_when_a_baseline_is_filed_in_place_of_a_wrong_one() {
        UUID patient = care.patient();
        ReportSubmitted wrong =
                aReport().of(patient).week(0).baseline(null).pain(4).build();
        publish(wrong);
        publish(painOf8InWeek(4, patient));
        publish(retraction(wrong));
        assertThat(kindsIn(feedOf(care.nurse, 5)).subList(3, 5))
                .containsExactly("report-retracted", "alert-evidence-changed");

        publish(aReport().of(patient).week(0).baseline(null).pain(9).build());

        assertThat(kindsIn(feedOf(care.nurse, 7)).subList(5, 7))
                .containsExactly("report-submitted", "alert-evidence-changed");
        assertThat(care.alertOf(patient, "P-2"))
                .doesNotContainKey("standingLevel")
                .containsEntry("level", "urgent")
                .containsEntry(
                        "summary",
                        "What was known before the report of week 4 has changed; P-2 no longer applies to it");
    }

    @Test
    void of_a_report_that_was_amended_and_then_retracted_no_score_stays_to_be_seen() {
        UUID patient = care.patient();
        ReportSubmitted wrong = aReport().of(patient).week(5).pain(10).build();
        ReportSubmitted amended = amended(wrong).pain(2).build();
        publish(wrong);
        publish(amendment(amended));
        assertThat(feedOf(care.nurse, 4).getLast().get("summary").toString()).contains("average pain 2");

        publish(retraction(amended));

        List<Map<String, Object>> feed = feedOf(care.nurse, 6);
        assertThat(kindsIn(feed))
                .containsExactly(
                        "withdrawn",
                        "withdrawn",
                        "withdrawn",
                        "withdrawn",
                        "report-retracted",
                        "alert-evidence-changed");
        assertThat(care.alertOf(patient, "P-2"))
                .containsEntry("summary", "Report of week 5 was entered in error")
                .hasEntrySatisfying(
                        "history",
                        history -> assertThat(history.toString()).doesNotContainIgnoringCase("average pain"));
    }

    @Test
    void of_a_report_that_was_amended_and_then_retracted_no_score_stays_in_alerts_that_are_resolved() {
        UUID patient = care.patient();
        ReportSubmitted wrong = aReport().of(patient).week(5).pain(8).build();
        ReportSubmitted amended = amended(wrong).pain(2).build();
        publish(wrong);
        publish(amendment(amended));
        feedOf(care.nurse, 4);
        resolve(care.nurse, care.alertOf(patient, "P-2").get("alertId"), "{\"outcome\":\"call\"}")
                .then()
                .statusCode(200);

        publish(retraction(amended));

        feedOf(care.nurse, 7);
        assertThat(care.alertOf(patient, "P-2"))
                .containsEntry("state", "resolved")
                .containsEntry("summary", "Report of week 5 was entered in error");
        assertThat(feedOf(care.nurse).toString()).doesNotContain("average pain", "Average pain");
    }

    @Test
    void an_amendment_that_changes_no_score_is_told_and_changes_no_alert() {
        UUID patient = care.patient();
        ReportSubmitted first = aReport().of(patient).week(5).pain(8).build();
        publish(first);
        resolve(care.nurse, care.alertOf(patient, "P-2").get("alertId"), "{\"outcome\":\"call\"}")
                .then()
                .statusCode(200);

        publish(amendment(amended(first).enteredBy(Mode.PHONE).build()));
        publish(aReport().of(patient).week(6).build());

        assertThat(kindsIn(feedOf(care.nurse, 5)))
                .containsExactly(
                        "report-submitted", "alert-raised", "alert-resolved", "report-amended", "report-submitted");
    }

    @Test
    void an_unscheduled_report_is_judged_by_its_week_although_later_windows_have_opened() {
        UUID patient = care.patient();
        ReportSubmitted report = aReport()
                .of(patient)
                .unscheduled()
                .submittedAt(dayOfWeek(6))
                .pain(9)
                .build();
        publish(new ReportWindowOpened(patient, report.courseId(), newId(), 4, dayOfWeek(4), null, null));
        publish(report);
        resolve(care.nurse, care.alertOf(patient, "P-2").get("alertId"), "{\"outcome\":\"call\"}")
                .then()
                .statusCode(200);
        publish(new ReportWindowOpened(patient, report.courseId(), newId(), 5, dayOfWeek(5), null, null));

        publish(amendment(amended(report).symptom(Symptom.NAUSEA, 1).build()));
        publish(aReport().of(patient).week(7).build());

        assertThat(kindsIn(feedOf(care.nurse, 5)))
                .containsExactly(
                        "report-submitted", "alert-raised", "alert-resolved", "report-amended", "report-submitted");
        assertThat(care.alertOf(patient, "P-2")).containsEntry("state", "resolved");
    }

    @Test
    void worsening_that_only_a_wrong_newer_report_had_hidden_is_raised_when_that_is_retracted() {
        UUID patient = care.patient();
        ReportSubmitted wrong = aReport().of(patient).week(5).pain(1).build();
        publish(aReport().of(patient).week(3).pain(2).build());
        publish(wrong);
        publish(aReport().of(patient).week(4).pain(6).build());
        assertThat(kindsIn(feedOf(care.nurse, 3))).containsOnly("report-submitted");

        publish(retraction(wrong));

        assertThat(kindsIn(feedOf(care.nurse, 5)).subList(3, 5)).containsExactly("report-retracted", "alert-raised");
        assertThat(care.alertOf(patient, "P-1").get("summary").toString())
                .startsWith("Average pain 6, was 2 one week ago");
    }

    @Test
    void an_alert_that_an_earlier_version_of_the_service_raised_stands_at_its_level() {
        UUID patient = care.patient();
        publish(aReport().of(patient).redFlag(RedFlag.FAINTING).build());
        care.alertOf(patient, "S-4");

        QuarkusTransaction.requiringNew()
                .run(() -> sql.change("UPDATE alert SET standing_level = NULL WHERE patient_id = ?", patient));

        assertThat(care.alertOf(patient, "S-4")).containsEntry("standingLevel", "critical");
    }

    private static ReportSubmitted painOf8InWeek(int week, UUID patient) {
        return aReport().of(patient).week(week).baseline(9).pain(8).build();
    }

    @SuppressWarnings("unchecked")
    private static List<Map<String, Object>> history(Map<String, Object> alert) {
        return (List<Map<String, Object>>) alert.get("history");
    }
}

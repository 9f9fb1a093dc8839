package org.softstone.journeys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.softstone.phone.http.ApiException;
import org.softstone.phone.model.ActivityAnswer;
import org.softstone.phone.model.Amendment;
import org.softstone.phone.model.DraftOutcome;
import org.softstone.phone.model.DraftToSave;
import org.softstone.phone.model.Form;
import org.softstone.phone.model.PainAnswer;
import org.softstone.phone.model.Report;
import org.softstone.phone.model.Symptom;
import org.softstone.phone.model.SymptomAnswer;
import org.softstone.phone.model.SyncAnswer;
import org.softstone.phone.model.SyncReportResult;
import org.softstone.phone.model.SyncStatus;
import org.softstone.phone.model.Timing;
import org.softstone.phone.model.TrendWeek;
import org.softstone.phone.model.WindowState;
import org.softstone.phone.model.WindowView;

/** The first weeks of a patient's phone, using only the client that is generated from the OpenAPI document. */
class PhoneWeekJourneyIT {

    private final JourneyStack stack = JourneyStack.shared();
    private final CareSetting setting = CareSetting.open(stack);

    @Test
    void a_generated_client_lives_through_the_weeks_of_a_phone_offline_queue_included() throws Exception {
        CareSetting.Enrolled patient = setting.enrol();
        List<Instant> visits = setting.book(patient, stack.today().plusDays(3), 2);
        Phone phone = stack.phoneOf(patient.person());

        // The patient opens the app: everything to show is in the form.
        Form form = phone.me().readForm("de-AT", null);
        assertThat(form.getLanguage()).isEqualTo("de");
        assertThat(form.getEmergency()).contains("Notrufnummer");
        assertThat(form.getActivities()).hasSize(1);
        assertThat(form.getItems())
                .allSatisfy(item -> assertThat(item.getText()).isNotBlank());

        // The patient begins and puts the phone away; the tablet shows the draft.
        Instant begun = stack.now();
        phone.me()
                .saveDraft(new DraftToSave()
                        .savedAt(at(begun))
                        .sentAt(at(begun))
                        .report(new Report().pain(new PainAnswer().average(9)).note("Angefangen")));
        assertThat(Api.JSON
                        .<JsonNode>valueToTree(
                                stack.phoneOf(patient.person()).me().readDraft().getReport())
                        .at("/pain/average")
                        .asInt())
                .isEqualTo(9);

        // The phone is offline: reports wait on it for two weeks.
        phone.offline();
        Instant firstFiled = stack.now();
        Report first = answered(form, 9, firstFiled);
        assertThat(phone.submit(first)).isFalse();
        stack.moveTo(visits.getLast().minus(Duration.ofHours(30)));
        Report second = answered(form, 6, stack.now());
        assertThat(phone.submit(second)).isFalse();
        UUID amendmentId = UUID.randomUUID();
        phone.amendWhenOnline(new Amendment()
                .reportId(first.getReportId())
                .amendmentId(amendmentId)
                .reason("Vertippt")
                .amendedAt(at(stack.now()))
                .report(answered(form, 8, firstFiled).reportId(first.getReportId())));
        phone.keep(new DraftToSave().savedAt(at(begun)).report(new Report().note("Angefangen")));

        // It is online again after both windows have closed. The phone repeats everything, as if the first answer had
        // been
        // lost.
        stack.moveTo(visits.getLast().plus(Duration.ofHours(49)));
        phone.online();
        SyncAnswer answer = phone.sync(stack.now());
        SyncAnswer repeated = phone.sync(stack.now());

        assertThat(answer.getReports())
                .extracting(SyncReportResult::getStatus)
                .containsExactly(SyncStatus.STORED, SyncStatus.STORED);
        assertThat(answer.getReports())
                .extracting(result -> result.getReceipt().getWeek())
                .containsExactly(0, 1);
        assertThat(answer.getReports())
                .extracting(result -> result.getReceipt().getTiming())
                .containsExactly(Timing.ON_TIME, Timing.ON_TIME);
        assertThat(answer.getAmendments().getFirst().getStatus())
                .as("%s", answer)
                .isEqualTo(SyncStatus.STORED);
        assertThat(answer.getDraft().getOutcome()).isEqualTo(DraftOutcome.OVER);
        assertThat(repeated.getReports())
                .extracting(SyncReportResult::getStatus)
                .containsExactly(SyncStatus.REPEATED, SyncStatus.REPEATED);
        assertThat(repeated.getAmendments().getFirst().getStatus()).isEqualTo(SyncStatus.REPEATED);

        // What the app shows then.
        assertThat(phone.me().listWindows(null, null).getItems())
                .filteredOn(window -> window.getWeek() < 2)
                .extracting(WindowView::getState)
                .containsExactly(WindowState.SUBMITTED, WindowState.SUBMITTED);
        assertThat(phone.me()
                        .listReportVersions(first.getReportId(), null, null)
                        .getItems())
                .hasSize(2);
        assertThat(problemOf(catchThrowableOfType(
                                ApiException.class, () -> phone.me().readDraft()))
                        .get("type")
                        .asText())
                .isEqualTo("/problems/no-draft");

        // The patient corrects the second one too, and reads the trend.
        phone.me()
                .amendReport(
                        second.getReportId(),
                        new Amendment()
                                .amendmentId(UUID.randomUUID())
                                .reason("Es war doch weniger")
                                .amendedAt(at(stack.now()))
                                .sentAt(at(stack.now()))
                                .report(answered(
                                                form, 5, second.getSubmittedAt().toInstant())
                                        .reportId(second.getReportId())));
        assertThat(phone.me().readTrend(null, null).getWeeks())
                .filteredOn(week -> week.getWeek() < 2)
                .extracting(PhoneWeekJourneyIT::averagePain)
                .containsExactly(8, 5);

        // Mistakes are reported with their place.
        ApiException refused =
                catchThrowableOfType(ApiException.class, () -> phone.submit(answered(form, 11, stack.now())));
        assertThat(refused.getCode()).isEqualTo(422);
        assertThat(problemOf(refused).at("/errors/0/pointer").asText()).isEqualTo("/pain/average");
    }

    /** Answers what the form asks of everybody. */
    private static Report answered(Form form, int averagePain, Instant submittedAt) {
        Report report = new Report()
                .reportId(UUID.randomUUID())
                .formVersion(form.getVersion())
                .submittedAt(at(submittedAt))
                .pain(new PainAnswer().average(averagePain).worst(Math.min(10, averagePain + 1)))
                .addSymptomsItem(
                        new SymptomAnswer().symptom(Symptom.NAUSEA).severity(1).interference(0))
                .note("Aus der App")
                .addDeclinedItem("temperatureCelsius");
        form.getActivities()
                .forEach(activity -> report.addActivitiesItem(new ActivityAnswer()
                        .activityId(activity.getActivityId())
                        .score(3)));
        return report;
    }

    private static Integer averagePain(TrendWeek week) {
        return week.getPain() == null ? null : week.getPain().getAverage();
    }

    private static JsonNode problemOf(ApiException refused) {
        try {
            return Api.JSON.readTree(refused.getResponseBody());
        } catch (IOException e) {
            throw new AssertionError("No problem: " + refused.getResponseBody(), e);
        }
    }

    private static OffsetDateTime at(Instant instant) {
        return OffsetDateTime.ofInstant(instant, CareSetting.ZONE);
    }
}

package org.softstone.notifications.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;
import static org.softstone.notifications.testing.Care.acknowledge;
import static org.softstone.notifications.testing.Care.as;
import static org.softstone.notifications.testing.Care.feedOf;
import static org.softstone.notifications.testing.Care.kindsIn;
import static org.softstone.notifications.testing.Care.publish;
import static org.softstone.notifications.testing.Care.resolve;
import static org.softstone.notifications.testing.Reports.aMissedReport;
import static org.softstone.notifications.testing.Reports.aReport;
import static org.softstone.notifications.testing.Reports.newId;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.softstone.contracts.Event;
import org.softstone.contracts.ReportSubmitted.RedFlag;
import org.softstone.contracts.ReportSubmitted.WantsContact;
import org.softstone.contracts.TeamDefined;
import org.softstone.notifications.testing.Care;
import org.softstone.testing.RealInfrastructure;

@QuarkusTest
@WithTestResource(RealInfrastructure.class)
class FeedComponentTest {

    @Inject
    FeedEntries entries;

    private final Care care = Care.aTeam();

    @Test
    void a_feed_is_read_page_by_page_oldest_first() {
        UUID patient = care.patient();
        for (int week = 1; week <= 5; week++) {
            publish(aReport().of(patient).week(week).build());
        }
        feedOf(care.nurse, 5);

        as(care.nurse)
                .get("/feed?limit=2")
                .then()
                .body("items.sequence", contains(1, 2))
                .body("nextCursor", equalTo("2"));
        as(care.nurse)
                .get("/feed?limit=2&after=2")
                .then()
                .body("items.sequence", contains(3, 4))
                .body("nextCursor", equalTo("4"));
        as(care.nurse)
                .get("/feed?limit=2&after=4")
                .then()
                .body("items.sequence", contains(5))
                .body("nextCursor", nullValue());
        as(care.nurse).get("/feed?after=5").then().body("items", hasSize(0)).body("nextCursor", nullValue());
        for (String beyond : List.of("after=6", "after=5000", "cursor=5000", "after=" + Long.MAX_VALUE)) {
            as(care.nurse)
                    .get("/feed?" + beyond)
                    .then()
                    .statusCode(200)
                    .body("items", hasSize(0))
                    .body("nextCursor", nullValue())
                    .body("newest", equalTo(5));
        }
        as(care.nurse).get("/feed?limit=1").then().body("newest", equalTo(5));
    }

    @Test
    void a_feed_is_read_by_the_cursor_of_each_page_to_its_end() {
        UUID patient = care.patient();
        for (int week = 1; week <= 5; week++) {
            publish(aReport().of(patient).week(week).build());
        }
        feedOf(care.nurse, 5);

        List<Integer> read = new ArrayList<>();
        String cursor = "";
        while (cursor != null) {
            Response page = as(care.nurse)
                    .queryParam("limit", 2)
                    .queryParam("after", 4)
                    .queryParam("cursor", cursor.isEmpty() ? "0" : cursor)
                    .get("/feed");
            read.addAll(page.path("items.sequence"));
            cursor = page.path("nextCursor");
        }

        assertThat(read).containsExactly(1, 2, 3, 4, 5);
    }

    @ParameterizedTest
    @ValueSource(strings = {"after=", "limit=", "cursor=", "after=&limit=&cursor=", "cursor= "})
    void an_empty_parameter_counts_as_absent(String query) {
        as(care.nurse).get("/feed?" + query).then().statusCode(200).body("items", hasSize(0));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "after=-1",
                "after=x",
                "after=1.5",
                "limit=0",
                "limit=201",
                "limit=x",
                "cursor=x",
                "cursor=-1",
                "cursor=2&after=x"
            })
    void a_page_that_makes_no_sense_is_refused(String query) {
        as(care.nurse).get("/feed?" + query).then().statusCode(400).contentType("application/problem+json");
    }

    @Test
    void who_joins_later_sees_what_is_written_from_then_on() {
        UUID patient = care.patient();
        String newcomer = "nurse-" + newId();
        publish(aReport().of(patient).week(3).build());
        feedOf(care.nurse, 1);

        care.isMadeUpOf(care.nurse, newcomer);
        await().until(() -> as(newcomer).get("/alerts?patientId=" + patient).statusCode() == 200);
        publish(aReport().of(patient).week(4).build());

        assertThat(feedOf(newcomer, 1))
                .extracting(entry -> entry.get("sequence"), entry -> entry.get("summary"))
                .containsExactly(tuple(1, "Report of week 4: average pain 3"));
    }

    @Test
    void who_left_sees_her_old_entries_withdrawn_and_gets_no_new_ones() {
        UUID patient = care.patient();
        publish(aReport().of(patient).week(3).build());
        feedOf(care.colleague, 1);

        care.isMadeUpOf(care.nurse);
        await().until(() ->
                as(care.colleague).get("/alerts?patientId=" + patient).statusCode() == 404);
        publish(aReport().of(patient).week(4).build());
        feedOf(care.nurse, 2);

        List<Map<String, Object>> feed = feedOf(care.colleague);
        assertThat(feed).hasSize(2);
        assertThat(feed.getFirst()).containsOnlyKeys("sequence", "kind").containsEntry("kind", "withdrawn");
        assertThat(feed.getLast())
                .containsOnlyKeys("sequence", "kind", "withdraws")
                .containsEntry("kind", "withdrawn")
                .containsEntry("withdraws", List.of(Map.of("first", 1, "last", 1)));
    }

    @Test
    void when_a_patient_moves_to_another_team_her_entries_are_withdrawn_from_the_old_one() {
        UUID patient = care.patient();
        UUID stays = care.patient();
        Care another = Care.aTeam();
        publish(aReport().of(patient).week(3).build());
        publish(aReport().of(stays).week(3).build());
        feedOf(care.nurse, 2);

        publish(another.profile(patient, 2));
        await().until(() ->
                as(another.nurse).get("/alerts?patientId=" + patient).statusCode() == 200);
        publish(aReport().of(patient).week(4).build());

        assertThat(kindsIn(feedOf(another.nurse, 1))).containsExactly("report-submitted");
        assertThat(kindsIn(feedOf(care.nurse))).containsExactlyInAnyOrder("withdrawn", "report-submitted", "withdrawn");
    }

    @Test
    void who_joins_gets_an_entry_for_each_open_alert_that_says_where_it_stands() {
        UUID patient = care.patient();
        publish(aReport()
                .of(patient)
                .redFlag(RedFlag.FAINTING)
                .wantsContact(WantsContact.TODAY)
                .build());
        publish(aMissedReport(patient, newId(), 4));
        feedOf(care.nurse, 5);
        Object taken = care.alertOf(patient, "W-1").get("alertId");
        acknowledge(care.nurse, taken).then().statusCode(200);
        resolve(care.nurse, care.alertOf(patient, "M-1").get("alertId"), "{\"outcome\":\"call\"}")
                .then()
                .statusCode(200);
        String newcomer = "nurse-" + newId();

        care.isMadeUpOf(care.nurse, newcomer);

        assertThat(feedOf(newcomer, 2))
                .extracting(
                        entry -> entry.get("kind"),
                        entry -> entry.get("rule"),
                        entry -> entry.get("level"),
                        entry -> entry.get("owner"))
                .containsExactlyInAnyOrder(
                        tuple("alert-raised", "S-4", "critical", null),
                        tuple("alert-acknowledged", "W-1", "urgent", care.nurse));
        assertThat(kindsIn(feedOf(care.nurse))).hasSize(7);
    }

    @Test
    void when_a_patient_moves_the_new_team_gets_an_entry_for_each_open_alert_and_the_old_one_what_to_clear() {
        UUID patient = care.patient();
        UUID stays = care.patient();
        Care another = Care.aTeam();
        another.patient();
        publish(aReport().of(patient).redFlag(RedFlag.FAINTING).build());
        publish(aReport().of(stays).week(3).build());
        publish(aReport().of(patient).week(6).build());
        feedOf(care.nurse, 4);

        publish(another.profile(patient, 2));

        assertThat(feedOf(another.nurse, 1))
                .extracting(entry -> entry.get("kind"), entry -> entry.get("rule"))
                .containsExactly(tuple("alert-raised", "S-4"));
        List<Map<String, Object>> feed = feedOf(care.nurse, 5);
        assertThat(feed.get(4))
                .containsOnlyKeys("sequence", "kind", "withdraws")
                .containsEntry("kind", "withdrawn");
        List<Long> cleared = runs(feed.get(4)).stream()
                .flatMapToLong(run -> LongStream.rangeClosed(run[0], run[1]))
                .boxed()
                .toList();
        List<Long> withdrawn = feed.stream()
                .limit(4)
                .filter(entry -> entry.get("kind").equals("withdrawn"))
                .map(entry -> ((Number) entry.get("sequence")).longValue())
                .toList();
        assertThat(cleared).hasSize(3).isEqualTo(withdrawn);
    }

    @Test
    void snapshots_of_a_team_that_come_twice_or_too_late_hand_over_nothing_twice_and_take_nothing_back() {
        UUID patient = care.patient();
        publish(aReport().of(patient).redFlag(RedFlag.FAINTING).build());
        feedOf(care.nurse, 2);
        String newcomer = "nurse-" + newId();
        TeamDefined without = care.nextSnapshot(care.nurse);
        TeamDefined with = care.nextSnapshot(care.nurse, newcomer);

        publish(with);
        publish(with);
        publish(without);
        publish(with);
        publish(care.nextSnapshot(care.nurse, newcomer, care.physician));
        await().untilAsserted(() ->
                assertThat(kindsIn(feedOf(care.coordinator))).containsExactly("withdrawn", "withdrawn", "withdrawn"));
        publish(aReport().of(patient).week(6).build());

        assertThat(kindsIn(feedOf(newcomer, 2))).containsExactly("alert-raised", "report-submitted");
        assertThat(kindsIn(feedOf(care.physician, 4)))
                .containsExactly("report-submitted", "alert-raised", "withdrawn", "alert-raised", "report-submitted");
        assertThat(feedOf(care.physician).get(2)).containsOnlyKeys("sequence", "kind");
        assertThat(feedOf(care.coordinator).get(2)).containsEntry("withdraws", List.of(Map.of("first", 1, "last", 2)));
    }

    @Test
    void an_alert_raised_in_the_instant_in_which_people_change_reaches_the_newcomer_and_not_the_leaver()
            throws Exception {
        String leaver = care.colleague;
        try (ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int round = 0; round < 40; round++) {
                UUID patient = care.patient();
                String newcomer = "nurse-" + newId();
                TeamDefined changed = care.nextSnapshot(care.nurse, newcomer);
                Event report = aReport().of(patient).redFlag(RedFlag.FAINTING).build();

                for (Future<Object> published :
                        executor.invokeAll(List.of(() -> publish(changed), () -> publish(report)))) {
                    published.get();
                }

                Object alert = care.alertOf(patient, "S-4").get("alertId");
                await("newcomer of round " + round)
                        .until(() -> feedOf(newcomer).stream().anyMatch(entry -> alert.equals(entry.get("alertId"))));
                assertThat(kindsIn(feedOf(leaver))).allMatch("withdrawn"::equals);
                leaver = newcomer;
            }
        }
    }

    @Test
    void a_feed_of_nobody_known_is_empty() {
        as("nurse-" + newId()).get("/feed").then().statusCode(200).body("items", hasSize(0));
    }

    @Test
    void many_writers_to_overlapping_teams_leave_no_gap_and_never_wait_for_each_other_crosswise() throws Exception {
        List<String> people =
                IntStream.range(0, 6).mapToObj(_ -> "nurse-" + newId()).toList();
        int writers = 8;
        int writesEach = 50;
        List<Future<?>> written = new ArrayList<>();
        try (ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int writer = 0; writer < writers; writer++) {
                written.add(executor.submit(() -> {
                    for (int i = 0; i < writesEach; i++) {
                        List<String> recipients = new ArrayList<>(people);
                        Collections.shuffle(recipients);
                        QuarkusTransaction.requiringNew().run(() -> entries.append(told(recipients, news(), news())));
                    }
                }));
            }
            for (Future<?> future : written) {
                future.get();
            }
        }

        for (String person : people) {
            assertThat(entries.after(person, 0, 10_000))
                    .extracting(FeedEntry::sequence)
                    .containsExactlyElementsOf(LongStream.rangeClosed(1, writers * writesEach * 2L)
                            .boxed()
                            .toList());
        }
    }

    @Test
    void a_transaction_that_rolls_back_leaves_no_gap() {
        String person = "nurse-" + newId();
        QuarkusTransaction.requiringNew().run(() -> entries.append(told(List.of(person), news())));

        QuarkusTransaction.begin();
        entries.append(told(List.of(person), news(), news()));
        QuarkusTransaction.rollback();
        QuarkusTransaction.requiringNew().run(() -> entries.append(told(List.of(person), news())));

        assertThat(entries.after(person, 0, 10)).extracting(FeedEntry::sequence).containsExactly(1L, 2L);
    }

    private static List<long[]> runs(Map<String, Object> withdrawn) {
        List<?> runs = (List<?>) withdrawn.get("withdraws");
        return runs.stream()
                .map(run -> (Map<?, ?>) run)
                .map(run ->
                        new long[] {((Number) run.get("first")).longValue(), ((Number) run.get("last")).longValue()})
                .toList();
    }

    private static Map<String, List<News>> told(List<String> recipients, News... news) {
        Map<String, List<News>> told = new LinkedHashMap<>();
        recipients.forEach(recipient -> told.put(recipient, List.of(news)));
        return told;
    }

    private static News news() {
        return News.ofReport(
                FeedKind.REPORT_SUBMITTED, Instant.parse("2026-03-02T18:00:00Z"), newId(), newId(), "Report");
    }
}

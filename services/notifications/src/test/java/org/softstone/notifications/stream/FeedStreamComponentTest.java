package org.softstone.notifications.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;
import static org.softstone.notifications.testing.Care.as;
import static org.softstone.notifications.testing.Care.feedOf;
import static org.softstone.notifications.testing.Care.publish;
import static org.softstone.notifications.testing.Care.tokenOf;
import static org.softstone.notifications.testing.Reports.aReport;
import static org.softstone.notifications.testing.Reports.dayOfWeek;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import jakarta.inject.Inject;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.softstone.contracts.ReportSubmitted.RedFlag;
import org.softstone.notifications.testing.Care;
import org.softstone.notifications.testing.SseClient;
import org.softstone.testing.RealInfrastructure;

@QuarkusTest
@WithTestResource(RealInfrastructure.class)
class FeedStreamComponentTest {

    private static final int REPORTS = 200;
    private static final int DROPS = 60;

    @Inject
    DataSource dataSource;

    @Inject
    OpenStreams streams;

    private final Care care = Care.aTeam();

    @Test
    void a_new_stream_says_at_once_that_it_is_open_and_where_it_stands() {
        UUID patient = care.patient();
        publish(aReport().of(patient).build());
        feedOf(care.nurse, 1);

        try (SseClient stream = SseClient.open(tokenOf(care.nurse))) {
            assertThat(stream.status()).isEqualTo(200);
            assertThat(stream.header("Content-Type")).startsWith("text/event-stream");
            assertThat(stream.header("Cache-Control")).contains("no-store");
            await().untilAsserted(() -> assertThat(stream.lines()).startsWith("retry: 2000", "id: 1", ""));
            assertThat(stream.events()).isEmpty();
        }
    }

    @Test
    void entries_arrive_with_sequence_kind_and_the_entry_itself() {
        UUID patient = care.patient();
        try (SseClient stream = SseClient.open(tokenOf(care.nurse))) {
            publish(aReport().of(patient).redFlag(RedFlag.BREATHING).build());

            await().untilAsserted(() -> assertThat(stream.events()).hasSize(2));
            assertThat(stream.events())
                    .extracting(SseClient.Event::id, SseClient.Event::name)
                    .containsExactly(tuple("1", "report-submitted"), tuple("2", "alert-raised"));
            List<Map<String, Object>> feed = feedOf(care.nurse);
            assertThat(stream.events())
                    .extracting(event -> event.json().getMap(""))
                    .isEqualTo(feed);
        }
    }

    @Test
    void a_client_that_keeps_dropping_and_resuming_misses_nothing_and_gets_nothing_twice() {
        UUID patient = care.patient();
        List<SseClient.Event> received = new ArrayList<>();
        Thread.ofVirtual().start(() -> {
            for (int i = 0; i < REPORTS; i++) {
                publish(aReport()
                        .of(patient)
                        .unscheduled()
                        .submittedAt(dayOfWeek(5).plusSeconds(i))
                        .build());
            }
        });

        String last = "0";
        int drops = 0;
        while (received.size() < REPORTS || drops < DROPS) {
            try (SseClient stream = SseClient.open(tokenOf(care.nurse), last)) {
                int wanted = received.size() < REPORTS ? 1 : 0;
                await().until(() -> stream.events().size() >= wanted);
                stream.drop();
                received.addAll(stream.events());
                last = stream.events().isEmpty()
                        ? last
                        : stream.events().getLast().id();
                drops++;
            }
        }

        assertThat(received)
                .extracting(SseClient.Event::sequence)
                .containsExactlyElementsOf(
                        LongStream.rangeClosed(1, REPORTS).boxed().toList());
        assertThat(received)
                .extracting(event -> event.json().getString("reportId"))
                .doesNotHaveDuplicates();
    }

    @Test
    void a_client_that_has_received_nothing_resumes_where_its_first_stream_stood() {
        UUID patient = care.patient();
        publish(aReport().of(patient).week(3).build());
        feedOf(care.nurse, 1);
        SseClient first = SseClient.open(tokenOf(care.nurse));
        await().until(() -> first.lastEventId() != null);
        first.drop();

        publish(aReport().of(patient).week(4).build());
        feedOf(care.nurse, 2);

        try (SseClient second = SseClient.open(tokenOf(care.nurse), first.lastEventId())) {
            await().untilAsserted(() ->
                    assertThat(second.events()).extracting(SseClient.Event::id).containsExactly("2"));
        }
    }

    @Test
    void browsers_may_name_the_last_id_as_a_parameter() {
        UUID patient = care.patient();
        publish(aReport().of(patient).week(3).build());
        feedOf(care.nurse, 1);

        as(care.nurse).get("/feed/stream?lastEventId=x").then().statusCode(400);
    }

    @ParameterizedTest
    @ValueSource(strings = {"-1", "x", "1.5", "99999999999999999999", "1; DROP TABLE feed_entry"})
    void an_id_that_is_no_sequence_is_refused(String id) {
        as(care.nurse)
                .header("Last-Event-ID", id)
                .get("/feed/stream")
                .then()
                .statusCode(400)
                .contentType("application/problem+json");
    }

    @Test
    void an_id_beyond_the_newest_entry_starts_at_the_newest() {
        UUID patient = care.patient();
        publish(aReport().of(patient).week(3).build());
        feedOf(care.nurse, 1);

        try (SseClient stream = SseClient.open(tokenOf(care.nurse), "1000")) {
            await().untilAsserted(() -> assertThat(stream.lines()).startsWith("retry: 2000", "id: 1", ""));
            publish(aReport().of(patient).week(4).build());
            await().untilAsserted(() ->
                    assertThat(stream.events()).extracting(SseClient.Event::id).containsExactly("2"));
        }
    }

    @Test
    void a_person_who_leaves_the_team_sees_no_more_on_an_open_stream_and_its_sequence_has_no_gap() {
        UUID patient = care.patient();
        UUID late = care.patient();
        try (SseClient stays = SseClient.open(tokenOf(care.nurse), "0");
                SseClient leaves = SseClient.open(tokenOf(care.colleague), "0")) {
            publish(aReport().of(patient).week(3).build());
            await().untilAsserted(() -> assertThat(leaves.events()).hasSize(1));

            care.isMadeUpOf(care.nurse);
            await().untilAsserted(() -> as(care.colleague)
                    .get("/alerts?patientId=" + patient)
                    .then()
                    .statusCode(404));
            publish(aReport().of(late).week(4).build());

            await().untilAsserted(() -> assertThat(stays.events()).hasSize(2));
            await().untilAsserted(() -> assertThat(leaves.events()).hasSize(2));
            assertThat(leaves.events().getLast().name()).isEqualTo("withdrawn");
            assertThat(leaves.events().getLast().json().getMap(""))
                    .isEqualTo(Map.of(
                            "sequence", 2, "kind", "withdrawn", "withdraws", List.of(Map.of("first", 1, "last", 1))));
            try (SseClient again = SseClient.open(tokenOf(care.colleague), "0")) {
                await().untilAsserted(() -> assertThat(again.events()).hasSize(2));
                assertThat(again.events().getFirst().name()).isEqualTo("withdrawn");
                assertThat(again.events().getFirst().json().getMap("").keySet())
                        .containsExactlyInAnyOrder("sequence", "kind");
            }
        }
    }

    @Test
    void an_entry_written_before_its_recipient_left_the_team_is_withdrawn_when_it_is_pushed_afterwards()
            throws SQLException {
        UUID patient = care.patient();
        try (SseClient leaves = SseClient.open(tokenOf(care.colleague), "0")) {
            care.isMadeUpOf(care.nurse);
            await().untilAsserted(() -> as(care.colleague)
                    .get("/alerts?patientId=" + patient)
                    .then()
                    .statusCode(404));

            writeEntry(care.colleague, patient);

            await().untilAsserted(() -> assertThat(leaves.events())
                    .extracting(SseClient.Event::name)
                    .containsExactly("withdrawn"));
        }
    }

    @Test
    void an_entry_of_another_replica_arrives_by_its_signal_or_the_next_poll() throws SQLException {
        UUID patient = care.patient();
        try (SseClient stream = SseClient.open(tokenOf(care.nurse))) {
            await().until(() -> stream.lastEventId() != null);

            writeEntry(care.nurse, patient);

            await().atMost(Duration.ofSeconds(5))
                    .untilAsserted(() -> assertThat(stream.events()).hasSize(1));
        }
    }

    @Test
    void a_stream_outlives_a_feed_that_cannot_be_read() throws SQLException {
        UUID patient = care.patient();
        try (SseClient stream = SseClient.open(tokenOf(care.nurse))) {
            await().until(() -> stream.lastEventId() != null);
            changeTables("ALTER TABLE feed_entry RENAME TO feed_entry_away");
            try {
                // Each comes after a read, and here after one that failed.
                long comments = commentsOf(stream);
                await().until(() -> commentsOf(stream) >= comments + 2);
            } finally {
                changeTables("ALTER TABLE feed_entry_away RENAME TO feed_entry");
            }

            writeEntry(care.nurse, patient);

            await().untilAsserted(() -> assertThat(stream.events()).hasSize(1));
        }
    }

    @Test
    void a_silent_stream_sends_a_comment_from_time_to_time() {
        try (SseClient stream = SseClient.open(tokenOf(care.nurse))) {
            await().untilAsserted(() -> assertThat(stream.lines()).contains(":"));
        }
    }

    @Test
    void a_token_that_is_still_accepted_is_served_and_one_that_is_not_is_401_at_once() {
        UUID patient = care.patient();
        publish(aReport().of(patient).redFlag(RedFlag.CHEST_PAIN).build());
        feedOf(care.nurse, 2);

        // Clocks may differ by 30 s: of two tokens, one ended 25 s ago, the other 31 s ago.
        String accepted = Care.tokens().expiredFor(Duration.ofSeconds(25), care.nurse, "nurse");
        String ended = Care.tokens().expiredFor(Duration.ofSeconds(31), care.nurse, "nurse");
        try (SseClient stream = SseClient.open(accepted, "0");
                SseClient refused = SseClient.open(ended, "0")) {
            assertThat(refused.status()).isEqualTo(401);
            await().until(stream::hasEnded);
            assertThat(stream.events())
                    .extracting(SseClient.Event::name)
                    .containsExactly("report-submitted", "alert-raised");
        }
        // A client that reconnects with the token of a stream that has just ended is refused.
        try (SseClient again = SseClient.open(accepted, "2")) {
            assertThat(again.status()).isEqualTo(401);
        }
    }

    @Test
    void a_token_of_a_hundred_years_is_served_and_one_of_five_hundred_is_refused() {
        try (SseClient stream = SseClient.open(tokenOf(care.nurse, Duration.ofDays(365L * 100)));
                SseClient refused = SseClient.open(tokenOf(care.nurse, Duration.ofDays(365L * 500)))) {
            assertThat(stream.status()).isEqualTo(200);
            assertThat(refused.status()).isEqualTo(401);
            await().until(() -> stream.lastEventId() != null);
        }
    }

    @Test
    void a_client_that_leaves_is_forgotten() {
        SseClient stream = SseClient.open(tokenOf(care.nurse));
        await().until(() -> streams.recipients().contains(care.nurse));

        stream.drop();

        await().until(() -> !streams.recipients().contains(care.nurse));
    }

    @Test
    void a_client_that_reads_nothing_delays_nobody_else() {
        UUID patient = care.patient();
        try (SseClient reads = SseClient.open(tokenOf(care.nurse), "0");
                SseClient neverReads = SseClient.silent(tokenOf(care.colleague), "0")) {
            for (int i = 0; i < REPORTS; i++) {
                publish(aReport()
                        .of(patient)
                        .unscheduled()
                        .submittedAt(dayOfWeek(5).plusSeconds(i))
                        .build());
            }

            await().untilAsserted(() -> assertThat(reads.events()).hasSize(REPORTS));
            assertThat(neverReads.events()).isEmpty();
        }
    }

    @Test
    void a_client_that_never_reads_what_no_longer_fits_on_the_way_is_cut() throws Exception {
        UUID patient = care.patient();
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement("""
                        WITH counted AS (INSERT INTO feed_recipient (recipient, last_sequence) VALUES (?, 100000))
                        INSERT INTO feed_entry (recipient, sequence, kind, at, patient_id, report_id, summary)
                        SELECT ?, n, 'report-submitted', now(), ?, ?, 'Report' FROM generate_series(1, 100000) n
                        """)) {
            statement.setString(1, care.physician);
            statement.setString(2, care.physician);
            statement.setObject(3, patient);
            statement.setObject(4, patient);
            statement.executeUpdate();
        }
        try (Socket neverReads = new Socket()) {
            neverReads.setReceiveBufferSize(4_096);
            neverReads.connect(new InetSocketAddress("localhost", RestAssured.port));
            neverReads
                    .getOutputStream()
                    .write(("GET /notifications/v1/feed/stream HTTP/1.1\r\nHost: localhost\r\nLast-Event-ID: 0\r\n"
                                    + "Authorization: Bearer " + tokenOf(care.physician) + "\r\n\r\n")
                            .getBytes(StandardCharsets.US_ASCII));
            await().until(() -> streams.recipients().contains(care.physician));

            await().until(() -> !streams.recipients().contains(care.physician));
        }
    }

    @Test
    void of_a_burst_of_streams_of_one_person_exactly_the_newest_stay_and_the_others_are_told_why() throws Exception {
        List<SseClient> clients = new CopyOnWriteArrayList<>();
        try (ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor()) {
            executor.invokeAll(Collections.nCopies(100, () -> clients.add(SseClient.open(tokenOf(care.nurse)))));
            await().until(() -> clients.stream().filter(SseClient::hasEnded).count() == 80);

            // The last to come are among those that stay.
            SseClient last = SseClient.open(tokenOf(care.nurse));
            clients.add(last);
            await().until(() -> clients.stream().filter(SseClient::hasEnded).count() == 81);

            assertThat(last.hasEnded()).isFalse();
            assertThat(clients).filteredOn(SseClient::hasEnded).allSatisfy(ended -> {
                assertThat(ended.events()).extracting(SseClient.Event::name).containsExactly("superseded");
                assertThat(ended.lines()).contains("retry: 60000");
            });
        } finally {
            clients.forEach(SseClient::close);
        }
    }

    @Test
    void five_hundred_idle_streams_are_all_served() {
        UUID patient = care.patient();
        List<SseClient> clients = new ArrayList<>();
        try {
            for (int i = 0; i < 500; i++) {
                clients.add(SseClient.open(tokenOf("nurse-idle-" + i)));
            }
            String[] members = Stream.concat(
                            Stream.of(care.nurse), IntStream.range(0, 500).mapToObj(i -> "nurse-idle-" + i))
                    .toArray(String[]::new);
            care.isMadeUpOf(members);
            await().untilAsserted(() -> as("nurse-idle-0")
                    .get("/alerts?patientId=" + patient)
                    .then()
                    .statusCode(200));

            publish(aReport().of(patient).build());

            await().untilAsserted(() -> assertThat(clients)
                    .allSatisfy(stream -> assertThat(stream.events()).hasSize(1)));
        } finally {
            clients.forEach(SseClient::close);
        }
    }

    /** As another replica would, without a signal to this one. */
    private void writeEntry(String recipient, UUID patient) throws SQLException {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement("""
                        WITH counted AS (
                            INSERT INTO feed_recipient AS r (recipient, last_sequence) VALUES (?, 1)
                            ON CONFLICT (recipient) DO UPDATE SET last_sequence = r.last_sequence + 1
                            RETURNING last_sequence)
                        INSERT INTO feed_entry (recipient, sequence, kind, at, patient_id, report_id, summary)
                        SELECT ?, last_sequence, 'report-submitted', now(), ?, ?, 'Report' FROM counted
                        """)) {
            statement.setString(1, recipient);
            statement.setString(2, recipient);
            statement.setObject(3, patient);
            statement.setObject(4, patient);
            statement.executeUpdate();
        }
    }

    private static long commentsOf(SseClient stream) {
        return stream.lines().stream().filter(":"::equals).count();
    }

    /** As their owner. */
    private static void changeTables(String statement) throws SQLException {
        Config config = ConfigProvider.getConfig();
        try (Connection connection = DriverManager.getConnection(
                        config.getValue("quarkus.datasource.jdbc.url", String.class),
                        config.getValue("quarkus.flyway.username", String.class),
                        config.getValue("quarkus.flyway.password", String.class));
                Statement change = connection.createStatement()) {
            change.execute(statement);
        }
    }
}

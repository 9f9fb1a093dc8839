package org.softstone.benchmark;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.uuid.Generators;
import com.fasterxml.uuid.impl.TimeBasedEpochGenerator;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.softstone.contracts.CourseEnrolled;
import org.softstone.contracts.Event;
import org.softstone.contracts.EventJson;
import org.softstone.contracts.EventTypes;
import org.softstone.contracts.PatientProfile;
import org.softstone.contracts.TeamDefined;
import org.softstone.contracts.TeamRole;
import org.softstone.contracts.Topic;
import org.softstone.embedded.Pause;
import org.softstone.local.LocalStack;
import org.softstone.local.Service;

/**
 * The patients of the measurement. Their snapshots and courses are put on Kafka as infusions would publish them, since its
 * own API would need minutes for thousands; their activities and deposits are defined through the API of outcomes. Windows
 * beyond the baseline's are written straight into its database, open and with their timers, as if the weeks had passed.
 */
final class LoadPatients {

    /** Patients per team, as in a large centre for a rare disease; each is treated by two nurses and a physician. */
    private static final int PER_TEAM = 50;

    private static final ZoneId ZONE = ZoneId.of("Europe/Zurich");
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration TIMEOUT = Duration.ofMinutes(4);

    /**
     * A team with a nurse who listens.
     *
     * @param acknowledged the reports of its patients that outcomes has acknowledged, for {@link CompareFeeds}; grows
     */
    record Team(UUID teamId, String nurse, String secondNurse, String physician, Set<UUID> acknowledged) {

        List<String> members() {
            return List.of(nurse, secondNurse, physician);
        }
    }

    private final LocalStack stack;
    private final Consumer<String> progress;
    private final TimeBasedEpochGenerator ids = Generators.timeBasedEpochGenerator();
    private final List<Team> teams = new ArrayList<>();

    LoadPatients(LocalStack stack, Consumer<String> progress) {
        this.stack = stack;
        this.progress = progress;
    }

    List<Team> teams() {
        return List.copyOf(teams);
    }

    /** That many more patients in teams of their own, enrolled, with a baseline window that is open. */
    List<LoadPatient> enrol(int count) {
        long began = System.nanoTime();
        List<LoadPatient> enrolled = new ArrayList<>();
        try (KafkaProducer<String, byte[]> producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", stack.broker().bootstrapServers(), "acks", "all", "linger.ms", 5),
                new StringSerializer(),
                new ByteArraySerializer())) {
            Team team = null;
            Instant enrolledAt = Instant.now().minusSeconds(3600);
            for (int i = 0; i < count; i++) {
                if (i % PER_TEAM == 0) {
                    team = team();
                    publish(producer, defined(team));
                }
                UUID patientId = ids.generate();
                String user = "load-" + patientId;
                UUID courseId = ids.generate();
                publish(
                        producer,
                        new PatientProfile(
                                patientId,
                                1,
                                user,
                                team.teamId(),
                                team.teamId(),
                                ZONE,
                                "en",
                                PatientProfile.Status.ENROLLED));
                publish(producer, new CourseEnrolled(patientId, courseId, ZONE, enrolledAt));
                enrolled.add(new LoadPatient(
                        patientId,
                        courseId,
                        team,
                        stack.issuer().token(user, List.of("patient")),
                        List.of(),
                        List.of()));
            }
        }
        awaitBaselines(enrolled);
        List<LoadPatient> ready = defineItems(enrolled);
        progress.accept("  %,d patients enrolled in %.0f s".formatted(count, (System.nanoTime() - began) / 1e9));
        return ready;
    }

    private Team team() {
        UUID id = ids.generate();
        Team team = new Team(id, "nurse-" + id, "nurse-2-" + id, "physician-" + id, ConcurrentHashMap.newKeySet());
        teams.add(team);
        return team;
    }

    private static TeamDefined defined(Team team) {
        return new TeamDefined(
                team.teamId(),
                1,
                team.teamId(),
                ZONE,
                List.of(
                        new TeamDefined.Member(team.nurse(), TeamRole.NURSE),
                        new TeamDefined.Member(team.secondNurse(), TeamRole.NURSE),
                        new TeamDefined.Member(team.physician(), TeamRole.PHYSICIAN)));
    }

    private void publish(KafkaProducer<String, byte[]> producer, Event event) {
        ProducerRecord<String, byte[]> message = new ProducerRecord<>(
                Topic.of(event).topicName(),
                event.key().toString(),
                EventJson.write(event).getBytes(StandardCharsets.UTF_8));
        Map.of(
                        "ce_specversion", "1.0",
                        "ce_id", ids.generate().toString(),
                        "ce_source", "/benchmark",
                        "ce_type", EventTypes.nameOf(event.getClass()),
                        "ce_time", Instant.now().toString(),
                        "ce_subject", event.key().toString(),
                        "content-type", "application/json")
                .forEach((name, value) -> message.headers().add(name, value.getBytes(StandardCharsets.UTF_8)));
        producer.send(message);
    }

    /** Until outcomes has opened their windows, and notifications knows the patients. */
    private void awaitBaselines(List<LoadPatient> patients) {
        long until = System.nanoTime() + TIMEOUT.toNanos();
        List<UUID> patientIds = patients.stream().map(LoadPatient::patientId).toList();
        while (known(Service.OUTCOMES, "report_window", patientIds) < patients.size()
                || known(Service.NOTIFICATIONS, "patient_profile", patientIds) < patients.size()) {
            if (System.nanoTime() > until) {
                throw new BenchmarkException("The patients were not known within " + TIMEOUT.toMinutes() + " minutes.");
            }
            Pause.of(Duration.ofMillis(500));
        }
    }

    private int known(Service service, String table, List<UUID> patientIds) {
        return Rows.read(
                        stack.database(service),
                        "SELECT count(DISTINCT patient_id) FROM " + table + " WHERE patient_id = ANY (?)",
                        row -> row.getInt(1),
                        patientIds)
                .getFirst();
    }

    /** Two activities and a deposit each, as a nurse would enter them. */
    private List<LoadPatient> defineItems(List<LoadPatient> patients) {
        List<LoadPatient> ready = new ArrayList<>(patients);
        AtomicInteger next = new AtomicInteger();
        Map<UUID, String> tokens = new java.util.HashMap<>();
        patients.forEach(patient -> tokens.computeIfAbsent(
                patient.team().teamId(),
                _ -> stack.issuer().token(patient.team().nurse(), List.of("nurse"))));
        Load.run(
                16,
                () -> {
                    HttpConnection outcomes =
                            new HttpConnection(stack.service(Service.OUTCOMES).port());
                    return new Load.Client(outcomes, () -> {
                        int i = next.getAndIncrement();
                        if (i < patients.size()) {
                            LoadPatient patient = patients.get(i);
                            String token = tokens.get(patient.team().teamId());
                            List<String> activities = put(
                                    outcomes,
                                    token,
                                    patient,
                                    "activities",
                                    "activityId",
                                    "{\"activities\":[{\"label\":\"grip a glass\"},{\"label\":\"sit down\"}]}");
                            List<String> deposits = put(
                                    outcomes,
                                    token,
                                    patient,
                                    "deposits",
                                    "depositId",
                                    "{\"deposits\":[{\"site\":\"finger\",\"laterality\":\"right\"}]}");
                            synchronized (ready) {
                                ready.set(i, patient.with(activities, deposits));
                            }
                        }
                    });
                },
                () -> next.get() < patients.size());
        return ready;
    }

    private static List<String> put(
            HttpConnection outcomes, String token, LoadPatient patient, String what, String id, String body)
            throws Exception {
        HttpConnection.Answer answer = outcomes.send(HttpConnection.request(
                "PUT", "/outcomes/v1/patients/" + patient.patientId() + "/" + what, token, body));
        if (answer.status() != 200) {
            throw new BenchmarkException("PUT " + what + " answered " + answer.status() + ": " + answer.text());
        }
        List<String> found = new ArrayList<>();
        for (JsonNode item : JSON.readTree(answer.body()).path(what)) {
            found.add(item.path(id).asText());
        }
        return found;
    }

    /** Further weeks for these patients, all open now, with their timers; each closes in so long. */
    void openWindows(List<LoadPatient> patients, int firstWeek, int weeks, Duration closesIn) {
        String statement = """
                WITH opened AS (
                    INSERT INTO report_window
                        (window_id, patient_id, course_id, week, opens_at, due_at, closes_at, state)
                    SELECT gen_random_uuid(), patient_id, course_id, week, now() - interval '1 day',
                        now() + (? - 1) * interval '1 second', now() + ? * interval '1 second', 'open'
                    FROM unnest(?::uuid[], ?::uuid[]) AS patient (patient_id, course_id), generate_series(?, ?) AS week
                    RETURNING window_id, closes_at)
                INSERT INTO timer (kind, subject, due_at) SELECT 'report-window', window_id, closes_at FROM opened""";
        try (Connection connection = stack.database(Service.OUTCOMES).connect();
                PreparedStatement insert = connection.prepareStatement(statement)) {
            insert.setLong(1, closesIn.toSeconds());
            insert.setLong(2, closesIn.toSeconds());
            insert.setArray(
                    3,
                    connection.createArrayOf(
                            "uuid",
                            patients.stream().map(LoadPatient::patientId).toArray()));
            insert.setArray(
                    4,
                    connection.createArrayOf(
                            "uuid", patients.stream().map(LoadPatient::courseId).toArray()));
            insert.setInt(5, firstWeek);
            insert.setInt(6, firstWeek + weeks - 1);
            insert.executeUpdate();
        } catch (SQLException e) {
            throw new BenchmarkException("Windows could not be opened: " + e.getMessage(), e);
        }
    }
}

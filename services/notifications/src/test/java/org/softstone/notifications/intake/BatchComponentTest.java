package org.softstone.notifications.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.softstone.notifications.testing.Reports.BERLIN;
import static org.softstone.notifications.testing.Reports.aMissedReport;
import static org.softstone.notifications.testing.Reports.aReport;
import static org.softstone.notifications.testing.Reports.amended;
import static org.softstone.notifications.testing.Reports.amendment;
import static org.softstone.notifications.testing.Reports.dayOfWeek;
import static org.softstone.notifications.testing.Reports.duringPause;
import static org.softstone.notifications.testing.Reports.overtaken;
import static org.softstone.notifications.testing.Reports.retraction;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.IntSupplier;
import java.util.regex.Pattern;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.softstone.access.TreatingTeams;
import org.softstone.contracts.PatientProfile;
import org.softstone.contracts.ReportEvent;
import org.softstone.contracts.ReportMissed;
import org.softstone.contracts.ReportSubmitted;
import org.softstone.contracts.ReportSubmitted.RedFlag;
import org.softstone.contracts.ReportSubmitted.Symptom;
import org.softstone.contracts.ReportSubmitted.WantsContact;
import org.softstone.contracts.ReportWindowOpened;
import org.softstone.contracts.TeamDefined;
import org.softstone.contracts.TeamRole;
import org.softstone.contracts.Topic;
import org.softstone.database.Sql;
import org.softstone.notifications.testing.Batches;
import org.softstone.notifications.testing.Batches.Delivery;
import org.softstone.notifications.testing.Care;
import org.softstone.notifications.testing.Reports;
import org.softstone.testing.RealInfrastructure;

/** However the events of some patients fall into batches, they leave the same rows as one by one. */
@QuarkusTest
@WithTestResource(RealInfrastructure.class)
class BatchComponentTest {

    private static final Pattern ID = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");

    @Inject
    Batches batches;

    @Inject
    TreatingTeams teams;

    @Inject
    Sql sql;

    /** Two of them hold the same patients, teams and events under ids of their own. */
    private final class World {

        private final String name;
        private final Random random;
        private final Map<String, String> labels = new HashMap<>();
        private final List<Delivery> dead = new ArrayList<>();
        private int made;

        World(String name, long seed) {
            this.name = name;
            this.random = new Random(seed);
        }

        UUID id(String label) {
            UUID id = UUID.nameUUIDFromBytes((name + label).getBytes(StandardCharsets.UTF_8));
            labels.put(id.toString(), label);
            return id;
        }

        UUID next(String what) {
            made++;
            return id(what + made);
        }

        /** Two teams that share a member, three patients who are known and one who is not. */
        void isKnown() {
            QuarkusTransaction.requiringNew().run(() -> {
                for (int team = 0; team < 2; team++) {
                    teams.apply(new TeamDefined(
                            id("team" + team),
                            1,
                            id("site"),
                            BERLIN,
                            List.of(
                                    new TeamDefined.Member(name + "shared", TeamRole.NURSE),
                                    new TeamDefined.Member(name + "of-team-" + team, TeamRole.PHYSICIAN))));
                }
                for (int patient = 0; patient < 3; patient++) {
                    teams.apply(new PatientProfile(
                            id("patient" + patient),
                            1,
                            null,
                            id("team" + patient % 2),
                            id("site"),
                            BERLIN,
                            "de",
                            PatientProfile.Status.INVITED));
                }
            });
        }

        void handle(List<Delivery> deliveries, IntSupplier batchSize) {
            int next = 0;
            while (next < deliveries.size()) {
                int end = Math.min(deliveries.size(), next + batchSize.getAsInt());
                dead.addAll(batches.handle(List.copyOf(deliveries.subList(next, end))));
                next = end;
            }
        }

        void allAlertsAreAcknowledged() {
            sql.change("""
                    UPDATE alert SET state = 'acknowledged', acknowledged_by = 'nurse', acknowledged_at = now(),
                                     acknowledged_evidence = evidence_count
                    WHERE patient_id = ANY (?)
                    """, (Object) ids("patient"));
        }

        /** In order per patient, some twice, some as disordered as dead letters are that were replayed. */
        List<Delivery> deliveries() {
            List<List<Delivery>> perPatient = new ArrayList<>();
            for (int patient = 0; patient < 4; patient++) {
                List<Delivery> season = new ArrayList<>();
                season(id("patient" + patient)).forEach(event -> season.add(new Delivery(next("event"), event)));
                for (int again = random.nextInt(5); again > 0; again--) {
                    Delivery delivery = season.get(random.nextInt(season.size()));
                    // The same event again, or the same under another id.
                    season.add(
                            random.nextInt(season.size()),
                            random.nextBoolean() ? delivery : new Delivery(next("event"), delivery.event()));
                }
                if (random.nextInt(3) == 0) {
                    Collections.swap(season, random.nextInt(season.size()), random.nextInt(season.size()));
                }
                perPatient.add(season);
            }
            List<Delivery> deliveries = new ArrayList<>();
            while (!perPatient.isEmpty()) {
                List<Delivery> season = perPatient.get(random.nextInt(perPatient.size()));
                deliveries.add(season.removeFirst());
                perPatient.removeIf(List::isEmpty);
            }
            return deliveries;
        }

        private List<ReportEvent> season(UUID patient) {
            List<ReportEvent> events = new ArrayList<>();
            UUID course = next("course");
            int weeks = 2 + random.nextInt(6);
            for (int week = random.nextInt(2); week <= weeks; week++) {
                UUID window = next("window");
                events.add(new ReportWindowOpened(patient, course, window, week, dayOfWeek(week), null, null));
                ReportMissed missed = aMissedReport(patient, window, week);
                boolean silent = random.nextInt(3) == 0;
                if (silent || random.nextInt(4) == 0) {
                    events.add(random.nextInt(4) == 0 ? duringPause(missed) : missed);
                }
                if (silent) {
                    // Its report may come in a later week, or never.
                    continue;
                }
                ReportSubmitted report = answered(aReport()
                        .of(patient)
                        .id(next("report"))
                        .course(course)
                        .week(week)
                        .window(window));
                events.add(report);
                if (random.nextInt(3) == 0) {
                    events.add(answered(aReport()
                            .of(patient)
                            .id(next("report"))
                            .course(course)
                            .unscheduled()
                            .submittedAt(dayOfWeek(week).plusSeconds(random.nextInt(400_000)))));
                }
                if (random.nextInt(4) == 0) {
                    ReportSubmitted second = answered(amended(report).course(course));
                    events.add(random.nextInt(3) == 0 ? overtaken(second) : amendment(second));
                }
                if (random.nextInt(5) == 0) {
                    events.add(retraction(report));
                }
            }
            List<ReportEvent> missed = events.stream()
                    .filter(event -> event instanceof ReportMissed)
                    .toList();
            if (!missed.isEmpty() && random.nextBoolean()) {
                ReportMissed answered = (ReportMissed) missed.get(random.nextInt(missed.size()));
                events.add(answered(aReport()
                        .of(patient)
                        .id(next("report"))
                        .course(course)
                        .week(answered.week())
                        .window(answered.windowId())
                        .receivedLate(answered.closedAt().plusSeconds(random.nextInt(400_000)))));
            }
            if (random.nextInt(3) == 0 && events.size() > 1) {
                Collections.swap(events, 1, events.size() - 1);
            }
            return events;
        }

        private ReportSubmitted answered(Reports report) {
            report.pain(random.nextInt(11)).symptom(Symptom.NAUSEA, random.nextInt(5));
            report.wantsContact(WantsContact.values()[random.nextInt(3)]);
            if (random.nextInt(4) == 0) {
                report.redFlag(RedFlag.values()[random.nextInt(6)]);
            }
            return report.build();
        }

        /** All rows that came of it, with labels in place of ids; alerts have ids that nobody chose. */
        List<String> rows() {
            List<String> rows = new ArrayList<>();
            UUID[] patients = ids("patient");
            add(rows, """
                    SELECT 'entry', recipient, sequence, kind, patient_id, report_id, window_id, rule, level, evidence_number,
                           summary
                    FROM feed_entry WHERE recipient LIKE ? ORDER BY recipient, sequence
                    """, name + "%");
            add(rows, """
                    SELECT 'alert', patient_id, rule, rule_version, level, standing_level, state, summary, inputs,
                           evidence_count
                    FROM alert WHERE patient_id = ANY (?) ORDER BY patient_id, rule
                    """, (Object) patients);
            add(rows, """
                    SELECT 'evidence', a.patient_id, a.rule, e.number, e.kind, e.level, e.report_id, e.report_version,
                           e.window_id, e.voided, e.summary, e.inputs
                    FROM alert_evidence e JOIN alert a USING (alert_id) WHERE a.patient_id = ANY (?)
                    ORDER BY a.patient_id, a.rule, e.number
                    """, (Object) patients);
            add(rows, """
                    SELECT 'report', report_id, patient_id, course_id, window_id, week, decided_week, submitted_at,
                           pain_average, version, newest_on_arrival, scores,
                           rank() OVER (PARTITION BY patient_id ORDER BY arrived_at)
                    FROM known_report WHERE patient_id = ANY (?) ORDER BY report_id
                    """, (Object) patients);
            add(rows, """
                    SELECT 'missed', window_id, patient_id, week, during_pause FROM missed_window
                    WHERE patient_id = ANY (?) ORDER BY window_id
                    """, (Object) patients);
            add(rows, """
                    SELECT 'retracted', report_id, patient_id, baseline_of FROM retracted_report
                    WHERE patient_id = ANY (?) ORDER BY report_id
                    """, (Object) patients);
            add(rows, """
                    SELECT 'picture', patient_id, window_id, window_week FROM patient_picture
                    WHERE patient_id = ANY (?) ORDER BY patient_id
                    """, (Object) patients);
            add(rows, """
                    SELECT 'parked', event_id, key, awaited, rank() OVER (PARTITION BY key ORDER BY sequence)
                    FROM parked_event WHERE key = ANY (?) ORDER BY event_id
                    """, (Object) patients);
            add(rows, "SELECT 'processed', event_id FROM processed_event WHERE event_id = ANY (?)", (Object)
                    ids("event"));
            dead.forEach(
                    delivery -> rows.add("dead " + labels.get(delivery.eventId().toString())));
            rows.addAll(published(List.of(patients)));
            return rows.stream().sorted().toList();
        }

        /** What went to other services, in order per patient, once the relay has sent it. */
        private List<String> published(List<UUID> patients) {
            await().until(() -> sql.list(
                            "SELECT 1 FROM outbox WHERE aggregateid = ANY (?) LIMIT 1", _ -> true, patients)
                    .isEmpty());
            Map<String, List<String>> types = new TreeMap<>();
            for (ConsumerRecord<String, byte[]> record : Care.events().recordsOn(Topic.ALERTS.topicName())) {
                if (labels.containsKey(record.key())) {
                    types.computeIfAbsent(labels.get(record.key()), _ -> new ArrayList<>())
                            .add(new String(
                                    record.headers().lastHeader("ce_type").value(), StandardCharsets.UTF_8));
                }
            }
            return types.entrySet().stream()
                    .map(published -> "published " + published)
                    .toList();
        }

        private UUID[] ids(String what) {
            return labels.entrySet().stream()
                    .filter(label -> label.getValue().startsWith(what))
                    .map(label -> UUID.fromString(label.getKey()))
                    .toArray(UUID[]::new);
        }

        private void add(List<String> rows, String query, Object parameter) {
            sql.list("SELECT r::text FROM (" + query + ") r", row -> row.text(1), parameter).stream()
                    .map(row -> ID.matcher(row).replaceAll(found -> labels.getOrDefault(found.group(), found.group())))
                    .map(row -> row.replace(name, ""))
                    .forEach(rows::add);
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16})
    void any_batches_leave_the_same_rows_as_one_by_one(long seed) {
        World single = new World("single-" + UUID.randomUUID() + "-", seed);
        World batched = new World("batched-" + UUID.randomUUID() + "-", seed);
        single.isKnown();
        batched.isKnown();
        List<Delivery> oneByOne = single.deliveries();
        List<Delivery> together = batched.deliveries();

        int half = oneByOne.size() / 2;
        single.handle(oneByOne.subList(0, half), () -> 1);
        single.allAlertsAreAcknowledged();
        single.handle(oneByOne.subList(half, oneByOne.size()), () -> 1);
        Random sizes = new Random(seed);
        batched.handle(together.subList(0, half), () -> 1 + sizes.nextInt(25));
        batched.allAlertsAreAcknowledged();
        batched.handle(together.subList(half, together.size()), () -> 1 + sizes.nextInt(25));

        assertThat(single.dead).as("seed %d", seed).isEmpty();
        assertThat(batched.rows()).as("seed %d", seed).isEqualTo(single.rows()).hasSizeGreaterThan(50);
    }
}

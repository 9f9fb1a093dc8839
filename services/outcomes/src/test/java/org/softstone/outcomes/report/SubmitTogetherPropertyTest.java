package org.softstone.outcomes.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.json.JsonMapper;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.softstone.contracts.ReportEvent;
import org.softstone.database.GroupCommit.Result;
import org.softstone.http.Ids;
import org.softstone.outcomes.ReportBody;
import org.softstone.outcomes.Scenario;
import org.softstone.outcomes.answer.ReadAhead;
import org.softstone.outcomes.answer.Sent;
import org.softstone.outcomes.instrument.AnswerLimits;
import org.softstone.outcomes.report.SubmitReport.Outcome;
import org.softstone.outcomes.report.SubmitTogether.Item;
import org.softstone.outcomes.report.SubmitTogether.Submitter;

/**
 * The same submissions by the same few patients twice, in two worlds that differ only in their ids: in random groups, and one
 * by one. Whatever they are, they end in the same outcomes, rows and events.
 */
@QuarkusTest
class SubmitTogetherPropertyTest extends Scenario {

    private static final int PATIENTS = 3;
    private static final int WEEKS = 4;
    private static final Pattern ID = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");
    private static final JsonMapper JSON = JsonMapper.builder().build();

    @Inject
    SubmitTogether together;

    @Inject
    AnswerLimits answerLimits;

    /** What is sent, by numbers for which each world has ids of its own. @param window none when negative */
    private record Sending(
            int patient,
            int report,
            int window,
            int pain,
            Instant filedAt,
            Instant sentAt,
            boolean rates,
            boolean byStaff) {}

    static Stream<Long> seeds() {
        return new Random().longs(12).boxed();
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void any_submissions_in_any_groups_end_as_one_by_one(long seed) {
        Random random = new Random(seed);
        Instant today = clock.instant();
        Instant receivedAt = today.plus(Duration.ofDays(1));
        List<Sending> sendings = IntStream.range(0, 14)
                .mapToObj(_ -> aSending(random, receivedAt))
                .toList();
        World inGroups = new World(today);
        World oneByOne = new World(today);

        List<String> outcomesInGroups = inGroups.submit(sendings, receivedAt, random, 7);
        List<String> outcomesOneByOne = oneByOne.submit(sendings, receivedAt, random, 1);

        assertThat(outcomesInGroups).as("outcomes").isEqualTo(outcomesOneByOne);
        assertThat(inGroups.rows()).as("rows").isEqualTo(oneByOne.rows());
        assertThat(inGroups.events()).as("events").isEqualTo(oneByOne.events());
    }

    private static Sending aSending(Random random, Instant receivedAt) {
        Instant filedAt = receivedAt.minus(Duration.ofHours(random.nextInt(3) == 0 ? random.nextInt(24 * 60) : 6));
        Instant sentAt = switch (random.nextInt(6)) {
            case 0 -> null;
            case 1 -> receivedAt.minus(Duration.ofDays(2));
            case 2 -> receivedAt.plus(Duration.ofHours(3));
            default -> receivedAt;
        };
        return new Sending(
                random.nextInt(3) == 0 ? random.nextInt(PATIENTS) : 0,
                random.nextInt(7),
                random.nextInt(WEEKS + 5) - 3,
                random.nextInt(12) == 0 ? 11 : random.nextInt(2),
                filedAt,
                sentAt,
                random.nextInt(6) == 0,
                random.nextInt(8) == 0);
    }

    private final class World {

        private final Map<UUID, String> names = new HashMap<>();
        private final List<Patient> patients = new ArrayList<>();
        private final List<List<UUID>> windows = new ArrayList<>();
        private final List<UUID> reports =
                IntStream.range(0, 7).mapToObj(i -> named("report " + i)).toList();
        private final UUID activity = named("activity");

        World(Instant today) {
            for (int i = 0; i < PATIENTS; i++) {
                Patient patient = aPatient();
                names.put(patient.patientId(), "patient " + i);
                names.put(patient.courseId(), "course " + i);
                patients.add(patient);
                windows.add(enrol(patient, i, today));
            }
            sql.change(
                    "INSERT INTO activity VALUES (?, ?)",
                    activity,
                    patients.getFirst().patientId());
        }

        private UUID named(String name) {
            UUID id = Ids.next();
            names.put(id, name);
            return id;
        }

        /** The baseline and week 1 are missed, week 2 is open, and week 3 opens soon; one that was planned is withdrawn. */
        private List<UUID> enrol(Patient patient, int number, Instant today) {
            sql.change(
                    "INSERT INTO course (course_id, patient_id, zone, enrolled_at) VALUES (?, ?, 'Europe/Berlin', ?)",
                    patient.courseId(),
                    patient.patientId(),
                    today.minus(Duration.ofDays(60)));
            List<UUID> ids = new ArrayList<>();
            ids.add(window(patient, number, 0, "missed", today.minus(Duration.ofDays(60)), 10));
            ids.add(window(patient, number, 1, "missed", today.minus(Duration.ofDays(9)), 6));
            ids.add(window(patient, number, 2, "open", today.minus(Duration.ofDays(4)), 9));
            ids.add(window(patient, number, 3, "upcoming", today.plus(Duration.ofHours(12)), 9));
            UUID withdrawn = named("withdrawn of " + number);
            sql.change(
                    "INSERT INTO withdrawn_window (course_id, week, window_id, patient_id) VALUES (?, 9, ?, ?)",
                    patient.courseId(),
                    withdrawn,
                    patient.patientId());
            ids.add(withdrawn);
            return ids;
        }

        private UUID window(Patient patient, int number, int week, String state, Instant opensAt, int days) {
            UUID windowId = named("window %d of %d".formatted(week, number));
            Instant closesAt = opensAt.plus(Duration.ofDays(days));
            sql.change(
                    """
                    INSERT INTO report_window (window_id, patient_id, course_id, week, opens_at, due_at, closes_at, state)
                    VALUES (?, ?, ?, ?, ?, ?, ?, ?)""",
                    windowId,
                    patient.patientId(),
                    patient.courseId(),
                    week,
                    opensAt,
                    closesAt.minus(Duration.ofDays(2)),
                    closesAt,
                    state);
            if (!state.equals("missed")) {
                sql.change(
                        "INSERT INTO timer (kind, subject, due_at) VALUES ('report-window', ?, ?)",
                        windowId,
                        state.equals("open") ? closesAt : opensAt);
            }
            return windowId;
        }

        List<String> submit(List<Sending> sendings, Instant receivedAt, Random random, int mostTogether) {
            List<String> outcomes = new ArrayList<>();
            for (int from = 0; from < sendings.size(); ) {
                int to = Math.min(sendings.size(), from + 1 + random.nextInt(mostTogether));
                List<Item> group = sendings.subList(from, to).stream()
                        .map(sending -> item(sending, receivedAt))
                        .toList();
                QuarkusTransaction.requiringNew().call(() -> together.submit(group)).stream()
                        .map(this::told)
                        .forEach(outcomes::add);
                from = to;
            }
            return outcomes;
        }

        private Item item(Sending sending, Instant receivedAt) {
            ReportBody body =
                    ReportBody.aReport(sending.filedAt()).pain(sending.pain()).without("sentAt");
            if (sending.sentAt() != null) {
                body = body.sentAt(sending.sentAt());
            }
            if (sending.window() >= 0) {
                int owner = sending.window() == WEEKS + 1 ? (sending.patient() + 1) % PATIENTS : sending.patient();
                body = body.in(windows.get(owner).get(Math.min(sending.window(), WEEKS)));
            }
            if (sending.rates()) {
                body = body.rating(activity, 3);
            }
            if (sending.byStaff()) {
                body = body.with("mode", "phone");
            }
            UUID reportId = reports.get(sending.report());
            Sent sent = new Sent(JSON.valueToTree(body.json()));
            Submission submission = sending.byStaff()
                    ? Submission.byStaff("a nurse", reportId, sent, receivedAt)
                    : Submission.byPatient(reportId, sent, receivedAt);
            return new Item(
                    new Submitter.Known(profileOf(patients.get(sending.patient()))),
                    submission,
                    ReadAhead.of(reportId, sent, submission.purpose(), answerLimits));
        }

        private String told(Result<Optional<Outcome>> result) {
            return anonymous(result.toString());
        }

        /** All that is stored of these patients. */
        List<String> rows() {
            UUID[] ids = patients.stream().map(Patient::patientId).toArray(UUID[]::new);
            return Stream.of(
                            "SELECT to_jsonb(r) FROM report r WHERE patient_id = ANY (?)",
                            "SELECT to_jsonb(a) FROM report_alias a WHERE patient_id = ANY (?)",
                            "SELECT to_jsonb(w) FROM report_window w WHERE patient_id = ANY (?)",
                            "SELECT to_jsonb(w) FROM withdrawn_window w WHERE patient_id = ANY (?)",
                            "SELECT to_jsonb(t) FROM timer t, report_window w WHERE w.window_id = t.subject AND w.patient_id = ANY (?)")
                    .flatMap(query -> sql.list(query, row -> anonymous(row.text(1)), (Object) ids).stream()
                            .sorted())
                    .toList();
        }

        List<List<String>> events() {
            return patients.stream()
                    .map(patient -> reportEvents(patient, ReportEvent.class).stream()
                            .map(event -> anonymous(event.toString()))
                            .toList())
                    .toList();
        }

        private String anonymous(String text) {
            return ID.matcher(text).replaceAll(found -> names.getOrDefault(UUID.fromString(found.group()), "another"));
        }
    }
}

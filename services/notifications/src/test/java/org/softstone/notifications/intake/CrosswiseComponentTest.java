package org.softstone.notifications.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.softstone.notifications.testing.Reports.BERLIN;
import static org.softstone.notifications.testing.Reports.aReport;
import static org.softstone.notifications.testing.Reports.dayOfWeek;
import static org.softstone.notifications.testing.Reports.newId;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.softstone.contracts.Event;
import org.softstone.contracts.PatientProfile;
import org.softstone.contracts.ReportSubmitted.RedFlag;
import org.softstone.contracts.TeamDefined;
import org.softstone.contracts.TeamRole;
import org.softstone.contracts.VisitBooked;
import org.softstone.database.Sql;
import org.softstone.notifications.testing.Batches;
import org.softstone.notifications.testing.Batches.Delivery;
import org.softstone.notifications.testing.Reports;
import org.softstone.testing.RealInfrastructure;

/**
 * Partitions of several topics, on two replicas that are delivered the same events, side by side in random batches: their
 * patients and teams are shared, teams change and patients are moved meanwhile. Nobody waits for another crosswise, and everybody
 * is told everything once.
 */
@QuarkusTest
@WithTestResource(RealInfrastructure.class)
@Timeout(value = 240, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class CrosswiseComponentTest {

    private static final int REPLICAS = 2;
    private static final int PATIENTS = 24;
    private static final int TEAMS = 6;
    private static final int REPORTS_EACH = 20;
    private static final String DEADLOCK = "40P01";

    @Inject
    Batches batches;

    @Inject
    Sql sql;

    private final UUID site = newId();
    private final String always = "nurse-" + newId();
    private final List<String> sometimes =
            IntStream.range(0, 6).mapToObj(_ -> "nurse-" + newId()).toList();
    private final List<UUID> patients =
            IntStream.range(0, PATIENTS).mapToObj(_ -> newId()).toList();
    private final List<UUID> teams =
            IntStream.range(0, TEAMS).mapToObj(_ -> newId()).toList();
    private final Queue<Throwable> deadlocks = new ConcurrentLinkedQueue<>();

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void partitions_that_share_patients_and_teams_never_wait_for_each_other_crosswise(long seed) {
        Random random = new Random(seed);
        teams.forEach(team -> handle(List.of(delivery(team(team, 1, random)))));
        patients.forEach(patient -> handle(List.of(delivery(profile(patient, 1, random)))));

        List<CompletableFuture<Void>> work = new ArrayList<>();
        for (List<Delivery> partition : partitions(random)) {
            for (int replica = 0; replica < REPLICAS; replica++) {
                long ownSeed = random.nextLong();
                work.add(CompletableFuture.runAsync(
                        () -> inRandomBatches(partition, new Random(ownSeed)), Thread::startVirtualThread));
            }
        }
        CompletableFuture.allOf(work.toArray(CompletableFuture[]::new)).join();

        assertThat(deadlocks).isEmpty();
        assertThat(tolds())
                .hasSize(PATIENTS * REPORTS_EACH)
                .allSatisfy((_, times) -> assertThat(times).isEqualTo(1));
        for (String person : sometimes) {
            assertGapless(person);
        }
        assertGapless(always);
        assertThat(sql.list("SELECT 1 FROM parked_event WHERE key = ANY (?)", _ -> true, patients))
                .isEmpty();
    }

    /** In order per key, as a partition has them. */
    private List<List<Delivery>> partitions(Random random) {
        List<List<Delivery>> partitions = new ArrayList<>();
        for (int partition = 0; partition < 3; partition++) {
            List<Delivery> reports = new ArrayList<>();
            List<Delivery> visits = new ArrayList<>();
            for (int number = 1; number <= REPORTS_EACH; number++) {
                for (int patient = partition; patient < PATIENTS; patient += 3) {
                    reports.add(delivery(report(patients.get(patient), number, random)));
                    visits.add(delivery(visit(patients.get(patient), number)));
                }
            }
            partitions.add(reports);
            partitions.add(visits);
        }
        List<Delivery> profiles = new ArrayList<>();
        List<Delivery> snapshots = new ArrayList<>();
        for (int version = 2; version <= 8; version++) {
            for (UUID patient : patients) {
                profiles.add(delivery(profile(patient, version, random)));
            }
            for (UUID team : teams) {
                snapshots.add(delivery(team(team, version, random)));
            }
        }
        partitions.add(profiles);
        partitions.add(snapshots);
        return partitions;
    }

    private void inRandomBatches(List<Delivery> partition, Random random) {
        boolean takesBatches = !(partition.getFirst().event() instanceof TeamDefined)
                && !(partition.getFirst().event() instanceof PatientProfile);
        for (int from = 0; from < partition.size(); ) {
            int to = Math.min(partition.size(), from + 1 + (takesBatches ? random.nextInt(20) : 0));
            handle(partition.subList(from, to));
            from = to;
        }
    }

    /** Until it is handled: on a busy machine a lock or a connection may not be had in time. */
    private void handle(List<Delivery> deliveries) {
        while (true) {
            try {
                batches.handleTogether(deliveries);
                return;
            } catch (RuntimeException e) {
                if (isDeadlock(e)) {
                    deadlocks.add(e);
                }
            }
        }
    }

    private static boolean isDeadlock(Throwable failure) {
        return failure != null
                && (failure instanceof SQLException sql && DEADLOCK.equals(sql.getSQLState())
                        || isDeadlock(failure.getCause()));
    }

    /** How often the one who belongs to every team was told of each report. */
    private Map<UUID, Integer> tolds() {
        Map<UUID, Integer> times = new HashMap<>();
        sql.list(
                "SELECT report_id FROM feed_entry WHERE recipient = ? AND kind = 'report-submitted'",
                row -> times.merge(row.uuid("report_id"), 1, Integer::sum),
                always);
        return times;
    }

    private void assertGapless(String person) {
        List<Long> sequences = sql.list(
                "SELECT sequence FROM feed_entry WHERE recipient = ? ORDER BY sequence", row -> row.number(1), person);
        assertThat(sequences)
                .containsExactlyElementsOf(
                        LongStream.rangeClosed(1, sequences.size()).boxed().toList());
    }

    private TeamDefined team(UUID team, long version, Random random) {
        List<TeamDefined.Member> members = new ArrayList<>();
        members.add(new TeamDefined.Member(always, TeamRole.NURSE));
        sometimes.stream()
                .filter(_ -> random.nextBoolean())
                .forEach(person -> members.add(new TeamDefined.Member(person, TeamRole.NURSE)));
        return new TeamDefined(team, version, site, BERLIN, members);
    }

    private PatientProfile profile(UUID patient, long version, Random random) {
        return new PatientProfile(
                patient,
                version,
                null,
                teams.get(random.nextInt(TEAMS)),
                site,
                BERLIN,
                "de",
                PatientProfile.Status.INVITED);
    }

    private static Event report(UUID patient, int number, Random random) {
        Reports report = aReport()
                .of(patient)
                .id(newId())
                .unscheduled()
                .submittedAt(dayOfWeek(1).plus(Duration.ofHours(number)))
                .pain(random.nextInt(11));
        if (random.nextInt(4) == 0) {
            report.redFlag(RedFlag.values()[random.nextInt(6)]);
        }
        return report.build();
    }

    private static Event visit(UUID patient, int number) {
        return new VisitBooked(
                patient,
                newId(),
                newId(),
                number,
                dayOfWeek(number),
                dayOfWeek(number).plus(Duration.ofHours(1)),
                BERLIN);
    }

    private static Delivery delivery(Event event) {
        return new Delivery(newId(), event);
    }
}

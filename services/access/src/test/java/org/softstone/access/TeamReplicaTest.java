package org.softstone.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.softstone.access.ReplicaTables.patient;
import static org.softstone.access.ReplicaTables.team;

import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.softstone.contracts.PatientProfile;
import org.softstone.contracts.PatientProfile.ReportingEnded;
import org.softstone.contracts.TeamDefined;
import org.softstone.contracts.TeamRole;

class TeamReplicaTest {

    private static final UUID TEAM = UUID.randomUUID();
    private static final UUID OTHER_TEAM = UUID.randomUUID();
    private static final UUID PATIENT = UUID.randomUUID();
    private static final UUID OTHER_PATIENT = UUID.randomUUID();

    private ReplicaTables tables;

    @BeforeEach
    void prepare() throws SQLException {
        tables = new ReplicaTables();
    }

    @AfterEach
    void close() {
        tables.close();
    }

    @Test
    void what_was_applied_is_known() throws Exception {
        TeamDefined team = new TeamDefined(
                TEAM,
                1,
                UUID.randomUUID(),
                ReplicaTables.BERLIN,
                List.of(
                        new TeamDefined.Member("nurse-1", TeamRole.NURSE),
                        new TeamDefined.Member("physician-1", TeamRole.PHYSICIAN)));

        tables.apply(team);
        tables.apply(patient(PATIENT, 1, TEAM, "patient-1"));

        assertThat(tables.teams.team(TEAM)).contains(team);
        assertThat(tables.teams.patient(PATIENT)).contains(patient(PATIENT, 1, TEAM, "patient-1"));
        assertThat(tables.teams.patientOfUser("patient-1")).contains(patient(PATIENT, 1, TEAM, "patient-1"));
        assertThat(tables.teams.treating(PATIENT)).contains(team);
        assertThat(tables.teams.teamsOf("nurse-1")).containsExactly(TEAM);
        assertThat(tables.teams.treats("nurse-1", PATIENT)).isTrue();
    }

    @Test
    void the_end_of_a_patients_reporting_is_known_until_it_is_taken_back() throws Exception {
        ReportingEnded end =
                new ReportingEnded(Instant.parse("2026-03-02T09:30:00.123456Z"), ReportingEnded.Reason.MOVED_AWAY);
        PatientProfile before = patient(PATIENT, 1, TEAM, "patient-1");
        PatientProfile ended = new PatientProfile(
                PATIENT,
                2,
                before.userId(),
                before.teamId(),
                before.siteId(),
                before.zone(),
                before.language(),
                before.status(),
                end);

        tables.apply(before);
        // As an earlier version of the service stored it.
        tables.apply(patient(PATIENT, 2, TEAM, "patient-1"));
        tables.apply(ended);
        assertThat(tables.teams.patient(PATIENT)).contains(ended);
        tables.apply(patient(PATIENT, 2, TEAM, "patient-1"));
        assertThat(tables.teams.patient(PATIENT)).contains(ended);
        assertThat(tables.teams.treatment(PATIENT).orElseThrow().patient()).isEqualTo(ended);
        tables.inTransaction(() ->
                assertThat(tables.teams.held(PATIENT).orElseThrow().patient()).isEqualTo(ended));
        tables.apply(before);
        assertThat(tables.teams.patient(PATIENT)).contains(ended);

        tables.apply(patient(PATIENT, 3, TEAM, "patient-1"));
        assertThat(tables.teams.patient(PATIENT)).contains(patient(PATIENT, 3, TEAM, "patient-1"));
    }

    @Test
    void what_nobody_told_is_not_known() {
        assertThat(tables.teams.team(TEAM)).isEmpty();
        assertThat(tables.teams.patient(PATIENT)).isEmpty();
        assertThat(tables.teams.patientOfUser("patient-1")).isEmpty();
        assertThat(tables.teams.treating(PATIENT)).isEmpty();
        assertThat(tables.teams.teamsOf("nurse-1")).isEmpty();
        assertThat(tables.teams.treats("nurse-1", PATIENT)).isFalse();
    }

    @Test
    void who_leaves_the_team_treats_its_patients_no_more() throws Exception {
        tables.apply(team(TEAM, 1, "nurse-1", "nurse-2"));
        tables.apply(patient(PATIENT, 1, TEAM, null));

        tables.apply(team(TEAM, 2, "nurse-2"));

        assertThat(tables.teams.treats("nurse-1", PATIENT)).isFalse();
        assertThat(tables.teams.treats("nurse-2", PATIENT)).isTrue();
    }

    @Test
    void an_older_snapshot_of_a_team_is_ignored() throws Exception {
        tables.apply(team(TEAM, 2, "nurse-2"));

        tables.apply(team(TEAM, 1, "nurse-1"));

        assertThat(tables.teams.team(TEAM)).contains(team(TEAM, 2, "nurse-2"));
    }

    @Test
    void a_repeated_snapshot_changes_nothing_but_releases_once_more() throws Exception {
        tables.apply(team(TEAM, 1, "nurse-1"));

        tables.apply(team(TEAM, 1, "somebody-else"));

        assertThat(tables.teams.team(TEAM)).contains(team(TEAM, 1, "nurse-1"));
        assertThat(tables.released).containsExactly(TEAM, TEAM);
    }

    @Test
    void an_older_snapshot_of_a_patient_is_ignored() throws Exception {
        tables.apply(patient(PATIENT, 2, OTHER_TEAM, "patient-1"));

        tables.apply(patient(PATIENT, 1, TEAM, null));

        assertThat(tables.teams.patient(PATIENT)).contains(patient(PATIENT, 2, OTHER_TEAM, "patient-1"));
    }

    @Test
    void a_patient_who_changes_teams_is_treated_by_the_new_one_only() throws Exception {
        tables.apply(team(TEAM, 1, "nurse-1"));
        tables.apply(team(OTHER_TEAM, 1, "nurse-other"));
        tables.apply(patient(PATIENT, 1, TEAM, null));

        tables.apply(patient(PATIENT, 2, OTHER_TEAM, null));

        assertThat(tables.teams.treats("nurse-1", PATIENT)).isFalse();
        assertThat(tables.teams.treats("nurse-other", PATIENT)).isTrue();
    }

    @Test
    void a_patient_may_be_known_before_her_team() throws Exception {
        tables.apply(patient(PATIENT, 1, TEAM, "patient-1"));
        assertThat(tables.teams.patientOfUser("patient-1")).isPresent();
        assertThat(tables.teams.treating(PATIENT)).isEmpty();

        tables.apply(team(TEAM, 1, "nurse-1"));

        assertThat(tables.teams.treating(PATIENT)).contains(team(TEAM, 1, "nurse-1"));
        assertThat(tables.released).containsExactly(PATIENT, TEAM);
    }

    @Test
    void a_team_may_have_nobody() throws Exception {
        tables.apply(team(TEAM, 1));

        assertThat(tables.teams.team(TEAM)).contains(team(TEAM, 1));
    }

    @Test
    void somebody_may_have_two_roles_and_belong_to_two_teams() throws Exception {
        TeamDefined team = new TeamDefined(
                TEAM,
                1,
                UUID.randomUUID(),
                ReplicaTables.BERLIN,
                List.of(
                        new TeamDefined.Member("both", TeamRole.COORDINATOR),
                        new TeamDefined.Member("both", TeamRole.NURSE),
                        new TeamDefined.Member("both", TeamRole.NURSE)));
        tables.apply(team);
        tables.apply(team(OTHER_TEAM, 1, "both"));

        assertThat(tables.teams.teamsOf("both")).containsExactlyInAnyOrder(TEAM, OTHER_TEAM);
        assertThat(tables.teams.team(TEAM).orElseThrow().members()).hasSize(2);
    }

    @Test
    void an_account_that_stands_in_two_patients_for_a_moment_is_nobodys() throws Exception {
        tables.apply(patient(PATIENT, 1, TEAM, "account"));
        tables.apply(patient(OTHER_PATIENT, 1, TEAM, "account"));
        assertThat(tables.teams.patientOfUser("account")).isEmpty();

        tables.apply(patient(PATIENT, 2, TEAM, null));

        assertThat(tables.teams.patientOfUser("account")).contains(patient(OTHER_PATIENT, 1, TEAM, "account"));
    }

    @Test
    void a_snapshot_outside_of_a_transaction_is_refused() {
        assertThatThrownBy(() -> tables.teams.apply(team(TEAM, 1))).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> tables.teams.apply(patient(PATIENT, 1, TEAM, null)))
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    void a_snapshot_is_undone_with_its_transaction() {
        assertThatThrownBy(() -> tables.inTransaction(() -> {
                    tables.teams.apply(team(TEAM, 1, "nurse-1"));
                    throw new IllegalStateException("something else failed");
                }))
                .hasMessage("something else failed");

        assertThat(tables.teams.team(TEAM)).isEmpty();
    }

    @Test
    void many_patients_are_held_at_once_each_with_their_team() throws Exception {
        UUID ofUnknownTeam = UUID.randomUUID();
        tables.apply(team(TEAM, 1, "nurse-1", "nurse-2"));
        tables.apply(team(OTHER_TEAM, 1));
        tables.apply(patient(PATIENT, 1, TEAM, "patient-1"));
        tables.apply(patient(OTHER_PATIENT, 1, OTHER_TEAM, null));
        tables.apply(patient(ofUnknownTeam, 1, UUID.randomUUID(), null));
        Map<UUID, TreatingTeams.Treatment> held = new HashMap<>();

        tables.inTransaction(() ->
                held.putAll(tables.teams.held(List.of(PATIENT, OTHER_PATIENT, ofUnknownTeam, UUID.randomUUID()))));

        assertThat(held).containsOnlyKeys(PATIENT, OTHER_PATIENT, ofUnknownTeam);
        assertThat(held.get(PATIENT)).isEqualTo(tables.teams.treatment(PATIENT).orElseThrow());
        assertThat(held.get(OTHER_PATIENT))
                .isEqualTo(tables.teams.treatment(OTHER_PATIENT).orElseThrow());
        assertThat(held.get(ofUnknownTeam).team()).isEmpty();
    }

    @Test
    void whoever_was_moved_meanwhile_to_a_team_that_is_being_changed_is_not_waited_for_against_the_order()
            throws Exception {
        List<UUID> teams = tables.sql.list(
                "SELECT team FROM unnest(?) AS team ORDER BY team_lock(team)",
                row -> row.uuid("team"),
                List.of(TEAM, OTHER_TEAM));
        UUID lower = teams.getFirst();
        UUID higher = teams.getLast();
        tables.apply(team(lower, 1, "nurse-1"));
        tables.apply(team(higher, 1, "nurse-1"));
        tables.apply(patient(PATIENT, 1, higher, null));
        CountDownLatch isMoving = new CountDownLatch(1);
        CountDownLatch hasTried = new CountDownLatch(1);

        try (ExecutorService others = Executors.newFixedThreadPool(2)) {
            Future<?> mover = others.submit(() -> {
                tables.inTransaction(() -> {
                    tables.teams.apply(patient(PATIENT, 2, lower, null));
                    isMoving.countDown();
                    await().until(() -> waitingForLocks() == 2);
                });
                return null;
            });
            isMoving.await();
            Future<?> changer = others.submit(() -> {
                tables.inTransaction(() -> {
                    tables.teams.apply(team(lower, 2, "nurse-2"));
                    awaitUninterruptibly(hasTried);
                });
                return null;
            });
            await().until(() -> waitingForLocks() == 1);
            assertThatThrownBy(() -> tables.inTransaction(() -> tables.teams.held(List.of(PATIENT))))
                    .hasRootCauseInstanceOf(SQLException.class)
                    .rootCause()
                    .extracting(cause -> ((SQLException) cause).getSQLState())
                    .isEqualTo("55P03");
            hasTried.countDown();
            mover.get(30, TimeUnit.SECONDS);
            changer.get(30, TimeUnit.SECONDS);
        }

        tables.inTransaction(() ->
                assertThat(tables.teams.held(PATIENT).orElseThrow().team()).contains(team(lower, 2, "nurse-2")));
    }

    private long waitingForLocks() {
        return tables.sql.first("""
                        SELECT count(*) FROM pg_locks
                        WHERE locktype = 'advisory' AND NOT granted
                          AND database = (SELECT oid FROM pg_database WHERE datname = current_database())
                        """, row -> row.number(1)).orElseThrow();
    }

    private static void awaitUninterruptibly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @RepeatedTest(5)
    void snapshots_that_arrive_side_by_side_in_any_order_end_with_the_newest() throws Exception {
        List<Long> versions = new ArrayList<>();
        for (long version = 1; version <= 20; version++) {
            versions.add(version);
            versions.add(version);
        }
        Collections.shuffle(versions);

        try (ExecutorService consumers = Executors.newFixedThreadPool(6)) {
            List<Future<?>> done = new ArrayList<>();
            for (long version : versions) {
                done.add(consumers.submit(() -> {
                    tables.apply(team(TEAM, version, "nurse-" + version, "always"));
                    return null;
                }));
                done.add(consumers.submit(() -> {
                    tables.apply(patient(PATIENT, version, TEAM, "patient-" + version));
                    return null;
                }));
            }
            for (Future<?> each : done) {
                each.get(30, TimeUnit.SECONDS);
            }
        }

        assertThat(tables.teams.team(TEAM)).contains(team(TEAM, 20, "always", "nurse-20"));
        assertThat(tables.teams.patient(PATIENT)).contains(patient(PATIENT, 20, TEAM, "patient-20"));
    }
}

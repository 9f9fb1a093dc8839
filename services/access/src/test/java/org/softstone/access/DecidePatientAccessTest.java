package org.softstone.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.softstone.access.ReplicaTables.patient;
import static org.softstone.access.ReplicaTables.team;

import io.quarkiverse.resteasy.problem.HttpProblem;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.softstone.contracts.TeamDefined;
import org.softstone.contracts.TeamRole;
import org.softstone.database.DatabaseFailed;
import org.softstone.http.Problems;

class DecidePatientAccessTest {

    private static final UUID TEAM = UUID.randomUUID();
    private static final UUID PATIENT = UUID.randomUUID();
    private static final UUID UNKNOWN = UUID.randomUUID();
    private static final CalledEndpoint ENDPOINT = new CalledEndpoint("GET", "/patients/{patientId}/reports", Set.of());

    private ReplicaTables tables;

    @BeforeEach
    void prepare() throws Exception {
        tables = new ReplicaTables();
        tables.apply(team(TEAM, 1, "nurse-1"));
        tables.apply(patient(PATIENT, 1, TEAM, "patient-1"));
    }

    @AfterEach
    void close() {
        tables.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"nurse", "physician", "coordinator"})
    void a_member_of_the_treating_team_is_let_through_and_recorded(String group) throws SQLException {
        assertThat(as("nurse-1", group).ofTreated(PATIENT, "read-reports"))
                .isEqualTo(patient(PATIENT, 1, TEAM, "patient-1"));

        assertThat(tables.audit())
                .containsExactly(
                        "nurse-1 " + group + " read-reports " + PATIENT + " allowed GET /patients/{patientId}/reports");
    }

    @Test
    void a_nurse_of_another_team_is_refused_as_if_there_were_no_such_patient() throws SQLException {
        HttpProblem foreign = refusalOf(() -> as("nurse-other", "nurse").ofTreated(PATIENT, "read-reports"));
        HttpProblem unknown = refusalOf(() -> as("nurse-other", "nurse").ofTreated(UNKNOWN, "read-reports"));

        assertThat(foreign.getStatusCode()).isEqualTo(404);
        assertThat(foreign.getType()).isEqualTo(unknown.getType());
        assertThat(foreign.getTitle()).isEqualTo(unknown.getTitle());
        assertThat(foreign.getDetail()).isEqualTo(unknown.getDetail());
        assertThat(foreign.getParameters()).isEqualTo(unknown.getParameters());
        assertThat(tables.audit())
                .containsExactly(
                        "nurse-other nurse read-reports " + PATIENT + " denied GET /patients/{patientId}/reports",
                        "nurse-other nurse read-reports " + UNKNOWN + " denied GET /patients/{patientId}/reports");
    }

    @ParameterizedTest
    @ValueSource(strings = {"patient", "admin", "privacy-officer"})
    void who_treats_nobody_is_refused_even_as_a_member_of_the_team(String group) throws SQLException {
        HttpProblem refusal = refusalOf(() -> as("nurse-1", group).ofTreated(PATIENT, "read-reports"));

        assertThat(refusal.getStatusCode()).isEqualTo(403);
        assertThat(tables.audit()).singleElement().asString().contains("denied");
    }

    @Test
    void who_leaves_the_team_is_refused_from_the_next_moment_on() throws Exception {
        PatientAccess access = as("nurse-1", "nurse");
        access.ofTreated(PATIENT, "read-reports");

        tables.apply(team(TEAM, 2, "nurse-2"));

        assertThat(refusalOf(() -> access.ofTreated(PATIENT, "read-reports")).getStatusCode())
                .isEqualTo(404);
    }

    @Test
    void the_record_of_a_refusal_stays_although_the_request_is_rolled_back() throws Exception {
        assertThatThrownBy(() ->
                        tables.inTransaction(() -> as("nurse-other", "nurse").ofTreated(PATIENT, "write-activities")))
                .isInstanceOf(HttpProblem.class);

        assertThat(tables.audit()).singleElement().asString().contains("write-activities", "denied");
    }

    @Test
    void who_treats_the_patient_but_may_not_do_this_is_forbidden_and_recorded_whatever_becomes_of_the_request()
            throws Exception {
        assertThatThrownBy(() -> tables.inTransaction(() -> {
                    PatientAccess access = as("nurse-1", "nurse");
                    access.ofTreated(PATIENT, "read-alert");
                    throw access.refuse(PATIENT, "close-alert");
                }))
                .isInstanceOfSatisfying(
                        HttpProblem.class,
                        refusal -> assertThat(refusal.getStatusCode()).isEqualTo(403));

        assertThat(tables.audit())
                .containsExactly("nurse-1 nurse close-alert " + PATIENT + " denied GET /patients/{patientId}/reports");
    }

    @Test
    void the_record_of_what_was_not_done_in_the_end_goes_with_it() throws Exception {
        assertThatThrownBy(() -> tables.inTransaction(() -> {
                    as("nurse-1", "nurse").ofTreated(PATIENT, "write-activities");
                    throw new IllegalStateException("the write failed");
                }))
                .hasMessage("the write failed");

        assertThat(tables.audit()).isEmpty();
    }

    @Test
    void a_patient_reaches_her_own_data_and_is_recorded() throws SQLException {
        assertThat(as("patient-1", "patient").ofMe("read-form").patientId()).isEqualTo(PATIENT);

        assertThat(tables.audit()).singleElement().asString().contains("patient-1 patient read-form " + PATIENT);
    }

    @Test
    void a_patient_whose_snapshot_is_on_its_way_is_asked_to_come_back() {
        HttpProblem pending = refusalOf(() -> as("patient-2", "patient").ofMe("read-form"));

        assertThat(pending.getStatusCode()).isEqualTo(503);
        assertThat(pending.getType()).hasToString("/problems/enrolment-pending");
        assertThat(pending.getHeaders()).containsEntry("Retry-After", 2L);
    }

    @Test
    void only_a_patient_has_data_of_her_own() throws SQLException {
        assertThat(refusalOf(() -> as("patient-1", "nurse").ofMe("read-form")).getStatusCode())
                .isEqualTo(403);
        assertThat(tables.audit())
                .containsExactly("patient-1 nurse read-form denied GET /patients/{patientId}/reports");
    }

    @Test
    void who_asks_for_a_team_that_is_not_theirs_is_recorded_whatever_becomes_of_the_request() throws Exception {
        assertThatThrownBy(() -> tables.inTransaction(() -> {
                    throw as("nurse-other", "nurse").refuseTeam(TEAM, "list-patients");
                }))
                .isInstanceOfSatisfying(
                        HttpProblem.class,
                        refusal -> assertThat(refusal.getStatusCode()).isEqualTo(404));

        assertThat(tables.audit())
                .containsExactly("nurse-other nurse list-patients denied GET /patients/{patientId}/reports");
    }

    @Test
    void a_refusal_of_no_patient_and_no_team_is_recorded_whatever_becomes_of_the_request() throws Exception {
        HttpProblem refusal = Problems.notFound();

        assertThatThrownBy(() -> tables.inTransaction(() -> {
                    throw as("nurse-other", "nurse").refuse("add-chair", refusal);
                }))
                .isSameAs(refusal);

        assertThat(tables.audit())
                .containsExactly("nurse-other nurse add-chair denied GET /patients/{patientId}/reports");
    }

    @Test
    void a_refusal_that_cannot_be_recorded_after_the_transaction_is_not_answered() throws Exception {
        tables.execute("ALTER TABLE access_audit RENAME TO elsewhere");

        assertThatThrownBy(() -> tables.inTransaction(() -> {
                    throw as("nurse-other", "nurse").refuse(PATIENT, "close-alert");
                }))
                .isInstanceOf(DatabaseFailed.class);
    }

    @Test
    void a_refusal_in_a_transaction_after_which_nobody_records_it_is_a_mistake() throws Exception {
        tables.transactions.begin();
        try {
            assertThatThrownBy(() -> as("nurse-other", "nurse").refuse(PATIENT, "close-alert"))
                    .isInstanceOf(IllegalStateException.class);
        } finally {
            tables.transactions.rollback();
        }
    }

    @Test
    void each_patient_who_was_shown_in_a_list_is_recorded() throws SQLException {
        UUID second = UUID.randomUUID();

        as("nurse-1", "nurse").recordShown(List.of(PATIENT, second), "list-patients");

        assertThat(tables.audit())
                .hasSize(2)
                .anySatisfy(row -> assertThat(row).contains(PATIENT.toString()))
                .anySatisfy(row -> assertThat(row).contains(second.toString()));
    }

    @Test
    void an_empty_list_shows_nobody() throws SQLException {
        as("nurse-1", "nurse").recordShown(List.of(), "list-patients");

        assertThat(tables.audit()).isEmpty();
    }

    @Test
    void who_reads_an_open_stream_is_recorded_after_the_request_is_over() throws SQLException {
        Caller reader = Caller.of("nurse-1", Set.of("nurse"));
        PatientAccess access =
                new DecidePatientAccess(null, tables.teams, tables.auditTrail(), () -> CalledEndpoint.NONE);

        access.recordShown(reader, List.of(PATIENT), "stream-feed");

        assertThat(tables.audit()).containsExactly("nurse-1 nurse stream-feed " + PATIENT + " allowed");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"UPDATE access_audit SET actor = 'nobody'", "DELETE FROM access_audit", "TRUNCATE access_audit"})
    void what_was_recorded_cannot_be_changed(String sql) throws SQLException {
        as("nurse-1", "nurse").ofTreated(PATIENT, "read-reports");

        assertThatThrownBy(() -> tables.execute(sql)).hasMessageContaining("append-only");

        assertThat(tables.audit()).hasSize(1);
    }

    /** Every token, every role in the team and none, every kind of endpoint. */
    @Test
    void only_what_both_the_token_and_the_team_allow_is_allowed() throws Exception {
        List<Set<String>> kinds = List.of(
                Set.of("nurse", "physician", "coordinator"),
                Set.of("nurse", "physician"),
                Set.of("physician"),
                Set.of("coordinator"),
                Set.of("coordinator", "admin"));
        long version = 1;
        for (TeamRole role : TeamRole.values()) {
            version++;
            tables.apply(new TeamDefined(
                    TEAM,
                    version,
                    new UUID(0, 99),
                    ReplicaTables.BERLIN,
                    List.of(new TeamDefined.Member("who", role))));
            for (Set<String> groups : everySubsetOf("nurse", "physician", "coordinator", "admin")) {
                for (Set<String> openTo : kinds) {
                    PatientAccess access = new DecidePatientAccess(
                            Caller.of("who", groups),
                            tables.teams,
                            tables.auditTrail(),
                            () -> new CalledEndpoint("POST", "/patients/{patientId}/any", openTo));
                    boolean treats =
                            groups.contains("nurse") || groups.contains("physician") || groups.contains("coordinator");
                    boolean tokenMay = groups.stream().anyMatch(openTo::contains);
                    boolean teamMay = openTo.contains(role.name().toLowerCase(Locale.ROOT));

                    if (treats && tokenMay && teamMay) {
                        assertThat(access.ofTreated(PATIENT, "any").patientId()).isEqualTo(PATIENT);
                    } else {
                        assertThat(refusalOf(() -> access.ofTreated(PATIENT, "any"))
                                        .getStatusCode())
                                .as("%s as %s in the team at %s", groups, role, openTo)
                                .isEqualTo(403);
                    }
                    assertThat(access.isClinicianOf(PATIENT))
                            .isEqualTo(role != TeamRole.COORDINATOR
                                    && (groups.contains("nurse") || groups.contains("physician")));
                }
            }
        }
    }

    @Test
    void who_is_listed_as_something_else_than_the_endpoint_takes_is_recorded_as_refused() throws SQLException {
        PatientAccess access = new DecidePatientAccess(
                Caller.of("nurse-1", Set.of("physician")),
                tables.teams,
                tables.auditTrail(),
                () -> new CalledEndpoint("POST", "/courses/{courseId}/orders", Set.of("physician")));

        assertThat(refusalOf(() -> access.ofTreated(PATIENT, "sign-order")).getStatusCode())
                .isEqualTo(403);

        assertThat(tables.audit())
                .containsExactly("nurse-1 physician sign-order " + PATIENT + " denied POST /courses/{courseId}/orders");
    }

    @Test
    void nobody_is_clinician_of_patients_of_other_teams() {
        assertThat(as("nurse-other", "nurse").asClinician(List.of(PATIENT, UNKNOWN)))
                .isEmpty();
        assertThat(as("nurse-1", "nurse").asClinician(List.of(PATIENT, UNKNOWN)))
                .containsExactly(PATIENT);
    }

    private static List<Set<String>> everySubsetOf(String... groups) {
        return IntStream.range(0, 1 << groups.length)
                .mapToObj(bits -> IntStream.range(0, groups.length)
                        .filter(i -> (bits & 1 << i) != 0)
                        .mapToObj(i -> groups[i])
                        .collect(Collectors.toSet()))
                .toList();
    }

    private PatientAccess as(String userId, String... groups) {
        return new DecidePatientAccess(
                Caller.of(userId, Set.of(groups)), tables.teams, tables.auditTrail(), () -> ENDPOINT);
    }

    private static HttpProblem refusalOf(ThrowingCallable access) {
        return catchThrowableOfType(HttpProblem.class, access);
    }
}

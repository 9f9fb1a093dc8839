package org.softstone.access;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.softstone.contracts.PatientProfile;
import org.softstone.contracts.PatientProfile.ReportingEnded;
import org.softstone.contracts.TeamDefined;
import org.softstone.contracts.TeamRole;
import org.softstone.database.CurrentTransaction;
import org.softstone.database.Row;
import org.softstone.database.Sql;
import org.softstone.messaging.ParkedEvents;

/** Reads tables {@code team}, {@code team_member} and {@code patient_profile}, which {@link TakeOverSnapshots} writes. */
@ApplicationScoped
class TeamReplica implements TreatingTeams {

    static final String PATIENT = """
            SELECT patient_id, version, user_id, team_id, site_id, zone, language, status,
                reporting_ended_at, reporting_ended_reason
            FROM patient_profile WHERE\s""";
    /** Each is looked up by itself: a join would be planned once, while there are few patients, to read all of them. */
    private static final String PATIENTS_OF_USERS =
            "SELECT patient.* FROM unnest((SELECT ?::text[])) AS asked (user_id) CROSS JOIN LATERAL (" + PATIENT
                    + "user_id = asked.user_id OFFSET 0) AS patient";

    private static final String TEAM = """
            SELECT team_id, version AS team_version, site_id AS team_site_id, zone AS team_zone, user_id AS member, role
            FROM team LEFT JOIN team_member USING (team_id)
            WHERE team_id = ? ORDER BY user_id, role""";
    private static final String TREATMENT = """
            SELECT p.patient_id, p.version, p.user_id, p.team_id, p.site_id, p.zone, p.language, p.status,
                   p.reporting_ended_at, p.reporting_ended_reason,
                   t.version AS team_version, t.site_id AS team_site_id, t.zone AS team_zone, m.user_id AS member, m.role
            FROM patient_profile p LEFT JOIN team t USING (team_id) LEFT JOIN team_member m USING (team_id)
            WHERE p.patient_id = ? ORDER BY m.user_id, m.role""";
    private static final String HELD = "SELECT * FROM held_treatments(?)";
    private static final String PATIENTS_OF = "SELECT patient_id FROM patient_profile WHERE team_id = ?";
    private static final String TEAMS_OF = "SELECT DISTINCT team_id FROM team_member WHERE user_id = ?";
    private static final String ROLES_OF = """
            SELECT DISTINCT patient_id, role FROM patient_profile JOIN team_member USING (team_id)
            WHERE patient_id = ANY (?) AND team_member.user_id = ?""";
    private static final String ROLES_AT = """
            SELECT DISTINCT role FROM team JOIN team_member USING (team_id) WHERE site_id = ? AND user_id = ?""";

    private final Sql sql;
    private final CurrentTransaction transaction;
    private final TakeOverSnapshots takeOver;

    TeamReplica(Sql sql, CurrentTransaction transaction, ParkedEvents parked) {
        this.sql = sql;
        this.transaction = transaction;
        this.takeOver = new TakeOverSnapshots(sql, transaction, parked);
    }

    @Override
    public void apply(TeamDefined team) {
        takeOver.apply(team);
    }

    @Override
    public void apply(PatientProfile patient) {
        takeOver.apply(patient);
    }

    @Override
    public Optional<PatientProfile> patient(UUID patientId) {
        return only(sql.list(PATIENT + "patient_id = ?", TeamReplica::patientOf, patientId));
    }

    @Override
    public Map<String, PatientProfile> patientsOfUsers(Collection<String> userIds) {
        return sql
                .list(PATIENTS_OF_USERS, TeamReplica::patientOf, (Object)
                        Set.copyOf(userIds).toArray(String[]::new))
                .stream()
                .collect(Collectors.groupingBy(PatientProfile::userId))
                .entrySet()
                .stream()
                .filter(linked -> linked.getValue().size() == 1)
                .collect(Collectors.toMap(
                        Map.Entry::getKey, linked -> linked.getValue().getFirst()));
    }

    @Override
    public Optional<TeamDefined> team(UUID teamId) {
        List<TeamDefined.Member> members = new ArrayList<>();
        return last(sql.list(TEAM, row -> teamOf(row, members).orElseThrow(), teamId));
    }

    @Override
    public Optional<Treatment> treatment(UUID patientId) {
        List<TeamDefined.Member> members = new ArrayList<>();
        return last(sql.list(TREATMENT, row -> new Treatment(patientOf(row), teamOf(row, members)), patientId));
    }

    @Override
    public Map<UUID, Treatment> held(Collection<UUID> patientIds) {
        transaction.require("Replicas are kept from changing in a transaction");
        Map<UUID, Treatment> held = new HashMap<>();
        sql.list(
                HELD,
                row -> held.put(row.uuid("patient_id"), new Treatment(patientOf(row), teamOf(row))),
                Set.copyOf(patientIds));
        return held;
    }

    @Override
    public Optional<TeamDefined> treating(UUID patientId) {
        return treatment(patientId).flatMap(Treatment::team);
    }

    @Override
    public List<UUID> patientsOf(UUID teamId) {
        return sql.list(PATIENTS_OF, row -> row.uuid("patient_id"), teamId);
    }

    @Override
    public Set<UUID> teamsOf(String userId) {
        return Set.copyOf(sql.list(TEAMS_OF, row -> row.uuid("team_id"), userId));
    }

    @Override
    public Map<UUID, Set<TeamRole>> rolesOf(String userId, Collection<UUID> patientIds) {
        Map<UUID, Set<TeamRole>> roles = new HashMap<>();
        sql.list(
                ROLES_OF,
                row -> roles.computeIfAbsent(row.uuid("patient_id"), _ -> EnumSet.noneOf(TeamRole.class))
                        .add(roleOf(row)),
                patientIds,
                userId);
        return roles;
    }

    @Override
    public Set<TeamRole> rolesAt(String userId, UUID siteId) {
        return Set.copyOf(sql.list(ROLES_AT, TeamReplica::roleOf, siteId, userId));
    }

    /** The one patient; nobody when there is none or, for a moment, two (see the migration). */
    static Optional<PatientProfile> only(List<PatientProfile> patients) {
        return patients.size() == 1 ? Optional.of(patients.getFirst()) : Optional.empty();
    }

    static PatientProfile patientOf(Row row) throws SQLException {
        return new PatientProfile(
                row.uuid("patient_id"),
                row.number("version"),
                row.text("user_id"),
                row.uuid("team_id"),
                row.uuid("site_id"),
                ZoneId.of(row.text("zone")),
                row.text("language"),
                PatientProfile.Status.valueOf(row.text("status")),
                reportingEndedOf(row));
    }

    private static ReportingEnded reportingEndedOf(Row row) throws SQLException {
        Instant at = row.instant("reporting_ended_at");
        return at == null
                ? null
                : new ReportingEnded(at, ReportingEnded.Reason.valueOf(row.text("reporting_ended_reason")));
    }

    /** A team comes as one row per member, or as one row without: only after the last row are all members there. */
    private static <T> Optional<T> last(List<T> rows) {
        return rows.isEmpty() ? Optional.empty() : Optional.of(rows.getLast());
    }

    private static Optional<TeamDefined> teamOf(Row row, List<TeamDefined.Member> members) throws SQLException {
        if (row.text("member") != null) {
            members.add(new TeamDefined.Member(row.text("member"), roleOf(row)));
        }
        String zone = row.text("team_zone");
        return zone == null
                ? Optional.empty()
                : Optional.of(new TeamDefined(
                        row.uuid("team_id"),
                        row.number("team_version"),
                        row.uuid("team_site_id"),
                        ZoneId.of(zone),
                        members));
    }

    /** The same of a row that has all members. */
    private static Optional<TeamDefined> teamOf(Row row) throws SQLException {
        String zone = row.text("team_zone");
        if (zone == null) {
            return Optional.empty();
        }
        List<String> people = row.texts("members");
        List<String> roles = row.texts("roles");
        return Optional.of(new TeamDefined(
                row.uuid("team_id"),
                row.number("team_version"),
                row.uuid("team_site_id"),
                ZoneId.of(zone),
                IntStream.range(0, people.size())
                        .mapToObj(i -> new TeamDefined.Member(people.get(i), TeamRole.valueOf(roles.get(i))))
                        .toList()));
    }

    private static TeamRole roleOf(Row row) throws SQLException {
        return TeamRole.valueOf(row.text("role"));
    }
}

package org.softstone.access;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Status;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import javax.sql.DataSource;
import org.softstone.contracts.PatientProfile;
import org.softstone.contracts.PatientProfile.ReportingEnded;
import org.softstone.contracts.TeamDefined;
import org.softstone.contracts.TeamRole;
import org.softstone.messaging.ParkedEvents;

/** Tables {@code team}, {@code team_member} and {@code patient_profile}. */
@ApplicationScoped
class TeamReplica implements TreatingTeams {

    // The row lock that the upsert takes makes two snapshots of one team follow each other, members included.
    private static final String APPLY_TEAM = """
            INSERT INTO team (team_id, version, site_id, zone) VALUES (?, ?, ?, ?)
            ON CONFLICT (team_id) DO UPDATE
                SET version = excluded.version, site_id = excluded.site_id, zone = excluded.zone
                WHERE team.version < excluded.version""";
    private static final String FORGET_MEMBERS = "DELETE FROM team_member WHERE team_id = ?";
    private static final String ADD_MEMBERS = """
            INSERT INTO team_member (team_id, user_id, role)
            SELECT DISTINCT ?::uuid, user_id, role FROM unnest(?::text[], ?::text[]) AS member (user_id, role)""";

    // An earlier version of the service stores a snapshot without its end, and the same version comes again every
    // night.
    private static final String APPLY_PATIENT = """
            INSERT INTO patient_profile (patient_id, version, user_id, team_id, site_id, zone, language, status,
                reporting_ended_at, reporting_ended_reason)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            ON CONFLICT (patient_id) DO UPDATE
                SET version = excluded.version, user_id = excluded.user_id, team_id = excluded.team_id,
                    site_id = excluded.site_id, zone = excluded.zone, language = excluded.language,
                    status = excluded.status, reporting_ended_at = excluded.reporting_ended_at,
                    reporting_ended_reason = excluded.reporting_ended_reason
                WHERE patient_profile.version < excluded.version
                    OR patient_profile.version = excluded.version
                        AND patient_profile.reporting_ended_at IS NULL AND excluded.reporting_ended_at IS NOT NULL""";

    static final String PATIENT = """
            SELECT patient_id, version, user_id, team_id, site_id, zone, language, status,
                reporting_ended_at, reporting_ended_reason
            FROM patient_profile WHERE\s""";
    private static final String TEAM = """
            SELECT team_id, version, site_id, zone, user_id, role FROM team LEFT JOIN team_member USING (team_id)
            WHERE team_id = ? ORDER BY user_id, role""";
    private static final String TREATMENT = """
            SELECT p.patient_id, p.version, p.user_id, p.team_id, p.site_id, p.zone, p.language, p.status,
                   p.reporting_ended_at, p.reporting_ended_reason, t.version AS team_version, t.site_id AS team_site_id, t.zone AS team_zone,
                   m.user_id AS member, m.role
            FROM patient_profile p LEFT JOIN team t USING (team_id) LEFT JOIN team_member m USING (team_id)
            WHERE p.patient_id = ? ORDER BY m.user_id, m.role""";
    private static final String HELD = "SELECT * FROM held_treatment(?)";
    private static final String CHANGE_TEAM = "SELECT pg_advisory_xact_lock(team_lock(?))";
    private static final String MOVE_PATIENT = """
            SELECT pg_advisory_xact_lock(number) FROM (
                SELECT team_lock(team_id) AS number FROM patient_profile WHERE patient_id = ? AND team_id <> ?
                UNION SELECT team_lock(?) FROM patient_profile WHERE patient_id = ? AND team_id <> ?
                ORDER BY number) AS locks""";
    private static final String PATIENTS_OF = "SELECT patient_id FROM patient_profile WHERE team_id = ?";
    private static final String TEAMS_OF = "SELECT DISTINCT team_id FROM team_member WHERE user_id = ?";
    private static final String ROLES_OF = """
            SELECT DISTINCT patient_id, role FROM patient_profile JOIN team_member USING (team_id)
            WHERE patient_id = ANY (?) AND team_member.user_id = ?""";
    private static final String ROLES_AT = """
            SELECT DISTINCT role FROM team JOIN team_member USING (team_id) WHERE site_id = ? AND user_id = ?""";

    private final DataSource dataSource;
    private final TransactionSynchronizationRegistry transaction;
    private final ParkedEvents parked;

    @Inject
    TeamReplica(DataSource dataSource, TransactionSynchronizationRegistry transaction, ParkedEvents parked) {
        this.dataSource = dataSource;
        this.transaction = transaction;
        this.parked = parked;
    }

    @Override
    public void apply(TeamDefined team) {
        requireTransaction();
        try (Connection connection = dataSource.getConnection()) {
            execute(connection, CHANGE_TEAM, team.teamId());
            if (isNews(connection, team)) {
                replaceMembers(connection, team);
            }
        } catch (SQLException e) {
            throw new ReplicaException(e);
        }
        // Also for a snapshot that is repeated: who was parked just before the first one is found by the next.
        parked.release(team.teamId());
    }

    @Override
    public void apply(PatientProfile patient) {
        requireTransaction();
        try (Connection connection = dataSource.getConnection();
                PreparedStatement upsert = connection.prepareStatement(APPLY_PATIENT)) {
            execute(
                    connection,
                    MOVE_PATIENT,
                    patient.patientId(),
                    patient.teamId(),
                    patient.teamId(),
                    patient.patientId(),
                    patient.teamId());
            upsert.setObject(1, patient.patientId());
            upsert.setLong(2, patient.version());
            upsert.setString(3, patient.userId());
            upsert.setObject(4, patient.teamId());
            upsert.setObject(5, patient.siteId());
            upsert.setString(6, patient.zone().getId());
            upsert.setString(7, patient.language());
            upsert.setString(8, patient.status().name());
            ReportingEnded ended = patient.reportingEnded();
            upsert.setObject(9, ended == null ? null : ended.at().atOffset(ZoneOffset.UTC));
            upsert.setString(10, ended == null ? null : ended.reason().name());
            upsert.executeUpdate();
        } catch (SQLException e) {
            throw new ReplicaException(e);
        }
        parked.release(patient.patientId());
    }

    @Override
    public Optional<PatientProfile> patient(UUID patientId) {
        return onlyPatient("patient_id = ?", patientId);
    }

    @Override
    public Optional<PatientProfile> patientOfUser(String userId) {
        return onlyPatient("user_id = ?", userId);
    }

    @Override
    public Optional<TeamDefined> team(UUID teamId) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement query = connection.prepareStatement(TEAM)) {
            query.setObject(1, teamId);
            try (ResultSet rows = query.executeQuery()) {
                return teamOf(rows);
            }
        } catch (SQLException e) {
            throw new ReplicaException(e);
        }
    }

    @Override
    public Optional<Treatment> treatment(UUID patientId) {
        return treatment(TREATMENT, patientId);
    }

    @Override
    public Optional<Treatment> held(UUID patientId) {
        requireTransaction();
        return treatment(HELD, patientId);
    }

    @Override
    public List<UUID> patientsOf(UUID teamId) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement query = connection.prepareStatement(PATIENTS_OF)) {
            query.setObject(1, teamId);
            List<UUID> patients = new ArrayList<>();
            try (ResultSet rows = query.executeQuery()) {
                while (rows.next()) {
                    patients.add(rows.getObject(1, UUID.class));
                }
            }
            return patients;
        } catch (SQLException e) {
            throw new ReplicaException(e);
        }
    }

    private Optional<Treatment> treatment(String sql, UUID patientId) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement query = connection.prepareStatement(sql)) {
            query.setObject(1, patientId);
            try (ResultSet rows = query.executeQuery()) {
                return treatmentOf(rows);
            }
        } catch (SQLException e) {
            throw new ReplicaException(e);
        }
    }

    @Override
    public Optional<TeamDefined> treating(UUID patientId) {
        return treatment(patientId).flatMap(Treatment::team);
    }

    @Override
    public Set<UUID> teamsOf(String userId) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement query = connection.prepareStatement(TEAMS_OF)) {
            query.setString(1, userId);
            Set<UUID> teams = new LinkedHashSet<>();
            try (ResultSet rows = query.executeQuery()) {
                while (rows.next()) {
                    teams.add(rows.getObject(1, UUID.class));
                }
            }
            return Set.copyOf(teams);
        } catch (SQLException e) {
            throw new ReplicaException(e);
        }
    }

    @Override
    public Map<UUID, Set<TeamRole>> rolesOf(String userId, Collection<UUID> patientIds) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement query = connection.prepareStatement(ROLES_OF)) {
            query.setArray(1, connection.createArrayOf("uuid", patientIds.toArray()));
            query.setString(2, userId);
            Map<UUID, Set<TeamRole>> roles = new HashMap<>();
            try (ResultSet rows = query.executeQuery()) {
                while (rows.next()) {
                    roles.computeIfAbsent(rows.getObject(1, UUID.class), patient -> EnumSet.noneOf(TeamRole.class))
                            .add(TeamRole.valueOf(rows.getString(2)));
                }
            }
            return roles;
        } catch (SQLException e) {
            throw new ReplicaException(e);
        }
    }

    @Override
    public Set<TeamRole> rolesAt(String userId, UUID siteId) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement query = connection.prepareStatement(ROLES_AT)) {
            query.setObject(1, siteId);
            query.setString(2, userId);
            Set<TeamRole> roles = EnumSet.noneOf(TeamRole.class);
            try (ResultSet rows = query.executeQuery()) {
                while (rows.next()) {
                    roles.add(TeamRole.valueOf(rows.getString(1)));
                }
            }
            return roles;
        } catch (SQLException e) {
            throw new ReplicaException(e);
        }
    }

    private static boolean isNews(Connection connection, TeamDefined team) throws SQLException {
        try (PreparedStatement upsert = connection.prepareStatement(APPLY_TEAM)) {
            upsert.setObject(1, team.teamId());
            upsert.setLong(2, team.version());
            upsert.setObject(3, team.siteId());
            upsert.setString(4, team.zone().getId());
            return upsert.executeUpdate() == 1;
        }
    }

    private static void replaceMembers(Connection connection, TeamDefined team) throws SQLException {
        try (PreparedStatement delete = connection.prepareStatement(FORGET_MEMBERS)) {
            delete.setObject(1, team.teamId());
            delete.executeUpdate();
        }
        try (PreparedStatement insert = connection.prepareStatement(ADD_MEMBERS)) {
            insert.setObject(1, team.teamId());
            insert.setArray(
                    2,
                    connection.createArrayOf(
                            "text",
                            team.members().stream()
                                    .map(TeamDefined.Member::userId)
                                    .toArray()));
            insert.setArray(
                    3,
                    connection.createArrayOf(
                            "text",
                            team.members().stream()
                                    .map(member -> member.role().name())
                                    .toArray()));
            insert.executeUpdate();
        }
    }

    /** The one row, or nothing when there are none or, for a moment, two (see the migration). */
    private Optional<PatientProfile> onlyPatient(String condition, Object key) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement query = connection.prepareStatement(PATIENT + condition)) {
            query.setObject(1, key);
            try (ResultSet rows = query.executeQuery()) {
                return onlyPatientOf(rows);
            }
        } catch (SQLException e) {
            throw new ReplicaException(e);
        }
    }

    static Optional<PatientProfile> onlyPatientOf(ResultSet rows) throws SQLException {
        if (!rows.next()) {
            return Optional.empty();
        }
        PatientProfile patient = patientOf(rows);
        return rows.next() ? Optional.empty() : Optional.of(patient);
    }

    private static PatientProfile patientOf(ResultSet row) throws SQLException {
        return new PatientProfile(
                row.getObject("patient_id", UUID.class),
                row.getLong("version"),
                row.getString("user_id"),
                row.getObject("team_id", UUID.class),
                row.getObject("site_id", UUID.class),
                ZoneId.of(row.getString("zone")),
                row.getString("language"),
                PatientProfile.Status.valueOf(row.getString("status")),
                reportingEndedOf(row));
    }

    private static ReportingEnded reportingEndedOf(ResultSet row) throws SQLException {
        OffsetDateTime at = row.getObject("reporting_ended_at", OffsetDateTime.class);
        return at == null
                ? null
                : new ReportingEnded(
                        at.toInstant(), ReportingEnded.Reason.valueOf(row.getString("reporting_ended_reason")));
    }

    /** One row per member, or one alone. */
    private static Optional<Treatment> treatmentOf(ResultSet rows) throws SQLException {
        Treatment treatment = null;
        List<TeamDefined.Member> members = new ArrayList<>();
        while (rows.next()) {
            if (rows.getString("member") != null) {
                members.add(new TeamDefined.Member(rows.getString("member"), TeamRole.valueOf(rows.getString("role"))));
            }
            String zone = rows.getString("team_zone");
            treatment = new Treatment(
                    patientOf(rows),
                    zone == null
                            ? Optional.empty()
                            : Optional.of(new TeamDefined(
                                    rows.getObject("team_id", UUID.class),
                                    rows.getLong("team_version"),
                                    rows.getObject("team_site_id", UUID.class),
                                    ZoneId.of(zone),
                                    members)));
        }
        return Optional.ofNullable(treatment);
    }

    private static Optional<TeamDefined> teamOf(ResultSet rows) throws SQLException {
        TeamDefined team = null;
        List<TeamDefined.Member> members = new ArrayList<>();
        while (rows.next()) {
            if (rows.getString("user_id") != null) {
                members.add(
                        new TeamDefined.Member(rows.getString("user_id"), TeamRole.valueOf(rows.getString("role"))));
            }
            team = new TeamDefined(
                    rows.getObject("team_id", UUID.class),
                    rows.getLong("version"),
                    rows.getObject("site_id", UUID.class),
                    ZoneId.of(rows.getString("zone")),
                    members);
        }
        return Optional.ofNullable(team);
    }

    private static void execute(Connection connection, String sql, UUID... ids) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < ids.length; i++) {
                statement.setObject(i + 1, ids[i]);
            }
            statement.execute();
        }
    }

    private void requireTransaction() {
        if (transaction.getTransactionStatus() == Status.STATUS_NO_TRANSACTION) {
            throw new IllegalStateException("Replicas are changed, and kept from changing, in a transaction");
        }
    }
}

package org.softstone.access;

import java.util.List;
import java.util.function.Function;
import org.softstone.contracts.PatientProfile;
import org.softstone.contracts.PatientProfile.ReportingEnded;
import org.softstone.contracts.TeamDefined;
import org.softstone.database.CurrentTransaction;
import org.softstone.database.Sql;
import org.softstone.messaging.ParkedEvents;

/** Takes snapshots over into tables {@code team}, {@code team_member} and {@code patient_profile}. */
final class TakeOverSnapshots {

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

    // An earlier version of the service stored snapshots without the end of reporting; the same version comes again
    // every night.
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

    private static final String CHANGE_TEAM = "SELECT pg_advisory_xact_lock(team_lock(?))";
    private static final String MOVE_PATIENT = """
            SELECT pg_advisory_xact_lock(number) FROM (
                SELECT team_lock(team_id) AS number FROM patient_profile WHERE patient_id = ? AND team_id <> ?
                UNION SELECT team_lock(?) FROM patient_profile WHERE patient_id = ? AND team_id <> ?
                ORDER BY number) AS locks""";

    private static final String IN_TRANSACTION = "Replicas are changed in a transaction";

    private final Sql sql;
    private final CurrentTransaction transaction;
    private final ParkedEvents parked;

    TakeOverSnapshots(Sql sql, CurrentTransaction transaction, ParkedEvents parked) {
        this.sql = sql;
        this.transaction = transaction;
        this.parked = parked;
    }

    void apply(TeamDefined team) {
        transaction.require(IN_TRANSACTION);
        sql.first(CHANGE_TEAM, _ -> true, team.teamId());
        int newer = sql.change(
                APPLY_TEAM,
                team.teamId(),
                team.version(),
                team.siteId(),
                team.zone().getId());
        if (newer == 1) {
            sql.change(FORGET_MEMBERS, team.teamId());
            sql.change(
                    ADD_MEMBERS,
                    team.teamId(),
                    texts(team.members(), TeamDefined.Member::userId),
                    texts(team.members(), member -> member.role().name()));
        }
        // Also for a repeated snapshot: an event that was parked just before the first one is found by the next.
        parked.release(team.teamId());
    }

    void apply(PatientProfile patient) {
        transaction.require(IN_TRANSACTION);
        sql.list(
                MOVE_PATIENT,
                _ -> true,
                patient.patientId(),
                patient.teamId(),
                patient.teamId(),
                patient.patientId(),
                patient.teamId());
        ReportingEnded ended = patient.reportingEnded();
        sql.change(
                APPLY_PATIENT,
                patient.patientId(),
                patient.version(),
                patient.userId(),
                patient.teamId(),
                patient.siteId(),
                patient.zone().getId(),
                patient.language(),
                patient.status().name(),
                ended == null ? null : ended.at(),
                ended == null ? null : ended.reason().name());
        parked.release(patient.patientId());
    }

    private static String[] texts(List<TeamDefined.Member> members, Function<TeamDefined.Member, String> text) {
        return members.stream().map(text).toArray(String[]::new);
    }
}

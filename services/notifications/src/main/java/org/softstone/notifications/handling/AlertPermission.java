package org.softstone.notifications.handling;

import jakarta.inject.Singleton;
import java.util.UUID;
import org.softstone.access.Caller;
import org.softstone.access.PatientAccess;
import org.softstone.access.TreatingTeams;
import org.softstone.contracts.TeamDefined;
import org.softstone.contracts.TeamRole;
import org.softstone.http.Problems;
import org.softstone.notifications.alert.Alert;
import org.softstone.notifications.alert.Alerts;

/**
 * Who may do what with an alert, decided before the transaction of the act. Nurses and physicians of the treating team may do
 * everything. Its coordinators see everything except notes, and act only on missed reports, because phoning after those is
 * their task and symptoms are not.
 */
@Singleton
class AlertPermission {

    /** Rules about reports that did not come. */
    private static final String MISSED_REPORT_RULES = "M-";

    private final Alerts alerts;
    private final Caller caller;
    private final PatientAccess access;
    private final TreatingTeams teams;

    AlertPermission(Alerts alerts, Caller caller, PatientAccess access, TreatingTeams teams) {
        this.alerts = alerts;
        this.caller = caller;
        this.access = access;
        this.teams = teams;
    }

    /** Lets the caller list alerts of a patient whom they treat; records the access or the refusal. */
    void toList(UUID patientId) {
        access.ofTreated(patientId, "list-alerts");
    }

    /** The alert, where the caller may see it; records the access or the refusal. */
    Alert toSee(UUID alertId, String action) {
        Alert alert = find(alertId);
        access.ofTreated(alert.patientId(), action);
        return alert;
    }

    /** The alert, where the caller may act on it; records the access or the refusal. */
    Alert toAct(UUID alertId, String action) {
        Alert alert = find(alertId);
        UUID patientId = alert.patientId();
        boolean ofTheirs = isAboutMissedReport(alert.rule()) || access.isClinicianOf(patientId);
        if (!ofTheirs && teams.treats(caller.userId(), patientId)) {
            throw access.refuse(patientId, action);
        }
        access.ofTreated(patientId, action);
        return alert;
    }

    private Alert find(UUID alertId) {
        return alerts.find(alertId).orElseThrow(Problems::notFound);
    }

    /** Whether this person belongs to the team in a role that may act on such alerts. */
    static boolean mayAct(TeamDefined team, String userId, String rule) {
        return team.members().stream()
                .filter(member -> member.userId().equals(userId))
                .anyMatch(member -> member.role() != TeamRole.COORDINATOR || isAboutMissedReport(rule));
    }

    private static boolean isAboutMissedReport(String rule) {
        return rule.startsWith(MISSED_REPORT_RULES);
    }
}

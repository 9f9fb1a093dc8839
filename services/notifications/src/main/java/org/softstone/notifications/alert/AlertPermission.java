package org.softstone.notifications.alert;

import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.Set;
import java.util.UUID;
import org.softstone.access.Caller;
import org.softstone.access.PatientAccess;
import org.softstone.contracts.TeamDefined;
import org.softstone.contracts.TeamRole;

/**
 * Who may do what with an alert. Nurses and physicians of the treating team everything; its coordinators see all of it but
 * the notes, and act on missed reports only, because phoning after those is theirs while symptoms are not.
 */
@Singleton
class AlertPermission {

    /** Rules about reports that did not come. */
    private static final String MISSED_REPORT_RULES = "M-";

    private final Caller caller;
    private final PatientAccess access;

    AlertPermission(Caller caller, PatientAccess access) {
        this.caller = caller;
        this.access = access;
    }

    /** Lets the caller look, and records it. */
    void toSee(Alert alert, String action) {
        access.ofTreated(alert.patientId(), action);
    }

    /** Lets the caller act and answers who they are, or refuses it; records either. */
    String toAct(Alert alert, String action) {
        access.ofTreated(alert.patientId(), action);
        if (!access.isClinicianOf(alert.patientId()) && !alert.rule().startsWith(MISSED_REPORT_RULES)) {
            throw access.refuse(alert.patientId(), action);
        }
        return caller.userId();
    }

    /** Whether this person belongs to the team in a role that may act on such alerts. */
    static boolean mayAct(TeamDefined team, String userId, String rule) {
        return team.members().stream()
                .filter(member -> member.userId().equals(userId))
                .anyMatch(member -> mayAct(member.role(), rule));
    }

    private static boolean mayAct(TeamRole role, String rule) {
        return role != TeamRole.COORDINATOR || rule.startsWith(MISSED_REPORT_RULES);
    }

    boolean toReadNotes(UUID patientId) {
        return access.isClinicianOf(patientId);
    }

    /** Of whose alerts the caller reads the notes. */
    Set<UUID> toReadNotesOf(Collection<UUID> patientIds) {
        return access.asClinician(patientIds);
    }
}

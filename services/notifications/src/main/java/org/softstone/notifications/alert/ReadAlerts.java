package org.softstone.notifications.alert;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.softstone.access.Caller;
import org.softstone.access.PatientAccess;
import org.softstone.http.Cursor;
import org.softstone.http.Page;
import org.softstone.http.Paging;
import org.softstone.http.Problems;

/** Shows alerts of patients whom the caller's teams treat now, and records whose she saw. */
@ApplicationScoped
class ReadAlerts {

    private final Alerts alerts;
    private final AlertPermission permission;
    private final PatientAccess access;
    private final Caller caller;
    private final ShowAlert show;

    ReadAlerts(Alerts alerts, AlertPermission permission, PatientAccess access, Caller caller, ShowAlert show) {
        this.alerts = alerts;
        this.permission = permission;
        this.access = access;
        this.caller = caller;
        this.show = show;
    }

    @Transactional
    AlertView one(UUID alertId) {
        Alert alert = alerts.find(alertId).orElseThrow(Problems::notFound);
        permission.toSee(alert, "read-alert");
        return show.of(alert);
    }

    /** @param paging after how many entries; a number that nobody was given answers no entry */
    @Transactional
    Page<AlertView.HistoryEntry> history(UUID alertId, Paging paging) {
        Alert alert = alerts.find(alertId).orElseThrow(Problems::notFound);
        permission.toSee(alert, "read-alert-history");
        List<AlertView.HistoryEntry> entries =
                AlertView.entries(alert, alerts.wholeHistoryOf(alertId), permission.toReadNotes(alert.patientId()));
        int from = paging.after()
                .map(cursor -> Math.clamp(cursor.number(0), 0, Integer.MAX_VALUE))
                .orElse(0);
        return paging.page(
                entries.stream().skip(from).limit(paging.rows()).toList(), _ -> Cursor.of(from + paging.limit()));
    }

    /** @param patientId only theirs; null for all */
    @Transactional
    Page<AlertView> page(AlertFilter filter, UUID patientId, Paging paging) {
        if (patientId != null) {
            access.ofTreated(patientId, "list-alerts");
        }
        Page<Alert> page =
                paging.page(alerts.visibleTo(caller.userId(), filter, patientId, paging), ReadAlerts::cursorOf);
        List<Alert> shown = page.items();
        if (patientId == null) {
            access.recordShown(shown.stream().map(Alert::patientId).distinct().toList(), "list-alerts");
        }
        Map<UUID, AlertHistory> histories =
                alerts.historyOf(shown.stream().map(Alert::alertId).toList());
        Set<UUID> withNotes = permission.toReadNotesOf(
                shown.stream().map(Alert::patientId).distinct().toList());
        return page.map(
                alert -> AlertView.from(alert, histories.get(alert.alertId()), withNotes.contains(alert.patientId())));
    }

    private static String cursorOf(Alert last) {
        return Cursor.of(last.newestEvidenceAt(), last.alertId());
    }
}

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

    /** @param from how many entries the pages before had */
    @Transactional
    Page<AlertView.HistoryEntry> history(UUID alertId, int from, int limit) {
        Alert alert = alerts.find(alertId).orElseThrow(Problems::notFound);
        permission.toSee(alert, "read-alert-history");
        List<AlertView.HistoryEntry> entries =
                AlertView.entries(alert, alerts.wholeHistoryOf(alertId), permission.toReadNotes(alert.patientId()));
        List<AlertView.HistoryEntry> shown =
                entries.stream().skip(from).limit(limit).toList();
        int next = from + shown.size();
        return new Page<>(shown, next < entries.size() ? Cursor.of(next) : null);
    }

    /** @param patientId only theirs; null for all @param before the last alert of the page before; null for the first page */
    @Transactional
    Page<AlertView> page(AlertFilter filter, UUID patientId, Alerts.Position before, int limit) {
        if (patientId != null) {
            access.ofTreated(patientId, "list-alerts");
        }
        List<Alert> found = alerts.visibleTo(caller.userId(), filter, patientId, before, limit + 1);
        List<Alert> shown = found.stream().limit(limit).toList();
        if (patientId == null) {
            access.recordShown(shown.stream().map(Alert::patientId).distinct().toList(), "list-alerts");
        }
        Map<UUID, AlertHistory> histories =
                alerts.historyOf(shown.stream().map(Alert::alertId).toList());
        Set<UUID> withNotes = permission.toReadNotesOf(
                shown.stream().map(Alert::patientId).distinct().toList());
        return new Page<>(
                shown.stream()
                        .map(alert -> AlertView.from(
                                alert, histories.get(alert.alertId()), withNotes.contains(alert.patientId())))
                        .toList(),
                found.size() > limit ? cursorOf(shown.getLast()) : null);
    }

    private static String cursorOf(Alert last) {
        return Cursor.of(last.newestEvidenceAt(), last.alertId());
    }
}

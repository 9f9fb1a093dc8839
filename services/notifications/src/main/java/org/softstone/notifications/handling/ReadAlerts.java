package org.softstone.notifications.handling;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.UUID;
import org.softstone.access.Caller;
import org.softstone.access.PatientAccess;
import org.softstone.http.Cursor;
import org.softstone.http.Page;
import org.softstone.http.Paging;
import org.softstone.notifications.alert.Alert;
import org.softstone.notifications.alert.AlertFilter;
import org.softstone.notifications.alert.Alerts;

/** Reads alerts for the caller. The list shows patients whom the caller's teams treat now, and records whose were shown. */
@ApplicationScoped
class ReadAlerts {

    private final Alerts alerts;
    private final PatientAccess access;
    private final Caller caller;
    private final ShowAlert show;

    ReadAlerts(Alerts alerts, PatientAccess access, Caller caller, ShowAlert show) {
        this.alerts = alerts;
        this.access = access;
        this.caller = caller;
        this.show = show;
    }

    @Transactional
    AlertView one(Alert alert) {
        return show.of(alert);
    }

    /** @param paging after how many entries; any other number answers no entry */
    @Transactional
    Page<HistoryEntry> history(Alert alert, Paging paging) {
        int from = paging.after()
                .map(cursor -> Math.clamp(cursor.number(0), 0, Integer.MAX_VALUE))
                .orElse(0);
        List<HistoryEntry> entries = show.wholeHistoryOf(alert);
        return paging.page(
                entries.stream().skip(from).limit(paging.rows()).toList(), _ -> Cursor.of(from + paging.limit()));
    }

    /** @param patientId only of this patient, whom the caller treats; null for all */
    @Transactional
    Page<AlertView> page(AlertFilter filter, UUID patientId, Paging paging) {
        Page<Alert> page = paging.page(
                alerts.visibleTo(caller.userId(), filter, patientId, paging),
                last -> Cursor.of(last.newestEvidenceAt(), last.alertId()));
        if (patientId == null) {
            access.recordShown(
                    page.items().stream().map(Alert::patientId).distinct().toList(), "list-alerts");
        }
        return new Page<>(show.of(page.items()), page.nextCursor());
    }
}

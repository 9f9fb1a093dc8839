package org.softstone.notifications.handling;

import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.softstone.access.PatientAccess;
import org.softstone.notifications.alert.Alert;
import org.softstone.notifications.alert.AlertHistories;
import org.softstone.notifications.alert.AlertHistory;
import org.softstone.notifications.alert.AlertState.Attempt;

/** Alerts with their histories, as the caller may see them: only clinicians of the patient read notes. */
@Singleton
class ShowAlert {

    private final AlertHistories histories;
    private final PatientAccess access;

    ShowAlert(AlertHistories histories, PatientAccess access) {
        this.histories = histories;
        this.access = access;
    }

    /** What an attempt led to, with the alert as it is now. */
    record Outcome(AlertView alert, Attempt attempt) {}

    Outcome of(Alert alert, Attempt attempt) {
        return new Outcome(of(alert), attempt);
    }

    AlertView of(Alert alert) {
        return of(List.of(alert)).getFirst();
    }

    List<AlertView> of(List<Alert> alerts) {
        Map<UUID, AlertHistory> shown =
                histories.historyOf(alerts.stream().map(Alert::alertId).toList());
        Set<UUID> withNotes = access.asClinician(
                alerts.stream().map(Alert::patientId).distinct().toList());
        return alerts.stream()
                .map(alert -> AlertView.from(alert, shown.get(alert.alertId()), withNotes.contains(alert.patientId())))
                .toList();
    }

    List<HistoryEntry> wholeHistoryOf(Alert alert) {
        return HistoryEntry.all(
                alert, histories.wholeHistoryOf(alert.alertId()), access.isClinicianOf(alert.patientId()));
    }
}

package org.softstone.notifications.alert;

import jakarta.inject.Singleton;

/** An alert with its history, as the caller may see it. */
@Singleton
class ShowAlert {

    private final Alerts alerts;
    private final AlertPermission permission;

    ShowAlert(Alerts alerts, AlertPermission permission) {
        this.alerts = alerts;
        this.permission = permission;
    }

    AlertView of(Alert alert) {
        return AlertView.from(alert, alerts.historyOf(alert.alertId()), permission.toReadNotes(alert.patientId()));
    }
}

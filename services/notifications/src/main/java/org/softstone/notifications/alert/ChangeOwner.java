package org.softstone.notifications.alert;

import jakarta.inject.Singleton;
import org.softstone.contracts.AlertAcknowledged;
import org.softstone.notifications.feed.FeedKind;
import org.softstone.notifications.feed.News;
import org.softstone.notifications.wording.Summaries;

/** Gives an alert to somebody: stored, put on record, published and told. */
@Singleton
class ChangeOwner {

    private final Alerts alerts;
    private final AnnounceAlertChange announce;

    ChangeOwner(Alerts alerts, AnnounceAlertChange announce) {
        this.alerts = alerts;
        this.announce = announce;
    }

    /** @param by who does it @param from who else had the alert before; null when nobody had */
    Alert change(Alert alert, AlertState.Acknowledged state, String by, String from) {
        Alert changed = alert.in(state);
        OwnerChange change = OwnerChange.of(alert.alertId(), by, state, from);
        alerts.record(change);
        alerts.move(changed);
        announce.announce(
                new AlertAcknowledged(changed.patientId(), changed.alertId(), state.by(), state.at(), from),
                News.ofAlert(
                        FeedKind.ALERT_ACKNOWLEDGED,
                        state.at(),
                        changed.patientId(),
                        changed.about(),
                        Summaries.ownerChanged(changed.rule(), change.kind())));
        return changed;
    }
}

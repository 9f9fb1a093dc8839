package org.softstone.notifications.handling;

import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import org.softstone.contracts.AlertAcknowledged;
import org.softstone.contracts.AlertEvent;
import org.softstone.contracts.AlertResolved;
import org.softstone.messaging.Outbox;
import org.softstone.notifications.alert.Alert;
import org.softstone.notifications.alert.AlertHistories;
import org.softstone.notifications.alert.AlertState;
import org.softstone.notifications.alert.Alerts;
import org.softstone.notifications.alert.OwnerChange;
import org.softstone.notifications.feed.FeedKind;
import org.softstone.notifications.feed.News;
import org.softstone.notifications.feed.TellTeam;
import org.softstone.notifications.handling.TakeInHand.InHand;
import org.softstone.notifications.wording.Summaries;

/** Stores what a person did with an alert, publishes it and tells the team. The last thing in a transaction. */
@Singleton
class ChangeAlert {

    private final Alerts alerts;
    private final AlertHistories histories;
    private final Outbox outbox;
    private final TellTeam tellTeam;

    ChangeAlert(Alerts alerts, AlertHistories histories, Outbox outbox, TellTeam tellTeam) {
        this.alerts = alerts;
        this.histories = histories;
        this.outbox = outbox;
        this.tellTeam = tellTeam;
    }

    /** @param from who else had the alert before; null when nobody had */
    Alert give(InHand inHand, AlertState.Acknowledged state, String from) {
        Alert alert = inHand.alert();
        OwnerChange change = OwnerChange.of(alert.alertId(), inHand.person(), state, from);
        histories.record(change);
        return change(
                inHand,
                state,
                new AlertAcknowledged(alert.patientId(), alert.alertId(), state.by(), state.at(), from),
                FeedKind.ALERT_ACKNOWLEDGED,
                Summaries.ownerChanged(alert.rule(), change.kind()));
    }

    Alert resolve(InHand inHand, AlertState.Resolved state) {
        Alert alert = inHand.alert();
        return change(
                inHand,
                state,
                new AlertResolved(alert.patientId(), alert.alertId(), state.by(), state.outcome(), state.at()),
                FeedKind.ALERT_RESOLVED,
                Summaries.resolved(alert.rule(), state.outcome()));
    }

    private Alert change(InHand inHand, AlertState state, AlertEvent event, FeedKind kind, String summary) {
        Alert changed = inHand.alert().in(state);
        Instant at = changed.state().lastActAt();
        alerts.move(changed);
        outbox.append(event);
        News news = News.ofAlert(kind, at, changed.patientId(), changed.about(null), summary);
        inHand.team().ifPresent(team -> tellTeam.of(List.of(news), team));
        return changed;
    }
}

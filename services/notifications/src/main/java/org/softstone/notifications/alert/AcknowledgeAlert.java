package org.softstone.notifications.alert;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.time.InstantSource;
import java.util.UUID;
import org.softstone.contracts.AlertAcknowledged;
import org.softstone.http.Problems;
import org.softstone.notifications.alert.AlertState.Acknowledgement;
import org.softstone.notifications.feed.FeedKind;
import org.softstone.notifications.feed.News;
import org.softstone.notifications.wording.Summaries;

/** Somebody takes an alert, so that nobody else has to. */
@ApplicationScoped
class AcknowledgeAlert {

    private final Alerts alerts;
    private final AlertPermission permission;
    private final AnnounceAlertChange announce;
    private final InstantSource clock;

    AcknowledgeAlert(Alerts alerts, AlertPermission permission, AnnounceAlertChange announce, InstantSource clock) {
        this.alerts = alerts;
        this.permission = permission;
        this.announce = announce;
        this.clock = clock;
    }

    /** What came of it, with the alert as it is now. The transaction commits whatever it is: the caller has looked. */
    record Outcome(AlertView alert, Acknowledgement acknowledgement) {}

    @Transactional
    Outcome acknowledge(UUID alertId) {
        Instant now = clock.instant();
        Alert alert = alerts.lock(alertId).orElseThrow(Problems::notFound);
        String person = permission.toAct(alert, "acknowledge-alert");
        Acknowledgement acknowledgement = alert.state().acknowledge(person, now);
        if (acknowledgement instanceof Acknowledgement.Taken(AlertState.Acknowledged state)) {
            Alert taken = alert.in(state);
            alerts.move(taken);
            announce.announce(
                    new AlertAcknowledged(taken.patientId(), taken.alertId(), person, now),
                    News.ofAlert(
                            FeedKind.ALERT_ACKNOWLEDGED,
                            now,
                            taken.patientId(),
                            taken.about(),
                            Summaries.acknowledged(taken.rule())));
            return new Outcome(view(taken), acknowledgement);
        }
        return new Outcome(view(alert), acknowledgement);
    }

    private AlertView view(Alert alert) {
        return AlertView.from(alert, alerts.evidenceOf(alert.alertId()), permission.toReadNotes());
    }
}

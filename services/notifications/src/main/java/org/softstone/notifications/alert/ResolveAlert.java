package org.softstone.notifications.alert;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.UUID;
import org.softstone.contracts.AlertOutcome;
import org.softstone.contracts.AlertResolved;
import org.softstone.notifications.alert.AlertState.Resolution;
import org.softstone.notifications.feed.FeedKind;
import org.softstone.notifications.feed.News;
import org.softstone.notifications.wording.Summaries;

/** Somebody has dealt with an alert and says what came of it. Nothing but a person does this. */
@ApplicationScoped
class ResolveAlert {

    private final Alerts alerts;
    private final TakeInHand takeInHand;
    private final AnnounceAlertChange announce;
    private final ShowAlert show;

    ResolveAlert(Alerts alerts, TakeInHand takeInHand, AnnounceAlertChange announce, ShowAlert show) {
        this.alerts = alerts;
        this.takeInHand = takeInHand;
        this.announce = announce;
        this.show = show;
    }

    /** What came of it, with the alert as it is now. The transaction commits whatever it is: the caller has looked. */
    record Outcome(AlertView alert, Resolution resolution) {}

    /** @param note clinical free text, may be null */
    @Transactional
    Outcome resolve(UUID alertId, AlertOutcome outcome, String note) {
        TakeInHand.InHand inHand = takeInHand.take(alertId, "resolve-alert");
        Alert alert = inHand.alert();
        String person = inHand.person();
        Instant now = inHand.now();
        Resolution resolution = alert.state().resolve(person, now, outcome, note);
        if (resolution instanceof Resolution.Done(AlertState.Resolved state)) {
            Alert resolved = alert.in(state);
            alerts.move(resolved);
            announce.announce(
                    new AlertResolved(resolved.patientId(), resolved.alertId(), person, outcome, now),
                    News.ofAlert(
                            FeedKind.ALERT_RESOLVED,
                            now,
                            resolved.patientId(),
                            resolved.about(),
                            Summaries.resolved(resolved.rule(), outcome)));
            return new Outcome(show.of(resolved), resolution);
        }
        return new Outcome(show.of(alert), resolution);
    }
}

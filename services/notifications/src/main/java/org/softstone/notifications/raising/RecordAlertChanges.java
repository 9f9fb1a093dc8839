package org.softstone.notifications.raising;

import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import org.softstone.contracts.AlertEvent;
import org.softstone.contracts.AlertRaised;
import org.softstone.contracts.AlertRaisedAgain;
import org.softstone.notifications.alert.Alert;
import org.softstone.notifications.alert.AlertHistories;
import org.softstone.notifications.alert.AlertState;
import org.softstone.notifications.alert.Alerts;
import org.softstone.notifications.alert.Evidence;
import org.softstone.notifications.feed.FeedKind;
import org.softstone.notifications.feed.News;

/** Stores changes of alerts, and says what is to be told of them. */
@Singleton
class RecordAlertChanges {

    private final Alerts alerts;
    private final AlertHistories histories;

    RecordAlertChanges(Alerts alerts, AlertHistories histories) {
        this.alerts = alerts;
        this.histories = histories;
    }

    Announcements record(AlertChanges changes) {
        store(changes);
        return announcements(changes.steps());
    }

    void store(AlertChanges changes) {
        alerts.insert(changes.raised());
        alerts.extend(changes.extended());
        // Before anything is appended: an alert has at most one standing piece per version of a report.
        histories.markVoided(changes.voided());
        histories.append(
                changes.steps().stream().map(AlertChanges.Step::evidence).toList());
    }

    static Announcements announcements(List<AlertChanges.Step> steps) {
        List<AlertEvent> events = new ArrayList<>();
        List<News> news = new ArrayList<>();
        for (AlertChanges.Step step : steps) {
            switch (step.kind()) {
                case RAISED -> {
                    events.add(raised(step));
                    news.add(newsOf(FeedKind.ALERT_RAISED, step));
                }
                case RAISED_AGAIN -> {
                    events.add(raisedAgain(step));
                    news.add(newsOf(FeedKind.ALERT_RAISED_AGAIN, step));
                }
                // No other service needs to know: level and state are what they were.
                case NOTED -> {}
                case EVIDENCE_CHANGED -> news.add(newsOf(FeedKind.ALERT_EVIDENCE_CHANGED, step));
            }
        }
        return new Announcements(news, events);
    }

    private static AlertRaised raised(AlertChanges.Step step) {
        Alert alert = step.alert();
        return new AlertRaised(
                alert.patientId(),
                alert.alertId(),
                alert.rule(),
                alert.raisedBy().version(),
                alert.level(),
                step.evidence().at());
    }

    private static AlertRaisedAgain raisedAgain(AlertChanges.Step step) {
        Alert alert = step.alert();
        return new AlertRaisedAgain(
                alert.patientId(),
                alert.alertId(),
                alert.rule(),
                alert.raisedBy().version(),
                alert.level(),
                step.evidence().at(),
                alert.state() instanceof AlertState.Acknowledged,
                alert.owner());
    }

    private static News newsOf(FeedKind kind, AlertChanges.Step step) {
        Evidence evidence = step.evidence();
        Alert alert = step.alert();
        return News.ofAlert(
                kind,
                evidence.at(),
                alert.patientId(),
                alert.about(evidence.number()),
                evidence.judgement().summary());
    }
}

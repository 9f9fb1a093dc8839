package org.softstone.notifications.alert;

import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.softstone.contracts.AlertEvent;
import org.softstone.contracts.AlertRaised;
import org.softstone.contracts.AlertRaisedAgain;
import org.softstone.http.Ids;
import org.softstone.messaging.Outbox;
import org.softstone.notifications.feed.FeedKind;
import org.softstone.notifications.feed.News;
import org.softstone.notifications.rule.AlertRules;
import org.softstone.notifications.rule.Finding;
import org.softstone.notifications.wording.Summaries;

/**
 * Turns findings into alerts: a new one where the patient has no open alert of the rule, more evidence where she has.
 * Publishes what happened and answers the news for her team.
 */
@Singleton
class RaiseAlerts {

    private final Alerts alerts;
    private final Outbox outbox;

    RaiseAlerts(Alerts alerts, Outbox outbox) {
        this.alerts = alerts;
        this.outbox = outbox;
    }

    List<News> raise(UUID patientId, List<Finding> findings, Instant now) {
        return raise(patientId, findings, Optional.empty(), now);
    }

    /** @param lateAnswer a report that answers a window announced as missed, if this is one */
    List<News> raise(UUID patientId, List<Finding> findings, Optional<LateAnswer> lateAnswer, Instant now) {
        if (findings.isEmpty() && lateAnswer.isEmpty()) {
            return List.of();
        }
        List<String> rules =
                new ArrayList<>(findings.stream().map(Finding::rule).toList());
        lateAnswer.ifPresent(_ -> rules.add(AlertRules.MISSED_REPORT));
        Map<String, Alert> open =
                alerts.lockOpen(patientId, rules).stream().collect(Collectors.toMap(Alert::rule, Function.identity()));

        List<Alert.Extended> raised = new ArrayList<>();
        List<Alert.Extended> raisedAgain = new ArrayList<>();
        for (Finding finding : findings) {
            Alert known = open.get(finding.rule());
            if (known == null) {
                raised.add(Alert.raise(Ids.next(), patientId, finding, now));
            } else {
                raisedAgain.add(known.raiseAgain(finding, now));
            }
        }
        lateAnswer
                .flatMap(answer -> explain(answer, open.get(AlertRules.MISSED_REPORT), now))
                .ifPresent(raisedAgain::add);
        return store(raised, raisedAgain, now);
    }

    private Optional<Alert.Extended> explain(LateAnswer answer, Alert missed, Instant now) {
        return Optional.ofNullable(missed)
                .filter(alert -> alerts.hasEvidenceOfWindow(
                        alert.alertId(), answer.report().windowId()))
                .map(alert -> alert.explain(
                        answer.report().reportId(),
                        answer.report().windowId(),
                        Summaries.lateAnswer(answer.report()),
                        answer.inputs(),
                        now));
    }

    private List<News> store(List<Alert.Extended> raised, List<Alert.Extended> raisedAgain, Instant now) {
        alerts.insert(raised.stream().map(Alert.Extended::alert).toList());
        alerts.extend(raisedAgain.stream().map(Alert.Extended::alert).toList());
        List<Evidence> evidence = new ArrayList<>();
        List<AlertEvent> events = new ArrayList<>();
        List<News> news = new ArrayList<>();
        for (Alert.Extended extended : raised) {
            Alert alert = extended.alert();
            evidence.add(extended.evidence());
            events.add(new AlertRaised(
                    alert.patientId(), alert.alertId(), alert.rule(), alert.ruleVersion(), alert.level(), now));
            news.add(newsOf(FeedKind.ALERT_RAISED, extended));
        }
        for (Alert.Extended extended : raisedAgain) {
            Alert alert = extended.alert();
            evidence.add(extended.evidence());
            events.add(new AlertRaisedAgain(
                    alert.patientId(), alert.alertId(), alert.rule(), alert.ruleVersion(), alert.level(), now));
            news.add(newsOf(FeedKind.ALERT_RAISED_AGAIN, extended));
        }
        alerts.append(evidence);
        outbox.append(events);
        return news;
    }

    private static News newsOf(FeedKind kind, Alert.Extended extended) {
        Evidence evidence = extended.evidence();
        Alert alert = extended.alert();
        return News.ofAlert(kind, evidence.at(), alert.patientId(), alert.about(), evidence.summary());
    }
}

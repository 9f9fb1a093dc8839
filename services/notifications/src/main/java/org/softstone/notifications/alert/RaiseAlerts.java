package org.softstone.notifications.alert;

import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.softstone.http.Ids;
import org.softstone.notifications.alert.AlertChanges.Kind;
import org.softstone.notifications.alert.AlertChanges.Step;
import org.softstone.notifications.feed.News;
import org.softstone.notifications.rule.AlertRules;
import org.softstone.notifications.rule.Finding;
import org.softstone.notifications.wording.Summaries;

/** Turns findings into alerts: a new one where the patient has no open alert of the rule, more evidence where they have. */
@Singleton
class RaiseAlerts {

    private final Alerts alerts;
    private final RecordAlertChanges recordChanges;
    private final InstantSource clock;

    RaiseAlerts(Alerts alerts, RecordAlertChanges recordChanges, InstantSource clock) {
        this.alerts = alerts;
        this.recordChanges = recordChanges;
        this.clock = clock;
    }

    List<News> raise(UUID patientId, List<Finding> findings) {
        return raise(patientId, findings, Optional.empty());
    }

    /** @param lateAnswer a report that answers a window announced as missed, if this is one */
    List<News> raise(UUID patientId, List<Finding> findings, Optional<LateAnswer> lateAnswer) {
        if (findings.isEmpty() && lateAnswer.isEmpty()) {
            return List.of();
        }
        List<String> rules =
                new ArrayList<>(findings.stream().map(Finding::rule).toList());
        lateAnswer.ifPresent(_ -> rules.add(AlertRules.MISSED_REPORT));
        Map<String, Alert> open =
                alerts.lockOpen(patientId, rules).stream().collect(Collectors.toMap(Alert::rule, Function.identity()));
        Instant now = clock.instant();
        Map<UUID, List<Evidence>> known = evidenceOfAcknowledged(open.values());

        List<Step> raised = new ArrayList<>();
        List<Step> raisedAgain = new ArrayList<>();
        for (Finding finding : findings) {
            Alert extended = open.get(finding.rule());
            if (extended == null) {
                raised.add(step(Kind.RAISED, Alert.raise(Ids.next(), patientId, finding, now)));
            } else {
                raisedAgain.add(step(
                        Kind.RAISED_AGAIN,
                        extended.raiseAgain(finding, known.getOrDefault(extended.alertId(), List.of()), now)));
            }
        }
        lateAnswer
                .flatMap(answer -> explain(answer, open.get(AlertRules.MISSED_REPORT), now))
                .ifPresent(explained -> raisedAgain.add(step(Kind.RAISED_AGAIN, explained)));
        List<Step> steps = new ArrayList<>(raised);
        steps.addAll(raisedAgain);
        return steps.isEmpty()
                ? List.of()
                : recordChanges.record(new AlertChanges(alertsOf(raised), alertsOf(raisedAgain), List.of(), steps));
    }

    /** Only against what somebody has acknowledged is evidence weighed. */
    private Map<UUID, List<Evidence>> evidenceOfAcknowledged(Collection<Alert> open) {
        return alerts.evidenceOf(open.stream()
                .filter(alert -> alert.state() instanceof AlertState.Acknowledged)
                .map(Alert::alertId)
                .toList());
    }

    private Optional<Alert.Extended> explain(LateAnswer answer, Alert missed, Instant now) {
        return Optional.ofNullable(missed)
                .filter(alert -> alerts.hasEvidenceOfWindow(
                        alert.alertId(), answer.report().windowId()))
                .map(alert ->
                        alert.explain(answer.report(), Summaries.lateAnswer(answer.report()), answer.inputs(), now));
    }

    private static Step step(Kind kind, Alert.Extended extended) {
        return new Step(kind, extended.alert(), extended.evidence());
    }

    private static List<Alert> alertsOf(List<Step> steps) {
        return steps.stream().map(Step::alert).toList();
    }
}

package org.softstone.notifications.raising;

import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.softstone.contracts.ReportSubmitted;
import org.softstone.http.Ids;
import org.softstone.notifications.alert.Alert;
import org.softstone.notifications.alert.AlertHistories;
import org.softstone.notifications.alert.AlertState;
import org.softstone.notifications.alert.Alerts;
import org.softstone.notifications.alert.Evidence;
import org.softstone.notifications.picture.Picture;
import org.softstone.notifications.raising.AlertChanges.Kind;
import org.softstone.notifications.raising.AlertChanges.Step;
import org.softstone.notifications.rule.AlertRules;
import org.softstone.notifications.rule.Finding;
import org.softstone.notifications.rule.Trigger;
import org.softstone.notifications.wording.Codes;
import org.softstone.notifications.wording.Summaries;

/** Turns findings into alerts: a new one, or more evidence where the patient has an open alert of the rule. */
@Singleton
public class RaiseAlerts {

    private final AlertRules rules;
    private final Alerts alerts;
    private final AlertHistories histories;
    private final RecordAlertChanges recordChanges;
    private final InstantSource clock;

    RaiseAlerts(
            AlertRules rules,
            Alerts alerts,
            AlertHistories histories,
            RecordAlertChanges recordChanges,
            InstantSource clock) {
        this.rules = rules;
        this.alerts = alerts;
        this.histories = histories;
        this.recordChanges = recordChanges;
        this.clock = clock;
    }

    /**
     * A report has arrived. Where its window had been announced as missed, it also joins the alert of that. The alert stays
     * open and keeps its level; only a person resolves it.
     *
     * @param picture what was known before the report
     */
    public Announcements onReport(ReportSubmitted report, Picture picture) {
        return raise(
                report.patientId(),
                rules.findings(picture, new Trigger.Reported(report)),
                Optional.of(report).filter(picture::answersMissedWindow));
    }

    /**
     * A window has closed without a report.
     *
     * @param picture what was known before
     */
    public Announcements onMissedReport(Trigger.Missed missed, Picture picture) {
        return raise(missed.window().patientId(), rules.findings(picture, missed), Optional.empty());
    }

    private Announcements raise(UUID patientId, List<Finding> findings, Optional<ReportSubmitted> lateAnswer) {
        if (findings.isEmpty() && lateAnswer.isEmpty()) {
            return Announcements.NONE;
        }
        List<String> involved =
                new ArrayList<>(findings.stream().map(Finding::rule).toList());
        lateAnswer.ifPresent(_ -> involved.add(AlertRules.MISSED_REPORT));
        Map<String, Alert> open = alerts.lockOpen(patientId, involved).stream()
                .collect(Collectors.toMap(Alert::rule, Function.identity()));
        Instant now = clock.instant();
        Map<UUID, List<Evidence>> known = evidenceOfAcknowledged(open.values());

        List<Step> raised = new ArrayList<>();
        List<Step> raisedAgain = new ArrayList<>();
        for (Finding finding : findings) {
            Alert extended = open.get(finding.rule());
            if (extended == null) {
                raised.add(Step.of(Kind.RAISED, Alert.raise(Ids.next(), patientId, finding, now)));
            } else {
                List<Evidence> compared = known.getOrDefault(extended.alertId(), List.of());
                raisedAgain.add(Step.of(Kind.RAISED_AGAIN, extended.raiseAgain(finding, compared, now)));
            }
        }
        lateAnswer
                .flatMap(answer -> explain(answer, open.get(AlertRules.MISSED_REPORT), now))
                .ifPresent(explained -> raisedAgain.add(Step.of(Kind.RAISED_AGAIN, explained)));
        List<Step> steps = new ArrayList<>(raised);
        steps.addAll(raisedAgain);
        return steps.isEmpty()
                ? Announcements.NONE
                : recordChanges.record(new AlertChanges(alertsOf(raised), alertsOf(raisedAgain), List.of(), steps));
    }

    /** New evidence is compared only with what somebody has acknowledged. */
    private Map<UUID, List<Evidence>> evidenceOfAcknowledged(Collection<Alert> open) {
        return histories.evidenceOf(open.stream()
                .filter(alert -> alert.state() instanceof AlertState.Acknowledged)
                .map(Alert::alertId)
                .toList());
    }

    private Optional<Alert.Extended> explain(ReportSubmitted answer, Alert missed, Instant now) {
        return Optional.ofNullable(missed)
                .filter(alert -> histories.hasEvidenceOfWindow(alert.alertId(), answer.windowId()))
                .map(alert -> alert.explain(answer, Summaries.lateAnswer(answer), explaining(answer), now));
    }

    private static Map<String, Object> explaining(ReportSubmitted lateAnswer) {
        Map<String, Object> inputs = new LinkedHashMap<>();
        inputs.put("week", lateAnswer.week());
        inputs.put("reportSubmittedAt", lateAnswer.submittedAt().toString());
        inputs.put("reportReceivedAt", lateAnswer.receivedAt().toString());
        inputs.put("timing", Codes.of(lateAnswer.timing()));
        return inputs;
    }

    private static List<Alert> alertsOf(List<Step> steps) {
        return steps.stream().map(Step::alert).toList();
    }
}

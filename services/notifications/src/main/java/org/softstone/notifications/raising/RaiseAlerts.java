package org.softstone.notifications.raising;

import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.softstone.contracts.ReportSubmitted;
import org.softstone.http.Ids;
import org.softstone.notifications.alert.Alert;
import org.softstone.notifications.alert.AlertHistories;
import org.softstone.notifications.alert.AlertState;
import org.softstone.notifications.alert.Alerts;
import org.softstone.notifications.alert.Alerts.RuleOfPatient;
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
     * What became known of a patient and calls for somebody's attention.
     *
     * @param lateAnswer the report, if its window had been announced as missed
     */
    public record Found(UUID patientId, List<Finding> findings, Optional<ReportSubmitted> lateAnswer) {

        public static final Found NOTHING = new Found(null, List.of(), Optional.empty());

        private boolean isNothing() {
            return findings.isEmpty() && lateAnswer.isEmpty();
        }

        private Stream<RuleOfPatient> rules() {
            return Stream.concat(
                            findings.stream().map(Finding::rule),
                            lateAnswer.map(_ -> AlertRules.MISSED_REPORT).stream())
                    .map(rule -> new RuleOfPatient(patientId, rule));
        }
    }

    /**
     * What a report shows that has arrived. Where its window had been announced as missed, it also joins the alert of that. The
     * alert stays open and keeps its level; only a person resolves it.
     *
     * @param picture what was known before the report
     */
    public Found in(ReportSubmitted report, Picture picture) {
        return new Found(
                report.patientId(),
                rules.findings(picture, new Trigger.Reported(report)),
                Optional.of(report).filter(picture::answersMissedWindow));
    }

    /** What it shows that a window has closed without a report. */
    public Found in(Trigger.Missed missed) {
        return new Found(missed.window().patientId(), rules.findings(missed), Optional.empty());
    }

    /**
     * All of it, in its order: what a patient's alerts have become by one is what the next extends.
     *
     * @return what is to be told of each
     */
    public List<Announcements> raise(List<Found> found) {
        List<Found> something = found.stream().filter(one -> !one.isNothing()).toList();
        if (something.isEmpty()) {
            return found.stream().map(_ -> Announcements.NONE).toList();
        }
        OpenAlerts open = new OpenAlerts(something);
        List<List<Step>> steps = found.stream().map(open::take).toList();
        recordChanges.store(open.changes(steps.stream().flatMap(List::stream).toList()));
        return steps.stream().map(RecordAlertChanges::announcements).toList();
    }

    /** The open alerts of some patients, locked, while they take in what was found. */
    private final class OpenAlerts {

        private final Map<RuleOfPatient, Alert> open = new HashMap<>();
        /** Whole only of alerts that somebody has acknowledged: with that alone new evidence is compared. */
        private final Map<UUID, List<Evidence>> evidence = new HashMap<>();

        private final Set<UUID> windowsAmongEvidence;
        private final Set<RuleOfPatient> raised = new LinkedHashSet<>();
        private final Set<RuleOfPatient> extended = new LinkedHashSet<>();

        OpenAlerts(List<Found> found) {
            for (Alert alert :
                    alerts.lockOpen(found.stream().flatMap(Found::rules).collect(Collectors.toSet()))) {
                open.put(new RuleOfPatient(alert.patientId(), alert.rule()), alert);
            }
            histories
                    .evidenceOf(open.values().stream()
                            .filter(alert -> alert.state() instanceof AlertState.Acknowledged)
                            .map(Alert::alertId)
                            .toList())
                    .forEach((alertId, pieces) -> evidence.put(alertId, new ArrayList<>(pieces)));
            windowsAmongEvidence = histories.windowsAmongEvidence(
                    open.values().stream()
                            .filter(alert -> alert.rule().equals(AlertRules.MISSED_REPORT))
                            .map(Alert::alertId)
                            .toList(),
                    found.stream()
                            .flatMap(one -> one.lateAnswer().stream())
                            .map(ReportSubmitted::windowId)
                            .toList());
        }

        List<Step> take(Found found) {
            Instant now = clock.instant();
            List<Step> steps = new ArrayList<>();
            for (Finding finding : found.findings()) {
                steps.add(take(new RuleOfPatient(found.patientId(), finding.rule()), finding, now));
            }
            // What is new comes first.
            steps.sort(Comparator.comparing(Step::kind));
            found.lateAnswer()
                    .filter(answer -> windowsAmongEvidence.contains(answer.windowId()))
                    .ifPresent(answer -> steps.add(explain(found.patientId(), answer, now)));
            return steps;
        }

        private Step take(RuleOfPatient rule, Finding finding, Instant now) {
            Alert alert = open.get(rule);
            if (alert == null) {
                raised.add(rule);
                return step(rule, Kind.RAISED, Alert.raise(Ids.next(), rule.patientId(), finding, now));
            }
            return stepOfOpen(rule, alert.raiseAgain(finding, evidenceOf(alert), now));
        }

        private Step explain(UUID patientId, ReportSubmitted answer, Instant now) {
            RuleOfPatient rule = new RuleOfPatient(patientId, AlertRules.MISSED_REPORT);
            return stepOfOpen(
                    rule, open.get(rule).explain(answer, Summaries.lateAnswer(answer), explaining(answer), now));
        }

        private Step stepOfOpen(RuleOfPatient rule, Alert.Extended now) {
            if (!raised.contains(rule)) {
                extended.add(rule);
            }
            return step(rule, Kind.RAISED_AGAIN, now);
        }

        private Step step(RuleOfPatient rule, Kind kind, Alert.Extended now) {
            open.put(rule, now.alert());
            evidenceOf(now.alert()).add(now.evidence());
            return Step.of(kind, now);
        }

        private List<Evidence> evidenceOf(Alert alert) {
            return evidence.computeIfAbsent(alert.alertId(), _ -> new ArrayList<>());
        }

        AlertChanges changes(List<Step> steps) {
            return new AlertChanges(
                    raised.stream().map(open::get).toList(),
                    extended.stream().map(open::get).toList(),
                    List.of(),
                    steps);
        }
    }

    private static Map<String, Object> explaining(ReportSubmitted lateAnswer) {
        Map<String, Object> inputs = new LinkedHashMap<>();
        inputs.put("week", lateAnswer.week());
        inputs.put("reportSubmittedAt", lateAnswer.submittedAt().toString());
        inputs.put("reportReceivedAt", lateAnswer.receivedAt().toString());
        inputs.put("timing", Codes.of(lateAnswer.timing()));
        return inputs;
    }
}

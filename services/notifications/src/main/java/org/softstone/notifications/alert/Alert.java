package org.softstone.notifications.alert;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.softstone.contracts.AlertLevel;
import org.softstone.notifications.feed.News.AboutAlert;
import org.softstone.notifications.rule.Finding;

/**
 * Something about a patient that somebody of her team must look at. Immutable; every change is a new value.
 *
 * @param level the highest of its evidence; it never falls
 * @param summary of the newest evidence that has this level, like {@code inputs}
 * @param evidenceCount how many pieces of evidence it has
 */
record Alert(
        UUID alertId,
        UUID patientId,
        String rule,
        int ruleVersion,
        AlertLevel level,
        AlertState state,
        String summary,
        Map<String, Object> inputs,
        String source,
        Instant raisedAt,
        int evidenceCount) {

    /** An alert and the evidence that made it what it is now. */
    record Extended(Alert alert, Evidence evidence) {}

    static Extended raise(UUID alertId, UUID patientId, Finding finding, Instant now) {
        Alert alert = new Alert(
                alertId,
                patientId,
                finding.rule(),
                finding.ruleVersion(),
                finding.level(),
                new AlertState.Raised(),
                finding.summary(),
                finding.inputs(),
                finding.source(),
                now,
                1);
        return new Extended(alert, alert.evidence(finding, now));
    }

    /** Takes in more evidence of the same rule: the level rises with it or stays. */
    Extended raiseAgain(Finding finding, Instant now) {
        boolean decides = finding.level().compareTo(level) >= 0;
        Alert extended = new Alert(
                alertId,
                patientId,
                rule,
                decides ? finding.ruleVersion() : ruleVersion,
                decides ? finding.level() : level,
                state,
                decides ? finding.summary() : summary,
                decides ? finding.inputs() : inputs,
                decides ? finding.source() : source,
                raisedAt,
                evidenceCount + 1);
        return new Extended(extended, extended.evidence(finding, now));
    }

    /** Takes in something that explains the alert without making it better or worse. */
    Extended explain(UUID reportId, UUID windowId, String explanation, Map<String, Object> explaining, Instant now) {
        Alert extended = new Alert(
                alertId,
                patientId,
                rule,
                ruleVersion,
                level,
                state,
                summary,
                inputs,
                source,
                raisedAt,
                evidenceCount + 1);
        return new Extended(
                extended,
                new Evidence(
                        alertId,
                        extended.evidenceCount,
                        now,
                        ruleVersion,
                        level,
                        reportId,
                        windowId,
                        explanation,
                        explaining));
    }

    Alert in(AlertState newState) {
        return new Alert(
                alertId,
                patientId,
                rule,
                ruleVersion,
                level,
                newState,
                summary,
                inputs,
                source,
                raisedAt,
                evidenceCount);
    }

    AboutAlert about() {
        return new AboutAlert(alertId, rule, level);
    }

    private Evidence evidence(Finding finding, Instant now) {
        return new Evidence(
                alertId,
                evidenceCount,
                now,
                finding.ruleVersion(),
                finding.level(),
                finding.reportId(),
                finding.windowId(),
                finding.summary(),
                finding.inputs());
    }

    /** Scores of a patient do not belong in a log. */
    @Override
    public String toString() {
        return "Alert[" + alertId + " " + rule + " " + level + " " + state.code() + "]";
    }
}

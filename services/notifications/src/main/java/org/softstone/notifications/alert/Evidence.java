package org.softstone.notifications.alert;

import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.softstone.contracts.AlertLevel;
import org.softstone.notifications.rule.Finding;

/**
 * What raised an alert, or raised it again, and what became of that.
 *
 * @param number 1 for what raised it
 * @param level what this piece alone would have raised; that of the alert where the piece is a note
 * @param reportId null for a missed window, like {@code reportVersion}
 * @param windowId null for an unscheduled report
 * @param voided why the piece counts no longer; null while it does
 */
record Evidence(
        UUID alertId,
        int number,
        Kind kind,
        Instant at,
        int ruleVersion,
        AlertLevel level,
        UUID reportId,
        Integer reportVersion,
        UUID windowId,
        String summary,
        Map<String, Object> inputs,
        Voided voided) {

    /** What a piece tells. */
    enum Kind {
        /** A rule found something in a report or a missed window. */
        FOUND,
        /** The report of a missed window has arrived after all. */
        ANSWERED,
        /** The rule finds something else than before, in data that were amended. */
        FOUND_ANEW,
        /** A note: the data were amended and the rule finds nothing in them any more. */
        AMENDED,
        /** A note: the report was entered in error. */
        ENTERED_IN_ERROR;

        /** Whether a rule found it, so that it makes up level and summary of the alert. */
        boolean isFinding() {
            return this == FOUND || this == FOUND_ANEW;
        }
    }

    /** Why a piece counts no longer. It stays readable for audit. */
    enum Voided {
        AMENDED,
        ENTERED_IN_ERROR
    }

    Evidence {
        inputs = Collections.unmodifiableMap(new LinkedHashMap<>(inputs));
    }

    /** Whether it still speaks for the alert: it is no note and was not voided. */
    boolean stands() {
        return voided == null && (kind.isFinding() || kind == Kind.ANSWERED);
    }

    /** Whether a rule that looked again has found nothing new: the same level by the same values of the patient. */
    boolean saysTheSameAs(Finding finding) {
        return level == finding.level() && Inputs.sameValues(inputs, finding.inputs());
    }

    /** Whether it shows something by comparison with this report, which is not its own. */
    boolean comparesWith(UUID otherReportId) {
        return inputs.containsValue(otherReportId.toString());
    }

    Evidence voidedAs(Voided reason) {
        return new Evidence(
                alertId,
                number,
                kind,
                at,
                ruleVersion,
                level,
                reportId,
                reportVersion,
                windowId,
                summary,
                inputs,
                reason);
    }

    /** Scores of a patient do not belong in a log. */
    @Override
    public String toString() {
        return "Evidence[" + alertId + " " + number + "]";
    }
}

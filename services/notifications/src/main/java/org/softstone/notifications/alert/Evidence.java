package org.softstone.notifications.alert;

import java.time.Instant;
import java.util.UUID;
import org.softstone.contracts.AlertLevel;
import org.softstone.notifications.rule.Finding;
import org.softstone.notifications.rule.Judgement;
import org.softstone.notifications.rule.Subject;

/**
 * What raised an alert, or raised it again, and what became of that.
 *
 * @param number 1 for what raised it
 * @param judgement what this piece alone would have raised; where the piece is a note, its level is the alert's
 * @param voided why the piece no longer counts; null while it does
 */
public record Evidence(
        UUID alertId,
        int number,
        Kind kind,
        Instant at,
        int ruleVersion,
        Judgement judgement,
        Subject subject,
        Voided voided) {

    /** What a piece is. */
    public enum Kind {
        /** A rule found something in a report or a missed window. */
        FOUND,
        /** The report of a missed window has arrived after all. */
        ANSWERED,
        /** The rule found something else than before, in amended data. */
        FOUND_ANEW,
        /** A note: the data were amended and the rule no longer finds anything in them. */
        AMENDED,
        /** A note: the report was entered in error. */
        ENTERED_IN_ERROR;

        /** Whether a rule found it, so that it decides level and summary of the alert. */
        public boolean isFinding() {
            return this == FOUND || this == FOUND_ANEW;
        }
    }

    /** Why a piece no longer counts. It stays readable for audit. */
    public enum Voided {
        AMENDED,
        ENTERED_IN_ERROR
    }

    public AlertLevel level() {
        return judgement.level();
    }

    /** Whether it still supports the alert: it is not a note and was not voided. */
    public boolean stands() {
        return voided == null && (kind.isFinding() || kind == Kind.ANSWERED);
    }

    /** Whether a repeated evaluation found nothing new: the same level by the same values of the patient. */
    public boolean saysTheSameAs(Finding finding) {
        return level() == finding.level()
                && Inputs.sameValues(judgement.inputs(), finding.judgement().inputs());
    }

    /** Whether it shows something by comparison with this report, which is not its own. */
    public boolean comparesWith(UUID otherReportId) {
        return judgement.inputs().containsValue(otherReportId.toString());
    }

    public Evidence voidedAs(Voided reason) {
        return new Evidence(alertId, number, kind, at, ruleVersion, judgement, subject, reason);
    }

    /** Scores of a patient do not belong in a log. */
    @Override
    public String toString() {
        return "Evidence[" + alertId + " " + number + "]";
    }
}

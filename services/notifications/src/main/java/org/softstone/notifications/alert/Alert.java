package org.softstone.notifications.alert;

import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.softstone.contracts.AlertLevel;
import org.softstone.contracts.ReportSubmitted;
import org.softstone.notifications.feed.News.AboutAlert;
import org.softstone.notifications.rule.Finding;

/**
 * Something about a patient that somebody of her team must look at. Immutable; every change is a new value.
 *
 * @param level the highest of its evidence; it never falls
 * @param standingLevel the highest of the evidence that still stands; null when none does
 * @param summary of the newest evidence that has the standing level, like {@code inputs}; of the last note when none stands
 * @param newestEvidenceAt when the newest piece came that tells of a report or a missed window
 * @param evidenceCount how many entries its evidence has, voided ones and notes among them
 */
record Alert(
        UUID alertId,
        UUID patientId,
        String rule,
        int ruleVersion,
        AlertLevel level,
        AlertLevel standingLevel,
        AlertState state,
        String summary,
        Map<String, Object> inputs,
        String source,
        Instant raisedAt,
        Instant newestEvidenceAt,
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
                finding.level(),
                AlertState.Raised.NEW,
                finding.summary(),
                finding.inputs(),
                finding.source(),
                now,
                now,
                1);
        return new Extended(alert, alert.evidence(Evidence.Kind.FOUND, finding, now));
    }

    /**
     * Takes in more evidence of the same rule: the level rises with it or stays, and where it is worse than what somebody
     * has acknowledged, somebody must look again.
     *
     * @param known the alert's evidence; asked only of an acknowledged one
     */
    Extended raiseAgain(Finding finding, Collection<Evidence> known, Instant now) {
        return extend(Evidence.Kind.FOUND, finding, known, now);
    }

    /** Takes in what the rule finds in data that were amended. */
    Extended findAnew(Finding finding, Collection<Evidence> known, Instant now) {
        return extend(Evidence.Kind.FOUND_ANEW, finding, known, now);
    }

    /** No earlier than anything that has happened to it, though clocks of replicas differ. */
    Instant notBefore(Instant now) {
        Instant acted = state.lastActAt();
        Instant last = acted == null || newestEvidenceAt.isAfter(acted) ? newestEvidenceAt : acted;
        return now.isBefore(last) ? last : now;
    }

    private Extended extend(Evidence.Kind kind, Finding finding, Collection<Evidence> known, Instant now) {
        Instant at = notBefore(now);
        boolean decides = standingLevel == null || finding.level().compareTo(standingLevel) >= 0;
        Alert extended = new Alert(
                alertId,
                patientId,
                rule,
                decides ? finding.ruleVersion() : ruleVersion,
                finding.level().compareTo(level) > 0 ? finding.level() : level,
                decides ? finding.level() : standingLevel,
                state instanceof AlertState.Acknowledged && Worsening.isWorse(finding, known) ? state.worsen() : state,
                decides ? finding.summary() : summary,
                decides ? finding.inputs() : inputs,
                decides ? finding.source() : source,
                raisedAt,
                at,
                evidenceCount + 1);
        return new Extended(extended, extended.evidence(kind, finding, at));
    }

    /** Takes in the report of a missed window, which explains the alert without making it better or worse. */
    Extended explain(ReportSubmitted answer, String explanation, Map<String, Object> explaining, Instant now) {
        Instant at = notBefore(now);
        Alert extended = withOneMore(at);
        return new Extended(
                extended,
                new Evidence(
                        alertId,
                        extended.evidenceCount,
                        Evidence.Kind.ANSWERED,
                        at,
                        ruleVersion,
                        level,
                        answer.reportId(),
                        answer.version(),
                        answer.windowId(),
                        explanation,
                        explaining,
                        null));
    }

    /**
     * Takes down what became of its evidence of this report.
     *
     * @param noted what the note shows values of; empty when it shows none
     */
    Extended note(
            Evidence.Kind kind, UUID reportId, UUID windowId, String summary, Map<String, Object> noted, Instant now) {
        Alert extended = withOneMore(newestEvidenceAt);
        return new Extended(
                extended,
                new Evidence(
                        alertId,
                        extended.evidenceCount,
                        kind,
                        notBefore(now),
                        ruleVersion,
                        level,
                        reportId,
                        null,
                        windowId,
                        summary,
                        noted,
                        null));
    }

    /**
     * As it looks by the evidence that stands: the newest piece of the highest level. The alert's own level stays.
     *
     * @param otherwise what is said when nothing stands
     */
    Alert restingOn(Collection<Evidence> evidence, String otherwise) {
        return strongest(evidence)
                .map(best -> shown(best.ruleVersion(), best.level(), best.summary(), best.inputs()))
                .orElseGet(() -> shown(ruleVersion, null, otherwise, Map.of()));
    }

    /** The piece that it shows: the newest of the highest level that stands. */
    static Optional<Evidence> strongest(Collection<Evidence> evidence) {
        return evidence.stream()
                .filter(piece -> piece.stands() && piece.kind().isFinding())
                .max(Comparator.comparing(Evidence::level).thenComparing(Evidence::number));
    }

    Alert in(AlertState newState) {
        return new Alert(
                alertId,
                patientId,
                rule,
                ruleVersion,
                level,
                standingLevel,
                newState,
                summary,
                inputs,
                source,
                raisedAt,
                newestEvidenceAt,
                evidenceCount);
    }

    /** For news that shows no evidence. */
    AboutAlert about() {
        return new AboutAlert(alertId, rule, level, null, owner());
    }

    /** For news that shows this piece of evidence. */
    AboutAlert about(int evidenceNumber) {
        return new AboutAlert(alertId, rule, level, evidenceNumber, owner());
    }

    /** Who has it, or had it before it got worse; null when nobody has taken it. */
    String owner() {
        AlertState.Acknowledged last = state.lastAcknowledged();
        return last == null ? null : last.by();
    }

    private Alert shown(
            int shownRuleVersion, AlertLevel shownLevel, String shownSummary, Map<String, Object> shownInputs) {
        return new Alert(
                alertId,
                patientId,
                rule,
                shownRuleVersion,
                level,
                shownLevel,
                state,
                shownSummary,
                shownInputs,
                source,
                raisedAt,
                newestEvidenceAt,
                evidenceCount);
    }

    private Alert withOneMore(Instant newest) {
        return new Alert(
                alertId,
                patientId,
                rule,
                ruleVersion,
                level,
                standingLevel,
                state,
                summary,
                inputs,
                source,
                raisedAt,
                newest,
                evidenceCount + 1);
    }

    private Evidence evidence(Evidence.Kind kind, Finding finding, Instant now) {
        return new Evidence(
                alertId,
                evidenceCount,
                kind,
                now,
                finding.ruleVersion(),
                finding.level(),
                finding.reportId(),
                finding.reportVersion(),
                finding.windowId(),
                finding.summary(),
                finding.inputs(),
                null);
    }

    /** Scores of a patient do not belong in a log. */
    @Override
    public String toString() {
        return "Alert[" + alertId + " " + rule + " " + level + " " + state.code() + "]";
    }
}

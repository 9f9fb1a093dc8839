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
import org.softstone.notifications.rule.Judgement;
import org.softstone.notifications.rule.RuleVersion;
import org.softstone.notifications.rule.Subject;

/**
 * Something about a patient that somebody of the team must look at. Immutable; every change is a new value.
 *
 * @param raisedBy the rule, in the version that made the judgement shown
 * @param level the highest of its evidence; it never falls
 * @param shown of the newest evidence that has the highest level still standing. When none stands, its level is null, it has
 *     no inputs, and its summary is that of the last note
 * @param newestEvidenceAt when the newest piece about a report or a missed window came
 * @param evidenceCount how many entries its evidence has, voided ones and notes included
 */
public record Alert(
        UUID alertId,
        UUID patientId,
        RuleVersion raisedBy,
        AlertLevel level,
        Judgement shown,
        AlertState state,
        Instant raisedAt,
        Instant newestEvidenceAt,
        int evidenceCount) {

    /** An alert and the evidence that made it what it is now. */
    public record Extended(Alert alert, Evidence evidence) {}

    public static Extended raise(UUID alertId, UUID patientId, Finding finding, Instant now) {
        return new Alert(
                        alertId,
                        patientId,
                        finding.foundBy(),
                        finding.level(),
                        finding.judgement(),
                        AlertState.Raised.NEW,
                        now,
                        now,
                        1)
                .with(Evidence.Kind.FOUND, finding, now);
    }

    public String rule() {
        return raisedBy.id();
    }

    /**
     * Takes in more evidence of the same rule: the level rises with it or stays, and where it is worse than what somebody
     * has acknowledged, somebody must look again.
     *
     * @param known the alert's evidence; asked only of an acknowledged one
     */
    public Extended raiseAgain(Finding finding, Collection<Evidence> known, Instant now) {
        return extend(Evidence.Kind.FOUND, finding, known, now);
    }

    /** Takes in what the rule finds in data that were amended. */
    public Extended findAgain(Finding finding, Collection<Evidence> known, Instant now) {
        return extend(Evidence.Kind.FOUND_ANEW, finding, known, now);
    }

    /** No earlier than anything that has happened to it, though clocks of replicas differ. */
    public Instant notBefore(Instant now) {
        Instant acted = state.lastActAt();
        Instant last = acted == null || newestEvidenceAt.isAfter(acted) ? newestEvidenceAt : acted;
        return now.isBefore(last) ? last : now;
    }

    private Extended extend(Evidence.Kind kind, Finding finding, Collection<Evidence> known, Instant now) {
        Instant at = notBefore(now);
        boolean decides = shown.level() == null || finding.level().compareTo(shown.level()) >= 0;
        boolean worse = state instanceof AlertState.Acknowledged && Worsening.isWorse(finding, known);
        return new Alert(
                        alertId,
                        patientId,
                        decides ? finding.foundBy() : raisedBy,
                        finding.level().compareTo(level) > 0 ? finding.level() : level,
                        decides ? finding.judgement() : shown,
                        worse ? state.worsen() : state,
                        raisedAt,
                        at,
                        evidenceCount + 1)
                .with(kind, finding, at);
    }

    private Extended with(Evidence.Kind kind, Finding finding, Instant at) {
        int version = finding.foundBy().version();
        return new Extended(
                this,
                new Evidence(alertId, evidenceCount, kind, at, version, finding.judgement(), finding.subject(), null));
    }

    /** Takes in the report of a missed window, which explains the alert without making it better or worse. */
    public Extended explain(ReportSubmitted answer, String explanation, Map<String, Object> explaining, Instant now) {
        Instant at = notBefore(now);
        return note(Evidence.Kind.ANSWERED, Subject.of(answer), new Judgement(level, explanation, explaining), at, at);
    }

    /**
     * Notes what became of its evidence of this report.
     *
     * @param noted the values that the note shows; empty when it shows none
     */
    public Extended note(Evidence.Kind kind, Subject subject, String summary, Map<String, Object> noted, Instant now) {
        return note(kind, subject, new Judgement(level, summary, noted), notBefore(now), newestEvidenceAt);
    }

    private Extended note(Evidence.Kind kind, Subject subject, Judgement judgement, Instant at, Instant newest) {
        int number = evidenceCount + 1;
        return new Extended(
                new Alert(alertId, patientId, raisedBy, level, shown, state, raisedAt, newest, number),
                new Evidence(alertId, number, kind, at, raisedBy.version(), judgement, subject, null));
    }

    /**
     * Shows the evidence that stands: the newest piece of the highest level. The alert's own level stays.
     *
     * @param otherwise the summary when nothing stands
     */
    public Alert restingOn(Collection<Evidence> evidence, String otherwise) {
        return strongest(evidence)
                .map(best -> showing(best.ruleVersion(), best.judgement()))
                .orElseGet(() -> showing(raisedBy.version(), new Judgement(null, otherwise, Map.of())));
    }

    /** The piece that it shows: the newest of the highest level that stands. */
    public static Optional<Evidence> strongest(Collection<Evidence> evidence) {
        return evidence.stream()
                .filter(piece -> piece.stands() && piece.kind().isFinding())
                .max(Comparator.comparing(Evidence::level).thenComparing(Evidence::number));
    }

    private Alert showing(int version, Judgement judgement) {
        RuleVersion rule = new RuleVersion(raisedBy.id(), version, raisedBy.source());
        return new Alert(alertId, patientId, rule, level, judgement, state, raisedAt, newestEvidenceAt, evidenceCount);
    }

    public Alert in(AlertState newState) {
        return new Alert(
                alertId, patientId, raisedBy, level, shown, newState, raisedAt, newestEvidenceAt, evidenceCount);
    }

    /** For news that shows this piece of evidence; null for news that shows none. */
    public AboutAlert about(Integer evidenceNumber) {
        return new AboutAlert(alertId, rule(), level, evidenceNumber, owner());
    }

    /** Who has it, or had it before it got worse; null when nobody has taken it. */
    public String owner() {
        AlertState.Acknowledged last = state.lastAcknowledged();
        return last == null ? null : last.by();
    }

    /** Scores of a patient do not belong in a log. */
    @Override
    public String toString() {
        return "Alert[" + alertId + " " + rule() + " " + level + " " + state.code() + "]";
    }
}

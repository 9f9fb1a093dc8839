package org.softstone.notifications.raising;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.softstone.contracts.ReportRetracted;
import org.softstone.contracts.ReportSubmitted;
import org.softstone.http.Ids;
import org.softstone.notifications.alert.Alert;
import org.softstone.notifications.alert.AlertState;
import org.softstone.notifications.alert.Evidence;
import org.softstone.notifications.alert.Evidence.Voided;
import org.softstone.notifications.raising.AlertChanges.Kind;
import org.softstone.notifications.raising.AlertChanges.Step;
import org.softstone.notifications.rule.Finding;
import org.softstone.notifications.rule.Judgement;
import org.softstone.notifications.rule.Subject;
import org.softstone.notifications.wording.Summaries;

/**
 * Reviews a patient's alerts after a report on which they may rest was amended or retracted: what a rule finds now replaces
 * what it found before. Nothing here closes an alert, which only people do, or lowers its level, which nobody does. Pure.
 */
final class EvidenceReview {

    private final UUID patientId;
    private final Voided reason;
    private final Instant now;
    private final Map<UUID, Reviewed> reviewed = new LinkedHashMap<>();
    private final List<Evidence> voided = new ArrayList<>();
    private final List<Step> steps = new ArrayList<>();
    private UUID withdrawn;

    /** An alert with the changes made so far. */
    private static final class Reviewed {

        private final boolean isNew;
        private final List<Evidence> evidence;
        private Alert alert;

        Reviewed(Alert alert, List<Evidence> evidence, boolean isNew) {
            this.alert = alert;
            this.evidence = new ArrayList<>(evidence);
            this.isNew = isNew;
        }

        boolean isOpen() {
            return !(alert.state() instanceof AlertState.Resolved);
        }
    }

    /**
     * @param alerts all open ones of the patient, and resolved ones that rest on the report
     * @param evidence of these alerts
     * @param reason what happened to the report
     */
    EvidenceReview(
            UUID patientId, Collection<Alert> alerts, Map<UUID, List<Evidence>> evidence, Voided reason, Instant now) {
        this.patientId = patientId;
        this.reason = reason;
        this.now = now;
        alerts.forEach(alert -> reviewed.put(
                alert.alertId(), new Reviewed(alert, evidence.getOrDefault(alert.alertId(), List.of()), false)));
    }

    /**
     * The report was entered in error: it no longer supports anything, and nothing shows its values, not even notes and
     * evidence that was voided before. Evidence compared with it is handled when the report of that evidence is re-evaluated.
     */
    void withdraw(ReportRetracted retracted) {
        withdrawn = retracted.reportId();
        String summary = Summaries.enteredInError(retracted.week());
        for (Reviewed known : List.copyOf(reviewed.values())) {
            List<Evidence> resting = known.evidence.stream()
                    .filter(piece -> piece.voided() != Voided.ENTERED_IN_ERROR)
                    .filter(piece -> isAbout(piece, withdrawn) || (!piece.stands() && piece.comparesWith(withdrawn)))
                    .toList();
            if (!resting.isEmpty()) {
                resting.forEach(piece -> voidPiece(known, piece));
                Subject subject = new Subject(withdrawn, null, retracted.windowId());
                take(
                        Kind.EVIDENCE_CHANGED,
                        known,
                        known.alert.note(Evidence.Kind.ENTERED_IN_ERROR, subject, summary, Map.of(), now));
            }
        }
    }

    /**
     * The rules have re-evaluated a report that stands.
     *
     * @param amended whether it was itself amended, and not a report that it is compared with
     * @param findings all that they find in it now
     */
    void lookAgain(ReportSubmitted report, boolean amended, List<Finding> findings) {
        Map<String, Finding> found = findings.stream().collect(Collectors.toMap(Finding::rule, Function.identity()));
        Set<String> rules = new LinkedHashSet<>(found.keySet());
        reviewed.values().stream()
                .filter(known -> known.evidence.stream().anyMatch(piece -> isFindingOf(piece, report)))
                .forEach(known -> rules.add(known.alert.rule()));
        rules.forEach(rule -> lookAgain(report, amended, rule, Optional.ofNullable(found.get(rule))));
    }

    /**
     * A correction arrived after a later one. It does not stand and removes nothing.
     *
     * @param findings what the rules find in it beyond the version that stands
     */
    void add(ReportSubmitted overtaken, List<Finding> findings) {
        findings.stream()
                .filter(finding -> reviewed.values().stream()
                        .filter(known -> known.alert.rule().equals(finding.rule()))
                        .flatMap(known -> known.evidence.stream())
                        .noneMatch(piece -> isFindingOf(piece, overtaken) && piece.saysTheSameAs(finding)))
                .forEach(this::raise);
    }

    private void lookAgain(ReportSubmitted report, boolean amended, String rule, Optional<Finding> finding) {
        boolean stillStands = false;
        for (Reviewed known : List.copyOf(reviewed.values())) {
            List<Evidence> pieces = known.alert.rule().equals(rule)
                    ? known.evidence.stream()
                            .filter(candidate -> isFindingOf(candidate, report))
                            .toList()
                    : List.of();
            if (pieces.isEmpty()) {
                continue;
            }
            List<Evidence> same = finding.stream()
                    .flatMap(found -> pieces.stream().filter(piece -> piece.saysTheSameAs(found)))
                    .toList();
            if (same.stream().anyMatch(piece -> withdrawn == null || !piece.comparesWith(withdrawn))) {
                stillStands = true;
                continue;
            }
            pieces.forEach(piece -> voidPiece(known, piece));
            Evidence about = pieces.getLast();
            if (finding.isEmpty()) {
                String summary = Summaries.noLongerFound(rule, report, amended);
                take(Kind.EVIDENCE_CHANGED, known, amendedNote(known, about, summary, Map.of()));
            } else if (known.isOpen() || !same.isEmpty()) {
                findAgain(known, finding.get());
                stillStands = true;
            } else {
                // Somebody resolved it for what it said then. What the rule finds now is new, and is raised as such.
                Judgement judgement = finding.get().judgement();
                take(Kind.NOTED, known, amendedNote(known, about, judgement.summary(), judgement.inputs()));
            }
        }
        if (!stillStands) {
            finding.ifPresent(this::raise);
        }
    }

    /** A window has no report again. Raised unless an open alert says so already. */
    void missAgain(Finding missed) {
        boolean known = reviewed.values().stream()
                .filter(Reviewed::isOpen)
                .filter(other -> other.alert.rule().equals(missed.rule()))
                .flatMap(other -> other.evidence.stream())
                .anyMatch(piece -> piece.stands()
                        && piece.kind().isFinding()
                        && missed.subject().windowId().equals(piece.subject().windowId()));
        if (!known) {
            raise(missed);
        }
    }

    AlertChanges changes() {
        Set<UUID> changed = steps.stream().map(step -> step.alert().alertId()).collect(Collectors.toSet());
        return new AlertChanges(
                reviewed.values().stream()
                        .filter(known -> known.isNew)
                        .map(known -> known.alert)
                        .toList(),
                reviewed.values().stream()
                        .filter(known -> !known.isNew && changed.contains(known.alert.alertId()))
                        .map(known -> known.alert)
                        .toList(),
                voided,
                steps);
    }

    /** In this version or an earlier one. Findings of a later version that never stood are not taken back by this one. */
    private static boolean isFindingOf(Evidence piece, ReportSubmitted report) {
        return piece.stands()
                && piece.kind().isFinding()
                && isAbout(piece, report.reportId())
                && piece.subject().reportVersion() <= report.version();
    }

    private static boolean isAbout(Evidence piece, UUID reportId) {
        return reportId.equals(piece.subject().reportId());
    }

    private void raise(Finding finding) {
        Optional<Reviewed> open = reviewed.values().stream()
                .filter(Reviewed::isOpen)
                .filter(known -> known.alert.rule().equals(finding.rule()))
                .findFirst();
        if (open.isPresent()) {
            take(Kind.RAISED_AGAIN, open.get(), open.get().alert.raiseAgain(finding, open.get().evidence, now));
        } else {
            Alert.Extended raised = Alert.raise(Ids.next(), patientId, finding, now);
            Reviewed added = new Reviewed(raised.alert(), List.of(), true);
            reviewed.put(raised.alert().alertId(), added);
            take(Kind.RAISED, added, raised);
        }
    }

    private void findAgain(Reviewed known, Finding finding) {
        Alert.Extended extended = known.alert.findAgain(finding, known.evidence, now);
        boolean rises = extended.alert().level() != known.alert.level();
        boolean worse = !extended.alert().state().equals(known.alert.state());
        take(rises || worse ? Kind.RAISED_AGAIN : Kind.EVIDENCE_CHANGED, known, extended);
    }

    private Alert.Extended amendedNote(Reviewed known, Evidence about, String summary, Map<String, Object> noted) {
        Subject subject =
                new Subject(about.subject().reportId(), null, about.subject().windowId());
        return known.alert.note(Evidence.Kind.AMENDED, subject, summary, noted, now);
    }

    private void voidPiece(Reviewed known, Evidence piece) {
        Evidence now = piece.voidedAs(reason);
        known.evidence.replaceAll(other -> other.number() == piece.number() ? now : other);
        voided.add(now);
    }

    /** The alert then shows what stands, or this piece when nothing does. */
    private void take(Kind kind, Reviewed known, Alert.Extended extended) {
        known.evidence.add(extended.evidence());
        String note = extended.evidence().judgement().summary();
        known.alert = extended.alert().restingOn(known.evidence, note);
        steps.add(new Step(kind, known.alert, extended.evidence()));
    }
}

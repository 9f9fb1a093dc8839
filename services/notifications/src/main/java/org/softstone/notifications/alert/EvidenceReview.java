package org.softstone.notifications.alert;

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
import org.softstone.notifications.alert.AlertChanges.Kind;
import org.softstone.notifications.alert.AlertChanges.Step;
import org.softstone.notifications.alert.Evidence.Voided;
import org.softstone.notifications.rule.Finding;
import org.softstone.notifications.wording.Summaries;

/**
 * Goes through a patient's alerts after a report on which they may rest was amended or retracted: what a rule finds now
 * takes the place of what it found before. Nothing here closes an alert or lowers its level; only people do the one, and
 * nobody the other. Plain Java, no input or output.
 */
final class EvidenceReview {

    private final UUID patientId;
    private final Voided reason;
    private final Instant now;
    private final Map<UUID, Reviewed> reviewed = new LinkedHashMap<>();
    private final List<Evidence> voided = new ArrayList<>();
    private final List<Step> steps = new ArrayList<>();
    private UUID withdrawn;

    /** An alert as it is by now. */
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
     * The report was entered in error: it speaks for nothing any more, and nothing shows its values, notes and what was
     * voided before among them. What stands by comparison with it is told of when its own report is looked at again.
     */
    void withdraw(ReportRetracted retracted) {
        withdrawn = retracted.reportId();
        String summary = Summaries.enteredInError(retracted.week());
        for (Reviewed known : List.copyOf(reviewed.values())) {
            List<Evidence> resting = known.evidence.stream()
                    .filter(piece -> piece.voided() != Voided.ENTERED_IN_ERROR)
                    .filter(piece ->
                            withdrawn.equals(piece.reportId()) || (!piece.stands() && piece.comparesWith(withdrawn)))
                    .toList();
            if (!resting.isEmpty()) {
                resting.forEach(piece -> voidPiece(known, piece));
                Alert.Extended noted = known.alert.note(
                        Evidence.Kind.ENTERED_IN_ERROR, withdrawn, retracted.windowId(), summary, Map.of(), now);
                take(Kind.EVIDENCE_CHANGED, known, noted);
            }
        }
    }

    /**
     * The rules have looked again at a report that stands.
     *
     * @param amended whether it was amended itself, and not a report that it is compared with
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
     * A correction came after one that was made later. It does not stand, and takes away nothing of what does.
     *
     * @param findings what it says beyond the version that stands
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
                findAnew(known, finding.get());
                stillStands = true;
            } else {
                // Somebody resolved it by what it said. What it says now is raised as what it is: something new.
                Finding anew = finding.get();
                take(Kind.NOTED, known, amendedNote(known, about, anew.summary(), anew.inputs()));
            }
        }
        if (!stillStands) {
            finding.ifPresent(this::raise);
        }
    }

    /** A window stands without a report again. It is raised unless an open alert says so already. */
    void missAgain(Finding missed) {
        boolean known = reviewed.values().stream()
                .filter(Reviewed::isOpen)
                .filter(other -> other.alert.rule().equals(missed.rule()))
                .flatMap(other -> other.evidence.stream())
                .anyMatch(piece -> piece.stands()
                        && piece.kind().isFinding()
                        && missed.windowId().equals(piece.windowId()));
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

    /** In this version or one that arrived before: what a later one said that never stood is not taken back by this. */
    private static boolean isFindingOf(Evidence piece, ReportSubmitted report) {
        return piece.stands()
                && piece.kind().isFinding()
                && report.reportId().equals(piece.reportId())
                && piece.reportVersion() <= report.version();
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

    private void findAnew(Reviewed known, Finding finding) {
        Alert.Extended extended = known.alert.findAnew(finding, known.evidence, now);
        boolean rises = extended.alert().level() != known.alert.level();
        boolean worse = !extended.alert().state().equals(known.alert.state());
        take(rises || worse ? Kind.RAISED_AGAIN : Kind.EVIDENCE_CHANGED, known, extended);
    }

    private Alert.Extended amendedNote(Reviewed known, Evidence about, String summary, Map<String, Object> noted) {
        return known.alert.note(Evidence.Kind.AMENDED, about.reportId(), about.windowId(), summary, noted, now);
    }

    private void voidPiece(Reviewed known, Evidence piece) {
        Evidence now = piece.voidedAs(reason);
        known.evidence.replaceAll(other -> other.number() == piece.number() ? now : other);
        voided.add(now);
    }

    /** The alert then shows what stands, or this when nothing does. */
    private void take(Kind kind, Reviewed known, Alert.Extended extended) {
        known.evidence.add(extended.evidence());
        known.alert =
                extended.alert().restingOn(known.evidence, extended.evidence().summary());
        steps.add(new Step(kind, known.alert, extended.evidence()));
    }
}

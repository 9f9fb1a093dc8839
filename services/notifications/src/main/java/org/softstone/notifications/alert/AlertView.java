package org.softstone.notifications.alert;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.softstone.contracts.AlertLevel;
import org.softstone.contracts.AlertOutcome;
import org.softstone.notifications.wording.Codes;

/** An alert as its team sees it. Whatever does not apply is absent. */
@Schema(
        name = "Alert",
        requiredProperties = {
            "alertId",
            "patientId",
            "rule",
            "ruleVersion",
            "level",
            "state",
            "summary",
            "raisedAt",
            "source",
            "history"
        })
@JsonInclude(JsonInclude.Include.NON_NULL)
record AlertView(
        UUID alertId,
        UUID patientId,
        @Schema(examples = "P-1") String rule,

        int ruleVersion,

        @Schema(description = "info, routine, urgent or critical; never falls")
        AlertLevel level,

        @Schema(description = "the highest of the evidence that still stands; absent when none does")
        AlertLevel standingLevel,

        @Schema(description = "raised, acknowledged or resolved")
        String state,

        String summary,
        Instant raisedAt,

        @Schema(description = "when the newest evidence came; lists go by it")
        Instant newestEvidenceAt,

        @Schema(description = "values and thresholds of the newest of the strongest evidence that stands")
        Map<String, Object> inputs,

        @Schema(description = "publications behind the rule")
        String source,

        @Schema(
                description = "who has the alert; while it is raised, who had it before it got worse: evidence above"
                        + " acknowledgedEvidence is new to them")
        String acknowledgedBy,

        Instant acknowledgedAt,

        @Schema(description = "the number of the newest piece of evidence that was acknowledged")
        Integer acknowledgedEvidence,

        String resolvedBy,
        Instant resolvedAt,
        AlertOutcome outcome,

        @Schema(description = "not for coordinators") String note,

        @Schema(description = "oldest first: what raised it, the newest evidence and all that people did")
        List<HistoryEntry> history,

        @Schema(
                description =
                        "how many entries are left out between; absent when none is. All: GET /alerts/{alertId}/history")
        Integer historyLeftOut) {

    /** Something that happened to an alert. */
    @Schema(
            name = "AlertHistoryEntry",
            requiredProperties = {"kind", "at"})
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record HistoryEntry(
            @Schema(
                    description =
                            "raised, raised-again, evidence-changed, evidence-withdrawn, acknowledged, taken-over,"
                                    + " handed-over or resolved")
            String kind,

            Instant at,
            String by,

            @Schema(description = "who was handed the alert")
            String to,

            @Schema(description = "who had it before it was taken over")
            String from,

            @Schema(
                    description = "the number of a piece of evidence; of an acknowledgement, that of the newest piece"
                            + " that it took in")
            Integer evidence,

            AlertLevel level,
            UUID reportId,

            @Schema(description = "1 as submitted, then that of an amendment")
            Integer reportVersion,

            UUID windowId,
            String summary,
            Map<String, Object> inputs,
            AlertOutcome outcome,
            String note,

            @Schema(
                    description =
                            "why this evidence counts no longer, amended or entered-in-error; absent while it does."
                                    + " What was entered in error may be another patient's: of it only kind, time and"
                                    + " reportId are shown")
            String voided) {

        static HistoryEntry of(Evidence evidence) {
            return evidence.voided() == Evidence.Voided.ENTERED_IN_ERROR ? withoutValues(evidence) : whole(evidence);
        }

        private static HistoryEntry withoutValues(Evidence evidence) {
            return new HistoryEntry(
                    kind(evidence),
                    evidence.at(),
                    null,
                    null,
                    null,
                    null,
                    null,
                    evidence.reportId(),
                    null,
                    null,
                    null,
                    null,
                    null,
                    null,
                    Codes.of(evidence.voided()));
        }

        private static HistoryEntry whole(Evidence evidence) {
            boolean isNote = !evidence.kind().isFinding() && evidence.kind() != Evidence.Kind.ANSWERED;
            return new HistoryEntry(
                    kind(evidence),
                    evidence.at(),
                    null,
                    null,
                    null,
                    evidence.number(),
                    isNote ? null : evidence.level(),
                    evidence.reportId(),
                    evidence.reportVersion(),
                    evidence.windowId(),
                    evidence.summary(),
                    isNote ? null : evidence.inputs(),
                    null,
                    null,
                    evidence.voided() == null ? null : Codes.of(evidence.voided()));
        }

        private static String kind(Evidence evidence) {
            return switch (evidence.kind()) {
                case FOUND -> evidence.number() == 1 ? "raised" : "raised-again";
                case ANSWERED -> "raised-again";
                case FOUND_ANEW, AMENDED -> "evidence-changed";
                case ENTERED_IN_ERROR -> "evidence-withdrawn";
            };
        }

        static HistoryEntry of(OwnerChange change) {
            return new HistoryEntry(
                    change.kind(),
                    change.at(),
                    change.by(),
                    change.owner().equals(change.by()) ? null : change.owner(),
                    change.owner().equals(change.by()) ? change.previousOwner() : null,
                    change.evidence(),
                    null,
                    null,
                    null,
                    null,
                    null,
                    null,
                    null,
                    null,
                    null);
        }

        static HistoryEntry of(AlertState.Resolved resolved, boolean withNotes) {
            return new HistoryEntry(
                    "resolved",
                    resolved.at(),
                    resolved.by(),
                    null,
                    null,
                    null,
                    null,
                    null,
                    null,
                    null,
                    null,
                    null,
                    resolved.outcome(),
                    withNotes ? resolved.note() : null,
                    null);
        }

        /** A note does not belong in a log. */
        @Override
        public String toString() {
            return "HistoryEntry[" + kind + "]";
        }
    }

    static AlertView from(Alert alert, AlertHistory history, boolean withNotes) {
        AlertState.Acknowledged acknowledged = alert.state().lastAcknowledged();
        int leftOut = alert.evidenceCount() - history.evidence().size();
        AlertState.Resolved resolved = alert.state() instanceof AlertState.Resolved state ? state : null;
        return new AlertView(
                alert.alertId(),
                alert.patientId(),
                alert.rule(),
                alert.ruleVersion(),
                alert.level(),
                alert.standingLevel(),
                alert.state().code(),
                alert.summary(),
                alert.raisedAt(),
                alert.newestEvidenceAt(),
                alert.inputs(),
                alert.source(),
                acknowledged == null ? null : acknowledged.by(),
                acknowledged == null ? null : acknowledged.at(),
                acknowledged == null ? null : acknowledged.evidence(),
                resolved == null ? null : resolved.by(),
                resolved == null ? null : resolved.at(),
                resolved == null ? null : resolved.outcome(),
                resolved == null || !withNotes ? null : resolved.note(),
                entries(history, resolved, withNotes),
                leftOut == 0 ? null : leftOut);
    }

    /** The whole history. */
    static List<HistoryEntry> entries(Alert alert, AlertHistory history, boolean withNotes) {
        return entries(history, alert.state() instanceof AlertState.Resolved state ? state : null, withNotes);
    }

    private static List<HistoryEntry> entries(AlertHistory history, AlertState.Resolved resolved, boolean withNotes) {
        Stream<HistoryEntry> people = Stream.concat(
                history.ownerChanges().stream().map(HistoryEntry::of),
                Stream.ofNullable(resolved).map(state -> HistoryEntry.of(state, withNotes)));
        return Stream.concat(history.evidence().stream().map(HistoryEntry::of), people)
                .sorted(Comparator.comparing(HistoryEntry::at))
                .toList();
    }

    /** A note and scores do not belong in a log. */
    @Override
    public String toString() {
        return "AlertView[" + alertId + " " + rule + " " + state + "]";
    }
}

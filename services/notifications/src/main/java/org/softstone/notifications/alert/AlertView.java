package org.softstone.notifications.alert;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.softstone.contracts.AlertLevel;
import org.softstone.contracts.AlertOutcome;

/** An alert as its team sees it. Whatever does not apply is absent. */
@Schema(name = "Alert")
@JsonInclude(JsonInclude.Include.NON_NULL)
record AlertView(
        UUID alertId,
        UUID patientId,
        @Schema(examples = "P-1") String rule,

        int ruleVersion,

        @Schema(description = "info, routine, urgent or critical; never falls")
        AlertLevel level,

        @Schema(description = "raised, acknowledged or resolved")
        String state,

        String summary,
        Instant raisedAt,

        @Schema(description = "values and thresholds of the newest evidence that has this level")
        Map<String, Object> inputs,

        @Schema(description = "publications behind the rule")
        String source,

        String acknowledgedBy,
        Instant acknowledgedAt,
        String resolvedBy,
        Instant resolvedAt,
        AlertOutcome outcome,

        @Schema(description = "not for coordinators") String note,

        @Schema(description = "oldest first") List<HistoryEntry> history) {

    /** Something that happened to an alert. */
    @Schema(name = "AlertHistoryEntry")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record HistoryEntry(
            @Schema(description = "raised, raised-again, acknowledged or resolved")
            String kind,

            Instant at,
            String by,
            AlertLevel level,
            UUID reportId,
            UUID windowId,
            String summary,
            Map<String, Object> inputs,
            AlertOutcome outcome,
            String note) {

        static HistoryEntry of(Evidence evidence) {
            return new HistoryEntry(
                    evidence.number() == 1 ? "raised" : "raised-again",
                    evidence.at(),
                    null,
                    evidence.level(),
                    evidence.reportId(),
                    evidence.windowId(),
                    evidence.summary(),
                    evidence.inputs(),
                    null,
                    null);
        }

        static HistoryEntry of(AlertState.Acknowledged acknowledged) {
            return new HistoryEntry(
                    "acknowledged", acknowledged.at(), acknowledged.by(), null, null, null, null, null, null, null);
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
                    resolved.outcome(),
                    withNotes ? resolved.note() : null);
        }

        /** A note does not belong in a log. */
        @Override
        public String toString() {
            return "HistoryEntry[" + kind + "]";
        }
    }

    static AlertView from(Alert alert, List<Evidence> evidence, boolean withNotes) {
        AlertState.Acknowledged acknowledged = switch (alert.state()) {
            case AlertState.Raised _ -> null;
            case AlertState.Acknowledged state -> state;
            case AlertState.Resolved state -> state.acknowledged();
        };
        AlertState.Resolved resolved = alert.state() instanceof AlertState.Resolved state ? state : null;
        return new AlertView(
                alert.alertId(),
                alert.patientId(),
                alert.rule(),
                alert.ruleVersion(),
                alert.level(),
                alert.state().code(),
                alert.summary(),
                alert.raisedAt(),
                alert.inputs(),
                alert.source(),
                acknowledged == null ? null : acknowledged.by(),
                acknowledged == null ? null : acknowledged.at(),
                resolved == null ? null : resolved.by(),
                resolved == null ? null : resolved.at(),
                resolved == null ? null : resolved.outcome(),
                resolved == null || !withNotes ? null : resolved.note(),
                history(evidence, acknowledged, resolved, withNotes));
    }

    private static List<HistoryEntry> history(
            List<Evidence> evidence,
            AlertState.Acknowledged acknowledged,
            AlertState.Resolved resolved,
            boolean withNotes) {
        List<HistoryEntry> history =
                new ArrayList<>(evidence.stream().map(HistoryEntry::of).toList());
        if (acknowledged != null) {
            history.add(HistoryEntry.of(acknowledged));
        }
        if (resolved != null) {
            history.add(HistoryEntry.of(resolved, withNotes));
        }
        history.sort(Comparator.comparing(HistoryEntry::at));
        return List.copyOf(history);
    }

    /** A note and scores do not belong in a log. */
    @Override
    public String toString() {
        return "AlertView[" + alertId + " " + rule + " " + state + "]";
    }
}

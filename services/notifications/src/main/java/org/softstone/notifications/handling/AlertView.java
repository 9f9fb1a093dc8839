package org.softstone.notifications.handling;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.softstone.contracts.AlertLevel;
import org.softstone.contracts.AlertOutcome;
import org.softstone.notifications.alert.Alert;
import org.softstone.notifications.alert.AlertHistory;
import org.softstone.notifications.alert.AlertState;

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
@JsonPropertyOrder({"alertId", "patientId", "rule", "ruleVersion", "level", "standingLevel", "state"})
record AlertView(
        UUID alertId,
        UUID patientId,
        @JsonUnwrapped Rule raisedBy,

        @Schema(description = "info, routine, urgent or critical; never falls")
        AlertLevel level,

        @Schema(description = "raised, acknowledged or resolved")
        String state,

        @JsonUnwrapped Shown shown,
        Instant raisedAt,

        @Schema(description = "when the newest evidence came; lists are sorted by it")
        Instant newestEvidenceAt,

        @JsonUnwrapped Acknowledgement acknowledgement,
        @JsonUnwrapped Resolution resolution,

        @Schema(description = "oldest first: what raised it, the newest evidence and everything that people did")
        List<HistoryEntry> history,

        @Schema(
                description = "how many entries in between are left out; absent when none is. All of them: GET"
                        + " /alerts/{alertId}/history")
        Integer historyLeftOut) {

    record Rule(
            @Schema(examples = "P-1") String rule,

            int ruleVersion,

            @Schema(description = "publications behind the rule")
            String source) {}

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Shown(
            @Schema(description = "the highest of the evidence that still stands; absent when none does")
            AlertLevel standingLevel,

            String summary,

            @Schema(description = "values and thresholds of the newest of the strongest evidence that stands")
            Map<String, Object> inputs) {}

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Acknowledgement(
            @Schema(
                    description =
                            "who has the alert; while it is raised, who had it before it got worse: evidence above"
                                    + " acknowledgedEvidence is new to them")
            String acknowledgedBy,

            Instant acknowledgedAt,

            @Schema(description = "the number of the newest piece of evidence that was acknowledged")
            Integer acknowledgedEvidence) {

        static Acknowledgement of(AlertState.Acknowledged last) {
            return last == null ? null : new Acknowledgement(last.by(), last.at(), last.evidence());
        }
    }

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Resolution(
            String resolvedBy,
            Instant resolvedAt,
            AlertOutcome outcome,
            @Schema(description = "not for coordinators") String note) {

        static Resolution of(AlertState state, boolean withNotes) {
            return state instanceof AlertState.Resolved resolved
                    ? new Resolution(
                            resolved.by(), resolved.at(), resolved.outcome(), withNotes ? resolved.note() : null)
                    : null;
        }

        /** A note does not belong in a log. */
        @Override
        public String toString() {
            return "Resolution[" + outcome + "]";
        }
    }

    static AlertView from(Alert alert, AlertHistory history, boolean withNotes) {
        int leftOut = alert.evidenceCount() - history.evidence().size();
        return new AlertView(
                alert.alertId(),
                alert.patientId(),
                new Rule(
                        alert.rule(),
                        alert.raisedBy().version(),
                        alert.raisedBy().source()),
                alert.level(),
                alert.state().code(),
                new Shown(
                        alert.shown().level(),
                        alert.shown().summary(),
                        alert.shown().inputs()),
                alert.raisedAt(),
                alert.newestEvidenceAt(),
                Acknowledgement.of(alert.state().lastAcknowledged()),
                Resolution.of(alert.state(), withNotes),
                HistoryEntry.all(alert, history, withNotes),
                leftOut == 0 ? null : leftOut);
    }

    /** Scores and notes do not belong in a log. */
    @Override
    public String toString() {
        return "AlertView[" + alertId + " " + state + "]";
    }
}

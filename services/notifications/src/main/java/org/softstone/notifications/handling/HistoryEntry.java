package org.softstone.notifications.handling;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.softstone.contracts.AlertLevel;
import org.softstone.contracts.AlertOutcome;
import org.softstone.notifications.alert.Alert;
import org.softstone.notifications.alert.AlertHistory;
import org.softstone.notifications.alert.AlertState;
import org.softstone.notifications.alert.Evidence;
import org.softstone.notifications.alert.OwnerChange;
import org.softstone.notifications.wording.Codes;

/** Something that happened to an alert. */
@Schema(
        name = "AlertHistoryEntry",
        requiredProperties = {"kind", "at"})
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonPropertyOrder({"kind", "at", "by", "to", "from", "evidence", "level", "reportId", "summary"})
record HistoryEntry(
        @Schema(
                description = "raised, raised-again, evidence-changed, evidence-withdrawn, acknowledged, taken-over,"
                        + " handed-over or resolved")
        String kind,

        Instant at,
        @JsonUnwrapped People people,

        @Schema(
                description = "the number of a piece of evidence; of an acknowledgement, the number of the newest piece"
                        + " that it covers")
        Integer evidence,

        UUID reportId,
        @JsonUnwrapped Found found,
        AlertOutcome outcome,
        String note,

        @Schema(
                description = "why this evidence no longer counts, amended or entered-in-error; absent while it does."
                        + " What was entered in error may be another patient's: of it only kind, time and reportId are"
                        + " shown")
        String voided) {

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record People(
            String by,

            @Schema(description = "who was handed the alert")
            String to,

            @Schema(description = "who had it before it was taken over")
            String from) {}

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Found(
            AlertLevel level,

            @Schema(description = "1 as submitted, then the number of an amendment")
            Integer reportVersion,

            UUID windowId,
            String summary,
            Map<String, Object> inputs) {}

    static List<HistoryEntry> all(Alert alert, AlertHistory history, boolean withNotes) {
        Stream<HistoryEntry> people = Stream.concat(
                history.ownerChanges().stream().map(HistoryEntry::of),
                alert.state() instanceof AlertState.Resolved resolved
                        ? Stream.of(of(resolved, withNotes))
                        : Stream.empty());
        return Stream.concat(history.evidence().stream().map(HistoryEntry::of), people)
                .sorted(Comparator.comparing(HistoryEntry::at))
                .toList();
    }

    static HistoryEntry of(Evidence evidence) {
        UUID reportId = evidence.subject().reportId();
        String voided = Codes.of(evidence.voided());
        if (evidence.voided() == Evidence.Voided.ENTERED_IN_ERROR) {
            return new HistoryEntry(kind(evidence), evidence.at(), null, null, reportId, null, null, null, voided);
        }
        boolean isNote = !evidence.kind().isFinding() && evidence.kind() != Evidence.Kind.ANSWERED;
        Found found = new Found(
                isNote ? null : evidence.level(),
                evidence.subject().reportVersion(),
                evidence.subject().windowId(),
                evidence.judgement().summary(),
                isNote ? null : evidence.judgement().inputs());
        return new HistoryEntry(
                kind(evidence), evidence.at(), null, evidence.number(), reportId, found, null, null, voided);
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
        People people = change.owner().equals(change.by())
                ? new People(change.by(), null, change.previousOwner())
                : new People(change.by(), change.owner(), null);
        return new HistoryEntry(change.kind(), change.at(), people, change.evidence(), null, null, null, null, null);
    }

    static HistoryEntry of(AlertState.Resolved resolved, boolean withNotes) {
        People by = new People(resolved.by(), null, null);
        String note = withNotes ? resolved.note() : null;
        return new HistoryEntry("resolved", resolved.at(), by, null, null, null, resolved.outcome(), note, null);
    }

    /** Scores and notes do not belong in a log. */
    @Override
    public String toString() {
        return "HistoryEntry[" + kind + "]";
    }
}

package org.softstone.outcomes.draft;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.UncheckedIOException;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.softstone.database.Row;
import org.softstone.database.Sql;

/**
 * Drafts as rows. A draft is over, without a further write, when a report that was filed after it was saved has come from the
 * patient's account after it, or has answered the window that it names; should that report be retracted, the draft is there
 * again. Where the time of either is not believed, nothing is known of their order: then it is over when the report is for the
 * window that it names, or, where neither names one, when the report has come no earlier.
 */
@ApplicationScoped
class Drafts {

    private static final JsonMapper MAPPER = new JsonMapper();
    private static final String SAVED_AT = "savedAt";
    private static final String REPORT = "report";
    private static final String ARRIVALS = "arrivals";
    private static final String DISBELIEVED = "disbelieved";

    /** Whether the draft's report has been sent. */
    private static final String ANSWERED = """
            EXISTS (
                SELECT FROM report
                WHERE report.patient_id = draft.patient_id AND report.retracted_at IS NULL
                    AND CASE WHEN report.submitted_at_believed AND draft.content -> 'disbelieved' IS NULL
                        THEN report.corrected_at >= draft.corrected_at
                            AND (report.entered_by IS NULL AND report.received_at >= draft.received_at
                                OR report.window_id::text = lower(draft.content #>> '{report,windowId}'))
                        ELSE lower(draft.content #>> '{report,windowId}')
                                IN (report.window_id::text, lower(report.content ->> 'windowId'))
                            OR draft.content #>> '{report,windowId}' IS NULL AND report.content ->> 'windowId' IS NULL
                                AND report.entered_by IS NULL AND report.received_at >= draft.received_at
                        END)""";

    private final Sql sql;

    Drafts(Sql sql) {
        this.sql = sql;
    }

    Optional<Draft> of(UUID patientId) {
        return sql.first(
                "SELECT draft.* FROM report_draft draft WHERE patient_id = ? AND content -> 'report' IS NOT NULL AND NOT "
                        + ANSWERED,
                Drafts::draft,
                patientId);
    }

    /** All that decides about a new draft. */
    DraftPolicy.Met metBy(UUID patientId, Draft draft) {
        return sql.first(
                        """
                        WITH draft (patient_id, corrected_at, received_at, content) AS (
                            VALUES (?::uuid, ?::timestamptz, ?::timestamptz, ?::jsonb)),
                        standing AS (
                            SELECT draft.*, content -> 'report' IS NULL OR %1$s AS over
                            FROM report_draft draft WHERE patient_id = ?)
                        SELECT standing.*, %1$s AS answered FROM draft LEFT JOIN standing ON true""".formatted(ANSWERED),
                        row -> met(row, draft),
                        patientId,
                        draft.correctedAt(),
                        draft.receivedAt(),
                        content(draft, Arrivals.NONE),
                        patientId)
                .orElseThrow();
    }

    /** What is known of drafts of theirs whose {@code savedAt} cannot be. */
    Arrivals arrivals(UUID patientId) {
        return sql.first(
                        "SELECT content FROM report_draft WHERE patient_id = ?",
                        row -> new Arrivals(read(row).path(ARRIVALS).properties().stream()
                                .collect(Collectors.toMap(
                                        Map.Entry::getKey,
                                        arrival ->
                                                Instant.parse(arrival.getValue().textValue())))),
                        patientId)
                .orElse(Arrivals.NONE);
    }

    /** @param arrivals to be known from now on; without any the known ones stay */
    void put(UUID patientId, Draft draft, Arrivals arrivals) {
        sql.change("""
                INSERT INTO report_draft (patient_id, corrected_at, received_at, content) VALUES (?, ?, ?, ?::jsonb)
                ON CONFLICT (patient_id) DO UPDATE SET
                    corrected_at = excluded.corrected_at, received_at = excluded.received_at,
                    content = jsonb_strip_nulls(jsonb_build_object('arrivals', report_draft.content -> 'arrivals'))
                        || excluded.content""", patientId, draft.correctedAt(), draft.receivedAt(), content(draft, arrivals));
    }

    /** Leaves when it was saved, and nothing of what it said. */
    void delete(UUID patientId) {
        Arrivals known = arrivals(patientId).forgetting();
        sql.change(
                "UPDATE report_draft SET content = content - 'report' - 'arrivals' || ?::jsonb WHERE patient_id = ?",
                with(MAPPER.createObjectNode(), known).toString(),
                patientId);
    }

    private static String content(Draft draft, Arrivals arrivals) {
        ObjectNode content =
                MAPPER.createObjectNode().put(SAVED_AT, draft.savedAt().toString());
        if (!draft.believed()) {
            content.put(DISBELIEVED, true);
        }
        content.set(REPORT, draft.report());
        return with(content, arrivals).toString();
    }

    private static ObjectNode with(ObjectNode content, Arrivals arrivals) {
        if (!arrivals.byDraft().isEmpty()) {
            ObjectNode known = content.putObject(ARRIVALS);
            arrivals.byDraft().forEach((draft, arrivedAt) -> known.put(draft, arrivedAt.toString()));
        }
        return content;
    }

    private static DraftPolicy.Met met(Row row, Draft draft) throws SQLException {
        boolean answered = row.flag("answered");
        if (row.uuid("patient_id") == null) {
            return new DraftPolicy.Met(answered, new DraftPolicy.Standing.None());
        }
        return new DraftPolicy.Met(
                answered,
                row.flag("over")
                        ? new DraftPolicy.Standing.Over(savedAt(row), row.instant("corrected_at"))
                        : open(draft(row), draft));
    }

    private static DraftPolicy.Standing open(Draft standing, Draft draft) {
        int order = standing.said().compareTo(draft.said());
        return new DraftPolicy.Standing.Open(standing, order == 0, order > 0);
    }

    private static Draft draft(Row row) throws SQLException {
        JsonNode content = read(row);
        return new Draft(
                savedAt(row),
                !content.has(DISBELIEVED),
                row.instant("corrected_at"),
                row.instant("received_at"),
                (ObjectNode) content.get(REPORT));
    }

    private static OffsetDateTime savedAt(Row row) throws SQLException {
        return OffsetDateTime.parse(read(row).get(SAVED_AT).textValue());
    }

    private static JsonNode read(Row row) throws SQLException {
        try {
            return MAPPER.readTree(row.text("content"));
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }
}

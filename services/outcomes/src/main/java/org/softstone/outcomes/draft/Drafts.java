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
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.softstone.outcomes.answer.Meaning;
import org.softstone.outcomes.sql.Row;
import org.softstone.outcomes.sql.Sql;

/**
 * Drafts as rows. A draft is over, without a further write, when a report that was filed after it was saved has come from the
 * patient's account after it, or has answered the window that it names; should that report be retracted, the draft is there
 * again.
 */
@ApplicationScoped
class Drafts {

    private static final JsonMapper MAPPER = new JsonMapper();
    private static final String SAVED_AT = "savedAt";
    private static final String REPORT = "report";
    private static final String ARRIVALS = "arrivals";

    /** Whether the draft's report has been sent. */
    private static final String ANSWERED = """
            EXISTS (
                SELECT FROM report
                WHERE report.patient_id = draft.patient_id AND report.retracted_at IS NULL
                    AND report.corrected_at >= draft.corrected_at
                    AND (report.entered_by IS NULL AND report.received_at >= draft.received_at
                        OR report.window_id::text = lower(draft.content #>> '{report,windowId}')))""";

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

    /** What is known of drafts of hers whose {@code savedAt} cannot be. */
    Arrivals arrivals(UUID patientId) {
        return sql.first(
                        "SELECT content FROM report_draft WHERE patient_id = ?",
                        row -> new Arrivals(read(row).path(ARRIVALS).properties().stream()
                                .collect(Collectors.toMap(
                                        arrival -> Instant.parse(arrival.getKey()),
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
        sql.change("UPDATE report_draft SET content = content - 'report' WHERE patient_id = ?", patientId);
    }

    private static String content(Draft draft, Arrivals arrivals) {
        ObjectNode content =
                MAPPER.createObjectNode().put(SAVED_AT, draft.savedAt().toString());
        content.set(REPORT, draft.report());
        if (!arrivals.bySavedAt().isEmpty()) {
            ObjectNode known = content.putObject(ARRIVALS);
            arrivals.bySavedAt().forEach((savedAt, arrivedAt) -> known.put(savedAt.toString(), arrivedAt.toString()));
        }
        return content.toString();
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
        int order = saidIn(standing).compareTo(saidIn(draft));
        return new DraftPolicy.Standing.Open(standing, order == 0, order > 0);
    }

    private static String saidIn(Draft draft) {
        return Meaning.of(draft.report(), Meaning.Defaults.NOW).canonical();
    }

    private static Draft draft(Row row) throws SQLException {
        return new Draft(savedAt(row), row.instant("corrected_at"), row.instant("received_at"), (ObjectNode)
                read(row).get(REPORT));
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

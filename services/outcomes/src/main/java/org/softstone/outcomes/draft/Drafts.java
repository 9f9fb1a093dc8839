package org.softstone.outcomes.draft;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.softstone.database.Row;
import org.softstone.database.Sql;
import org.softstone.database.StoredJson;

/**
 * Drafts as rows. A draft is over, without a further write, when a report that was filed after it was saved has come from the
 * patient's account after it, or has answered the window that it names; should that report be retracted, the draft is there
 * again. Where the time of either is not believed, nothing is known of their order: then it is over when the report is for the
 * window that it names, or, where neither names one, when the report has come no earlier.
 */
@ApplicationScoped
class Drafts {

    /**
     * As stored. What is not known is left out: statements ask for it with {@code IS NULL}.
     *
     * @param savedAt with the phone's offset
     * @param disbelieved true or absent
     * @param report absent when the draft was deleted
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    private record Content(String savedAt, Boolean disbelieved, ObjectNode report, Map<String, Instant> arrivals) {
        static Content of(Draft draft, Arrivals arrivals) {
            return new Content(
                    draft.savedAt().toString(),
                    draft.believed() ? null : true,
                    draft.report(),
                    arrivals.byDraft().isEmpty() ? null : arrivals.byDraft());
        }
    }

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
                        StoredJson.write(Content.of(draft, Arrivals.NONE)),
                        patientId)
                .orElseThrow();
    }

    /** Of the patient's drafts whose {@code savedAt} is impossible. */
    Arrivals arrivals(UUID patientId) {
        return sql.first(
                        "SELECT content FROM report_draft WHERE patient_id = ?",
                        row -> Optional.ofNullable(read(row).arrivals())
                                .map(Arrivals::new)
                                .orElse(Arrivals.NONE),
                        patientId)
                .orElse(Arrivals.NONE);
    }

    /** @param arrivals to be known from now on; without any the known ones stay */
    void put(UUID patientId, Draft draft, Arrivals arrivals) {
        sql.change(
                """
                INSERT INTO report_draft (patient_id, corrected_at, received_at, content) VALUES (?, ?, ?, ?::jsonb)
                ON CONFLICT (patient_id) DO UPDATE SET
                    corrected_at = excluded.corrected_at, received_at = excluded.received_at,
                    content = jsonb_strip_nulls(jsonb_build_object('arrivals', report_draft.content -> 'arrivals'))
                        || excluded.content""", patientId, draft.correctedAt(), draft.receivedAt(), StoredJson.write(Content.of(draft, arrivals)));
    }

    /** Keeps when it was saved, and nothing of its content. */
    void delete(UUID patientId) {
        Map<String, Instant> known = arrivals(patientId).forgetting().byDraft();
        sql.change(
                "UPDATE report_draft SET content = content - 'report' - 'arrivals' || ?::jsonb WHERE patient_id = ?",
                StoredJson.write(new Content(null, null, null, known.isEmpty() ? null : known)),
                patientId);
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
        Content content = read(row);
        return new Draft(
                OffsetDateTime.parse(content.savedAt()),
                content.disbelieved() == null,
                row.instant("corrected_at"),
                row.instant("received_at"),
                content.report());
    }

    private static OffsetDateTime savedAt(Row row) throws SQLException {
        return OffsetDateTime.parse(read(row).savedAt());
    }

    private static Content read(Row row) throws SQLException {
        return row.json("content", Content.class);
    }
}

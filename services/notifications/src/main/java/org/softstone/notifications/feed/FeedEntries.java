package org.softstone.notifications.feed;

import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.softstone.contracts.AlertLevel;
import org.softstone.notifications.database.Sql;
import org.softstone.notifications.wording.Codes;

/** Everybody's feed. */
@Singleton
public class FeedEntries {

    /**
     * Counts up each recipient's sequence and writes the entries, for all recipients at once. The counters' row locks are
     * taken in ascending order, so that two transactions never wait for each other crosswise, and are held until the commit,
     * so that a lower sequence is never committed after a higher one.
     */
    private static final String APPEND = """
            WITH counted AS (
                INSERT INTO feed_recipient AS r (recipient, last_sequence)
                SELECT recipient, ? FROM unnest(?) AS recipient ORDER BY recipient
                ON CONFLICT (recipient) DO UPDATE SET last_sequence = r.last_sequence + excluded.last_sequence
                RETURNING r.recipient, r.last_sequence)
            INSERT INTO feed_entry
                (recipient, sequence, kind, at, patient_id, report_id, window_id, alert_id, rule, level, evidence_number, summary)
            SELECT c.recipient, c.last_sequence - ? + n.ordinality, n.kind, n.at::timestamptz, n.patient_id, n.report_id,
                   n.window_id, n.alert_id, n.rule, n.level, n.evidence_number, n.summary
            FROM counted c
            CROSS JOIN unnest(?::text[], ?::text[], ?::uuid[], ?::uuid[], ?::uuid[], ?::uuid[], ?::text[], ?::text[],
                              ?::integer[], ?::text[]) WITH ORDINALITY
                AS n (kind, at, patient_id, report_id, window_id, alert_id, rule, level, evidence_number, summary, ordinality)
            """;

    /**
     * Whether she may see an entry is decided as it is read: by what the replica of patients and teams says now, and by
     * whether the entry shows scores of a report that was entered in error.
     */
    private static final String AFTER = """
            SELECT e.*, EXISTS (
                SELECT 1 FROM patient_profile p JOIN team_member m ON m.team_id = p.team_id
                WHERE p.patient_id = e.patient_id AND m.user_id = e.recipient)
              AND (e.kind NOT IN ('report-submitted', 'report-amended') OR NOT EXISTS (
                SELECT 1 FROM retracted_report r WHERE r.report_id = e.report_id))
              AND (e.evidence_number IS NULL OR NOT EXISTS (
                SELECT 1 FROM alert_evidence v WHERE v.alert_id = e.alert_id AND v.number = e.evidence_number
                  AND v.voided = 'entered-in-error')) AS shown
            FROM feed_entry e WHERE e.recipient = ? AND e.sequence > ? ORDER BY e.sequence LIMIT ?
            """;

    private final Sql sql;

    FeedEntries(Sql sql) {
        this.sql = sql;
    }

    void append(List<String> recipients, List<News> news) {
        sql.update(
                APPEND,
                (long) news.size(),
                recipients.toArray(String[]::new),
                (long) news.size(),
                texts(news, item -> item.kind().code()),
                texts(news, item -> item.at().toString()),
                ids(news, News::patientId),
                ids(news, News::reportId),
                ids(news, News::windowId),
                ids(news, item -> item.alert() == null ? null : item.alert().alertId()),
                texts(news, item -> item.alert() == null ? null : item.alert().rule()),
                texts(
                        news,
                        item -> item.alert() == null
                                ? null
                                : Codes.of(item.alert().level())),
                news.stream()
                        .map(item -> item.alert() == null ? null : item.alert().evidenceNumber())
                        .toArray(Integer[]::new),
                texts(news, News::summary));
    }

    /** Her entries after this sequence, oldest first, those withdrawn that she may not see now. */
    public List<FeedEntry> after(String recipient, long sequence, int limit) {
        return sql.list(AFTER, FeedEntries::read, recipient, sequence, limit);
    }

    /** The newest sequence of this person, 0 before her first entry. */
    public long newestSequence(String recipient) {
        return newestSequences(List.of(recipient)).getOrDefault(recipient, 0L);
    }

    /** The newest sequence of each of these people; who has no entry yet is absent. */
    public Map<String, Long> newestSequences(Collection<String> recipients) {
        Map<String, Long> newest = new HashMap<>();
        sql.list(
                "SELECT recipient, last_sequence FROM feed_recipient WHERE recipient = ANY (?)",
                row -> newest.put(row.getString("recipient"), row.getLong("last_sequence")),
                (Object) recipients.toArray(String[]::new));
        return newest;
    }

    private static FeedEntry read(ResultSet row) throws SQLException {
        long sequence = row.getLong("sequence");
        if (!row.getBoolean("shown")) {
            return FeedEntry.withdrawn(sequence);
        }
        String level = row.getString("level");
        return new FeedEntry(
                sequence,
                row.getString("kind"),
                Sql.instant(row, "at"),
                Sql.uuid(row, "patient_id"),
                Sql.uuid(row, "report_id"),
                Sql.uuid(row, "window_id"),
                Sql.uuid(row, "alert_id"),
                level == null ? null : Codes.read(AlertLevel.class, level),
                row.getString("rule"),
                row.getString("summary"),
                false);
    }

    private static String[] texts(List<News> news, Function<News, String> column) {
        return news.stream().map(column).toArray(String[]::new);
    }

    private static UUID[] ids(List<News> news, Function<News, UUID> column) {
        return news.stream().map(column).toArray(UUID[]::new);
    }
}

package org.softstone.notifications.feed;

import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.softstone.contracts.AlertLevel;
import org.softstone.database.Row;
import org.softstone.database.Sql;
import org.softstone.notifications.wording.Codes;

/** Everybody's feed. */
@Singleton
public class FeedEntries {

    /**
     * Increments each recipient's sequence by the number of their entries, and writes these. The counters' row locks are taken in
     * ascending order, so that transactions cannot deadlock, and are held until the commit, so that a lower sequence is never
     * committed after a higher one. A recipient's entries of one transaction have one time, no earlier than the entry before:
     * the clock was read before the lock was held, and replicas' clocks differ.
     */
    private static final String APPEND = """
            WITH told AS MATERIALIZED (
                SELECT * FROM unnest(?::text[], ?::text[], ?::timestamptz[], ?::uuid[], ?::uuid[], ?::uuid[], ?::uuid[], ?::text[],
                                     ?::text[], ?::text[], ?::integer[], ?::text[]) WITH ORDINALITY
                    AS told (recipient, kind, at, patient_id, report_id, window_id, alert_id, rule, level, owner,
                             evidence_number, summary, place)),
            counted AS (
                INSERT INTO feed_recipient AS r (recipient, last_sequence, last_at)
                SELECT recipient, count(*), max(at) FROM told GROUP BY recipient ORDER BY recipient
                ON CONFLICT (recipient) DO UPDATE SET last_sequence = r.last_sequence + excluded.last_sequence,
                                                      last_at = GREATEST(r.last_at, excluded.last_at)
                RETURNING r.recipient, r.last_sequence, r.last_at)
            INSERT INTO feed_entry
                (recipient, sequence, kind, at, patient_id, report_id, window_id, alert_id, rule, level, owner,
                 evidence_number, summary)
            SELECT recipient, last_sequence + 1 - row_number() OVER (PARTITION BY recipient ORDER BY place DESC), kind, last_at,
                   patient_id, report_id, window_id, alert_id, rule, level, owner, evidence_number, summary
            FROM told JOIN counted USING (recipient)
            """;

    private static final String LOCK = """
            INSERT INTO feed_recipient AS r (recipient, last_sequence)
            SELECT recipient, 0 FROM unnest(?) AS recipient ORDER BY recipient
            ON CONFLICT (recipient) DO UPDATE SET last_sequence = r.last_sequence
            """;

    /** Writes nothing for somebody who has no entry about these patients. */
    private static final String END_ACCESS = """
            WITH lost AS (
                SELECT recipient, range_agg(int8range(sequence, sequence, '[]')) AS withdraws FROM feed_entry
                WHERE recipient = ANY (?) AND patient_id = ANY (?) GROUP BY recipient),
            counted AS (
                UPDATE feed_recipient r
                SET last_sequence = r.last_sequence + 1, last_at = GREATEST(r.last_at, ?::timestamptz)
                FROM lost WHERE r.recipient = lost.recipient
                RETURNING r.recipient, r.last_sequence, r.last_at, lost.withdraws)
            INSERT INTO feed_entry (recipient, sequence, kind, at, withdraws, summary)
            SELECT recipient, last_sequence, 'access-ended', last_at, withdraws, '' FROM counted
            """;

    /**
     * Whether the recipient may see an entry is decided when it is read: by the replica of patients and teams, and by whether
     * the entry shows scores of a report that was entered in error. Not as EXISTS, of which PostgreSQL makes one hash table of all
     * patients as soon as it expects some entries.
     */
    private static final String SHOWN = """
            (SELECT true FROM patient_profile p JOIN team_member m ON m.team_id = p.team_id
              WHERE p.patient_id = e.patient_id AND m.user_id = e.recipient LIMIT 1) IS TRUE
            AND (e.kind NOT IN ('report-submitted', 'report-amended') OR
              (SELECT true FROM retracted_report r WHERE r.report_id = e.report_id) IS NOT TRUE)
            AND (e.evidence_number IS NULL OR
              (SELECT true FROM alert_evidence v WHERE v.alert_id = e.alert_id AND v.number = e.evidence_number
                AND v.voided = 'entered-in-error') IS NOT TRUE)""";

    /** A person who treats a patient again sees those entries again, so what an end of access withdraws is decided on reading. */
    private static final String AFTER = "SELECT e.*, " + SHOWN + """
             AS shown,
              CASE WHEN e.withdraws IS NOT NULL THEN NULLIF(ARRAY(
                SELECT ARRAY[lower(run), upper(run) - 1] FROM unnest((
                  SELECT range_agg(int8range(e.sequence, e.sequence, '[]'))
                  FROM unnest(ending.withdraws) AS told
                  JOIN feed_entry e ON e.recipient = ending.recipient
                    AND e.sequence >= lower(told) AND e.sequence < upper(told)
                  WHERE NOT (""" + SHOWN + """
            ))) AS run), '{}') END AS runs
            FROM feed_entry e CROSS JOIN LATERAL (SELECT e.recipient, e.withdraws) AS ending
            WHERE e.recipient = ? AND e.sequence > ? ORDER BY e.sequence LIMIT ?
            """;

    private final Sql sql;

    FeedEntries(Sql sql) {
        this.sql = sql;
    }

    /** @param newsByRecipient in order, at least one for each */
    void append(Map<String, List<News>> newsByRecipient) {
        List<Told> told = newsByRecipient.entrySet().stream()
                .flatMap(one -> one.getValue().stream().map(news -> new Told(one.getKey(), news)))
                .toList();
        sql.change(
                APPEND,
                texts(told, Told::recipient),
                texts(told, one -> one.news().kind().code()),
                told.stream().map(one -> one.news().at()).toArray(Instant[]::new),
                ids(told, one -> one.news().patientId()),
                ids(told, one -> one.news().reportId()),
                ids(told, one -> one.news().windowId()),
                ids(told, one -> one.news().alert().alertId()),
                texts(told, one -> one.news().alert().rule()),
                texts(told, one -> Codes.of(one.news().alert().level())),
                texts(told, one -> one.news().alert().owner()),
                told.stream().map(one -> one.news().alert().evidenceNumber()).toArray(Integer[]::new),
                texts(told, one -> one.news().summary()));
    }

    /** For a transaction that appends more than once: every feed that it will write to. */
    void lock(Collection<String> recipients) {
        sql.change(LOCK, (Object) recipients.toArray(String[]::new));
    }

    /** Tells these people which of their entries to clear, now that they no longer treat these patients. */
    void endAccess(Collection<String> recipients, Collection<UUID> patients, Instant now) {
        sql.change(END_ACCESS, recipients.toArray(String[]::new), patients.toArray(UUID[]::new), now);
    }

    /** A person's entries after this sequence, oldest first, those withdrawn that they may not see now. To be read in a transaction. */
    public List<FeedEntry> after(String recipient, long sequence, int limit) {
        // Else it is planned anew for each position, which costs ten times the reading.
        sql.findByIndexes();
        return sql.list(AFTER, FeedEntries::read, recipient, sequence, limit);
    }

    /** The newest sequence of this person, 0 before the first entry. */
    public long newestSequence(String recipient) {
        return newestSequences(List.of(recipient)).getOrDefault(recipient, 0L);
    }

    /** The newest sequence of each of these people; absent for a person without entries. */
    public Map<String, Long> newestSequences(Collection<String> recipients) {
        Map<String, Long> newest = new HashMap<>();
        sql.list(
                "SELECT recipient, last_sequence FROM feed_recipient WHERE recipient = ANY (?)",
                row -> newest.put(row.text("recipient"), row.number("last_sequence")),
                (Object) recipients.toArray(String[]::new));
        return newest;
    }

    private static FeedEntry read(Row row) throws SQLException {
        long sequence = row.number("sequence");
        if (!row.flag("shown")) {
            return FeedEntry.withdrawn(sequence, runs(row.array("runs", Long[][].class)));
        }
        FeedEntry.ShownAlert alert = new FeedEntry.ShownAlert(
                row.uuid("alert_id"),
                Codes.read(AlertLevel.class, row.text("level")),
                row.text("rule"),
                row.text("owner"));
        FeedEntry.Shown shown = new FeedEntry.Shown(
                row.instant("at"),
                row.uuid("patient_id"),
                row.uuid("report_id"),
                row.uuid("window_id"),
                alert,
                row.text("summary"),
                false);
        return new FeedEntry(sequence, row.text("kind"), shown, null);
    }

    private static List<FeedEntry.Run> runs(Long[][] runs) {
        return runs == null
                ? null
                : Arrays.stream(runs)
                        .map(run -> new FeedEntry.Run(run[0], run[1]))
                        .toList();
    }

    private static String[] texts(List<Told> told, Function<Told, String> column) {
        return told.stream().map(column).toArray(String[]::new);
    }

    private static UUID[] ids(List<Told> told, Function<Told, UUID> column) {
        return told.stream().map(column).toArray(UUID[]::new);
    }

    private record Told(String recipient, News news) {}
}

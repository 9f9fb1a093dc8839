package org.softstone.benchmark;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.softstone.local.LocalStack;
import org.softstone.local.Service;

/**
 * How many reports stand in the feeds, committed: counted in the feed of one member of each team, and only what came since
 * the last look, so that looking costs little. Which reports they are is compared at the end, by {@link CompareFeeds}.
 */
final class FeedProgress implements AutoCloseable {

    /** One short look into the primary key per recipient; a join would read the whole table as long as it has no statistics. */
    private static final String SINCE = """
            SELECT seen.n, news.reports, news.last
            FROM unnest(?::text[], ?::bigint[]) WITH ORDINALITY AS seen (recipient, last, n), LATERAL (
                SELECT count(*) FILTER (WHERE kind = 'report-submitted') AS reports, max(sequence) AS last
                FROM feed_entry WHERE recipient = seen.recipient AND sequence > seen.last) AS news
            WHERE news.last IS NOT NULL""";

    private final Connection connection;
    private final String[] recipients;
    private final Long[] last;
    private long reports;

    FeedProgress(LocalStack stack, List<LoadPatients.Team> teams) {
        try {
            connection = stack.database(Service.NOTIFICATIONS).connect();
            Rows.run(connection, "SET enable_seqscan = off; SET enable_bitmapscan = off");
        } catch (SQLException e) {
            throw new BenchmarkException("The feeds cannot be read: " + e.getMessage(), e);
        }
        recipients = teams.stream().map(LoadPatients.Team::nurse).toArray(String[]::new);
        last = new Long[recipients.length];
        java.util.Arrays.fill(last, 0L);
    }

    /** Reports in the feeds, ever. */
    synchronized long reports() {
        try (PreparedStatement query = connection.prepareStatement(SINCE)) {
            query.setArray(1, connection.createArrayOf("text", recipients));
            query.setArray(2, connection.createArrayOf("bigint", last));
            try (ResultSet rows = query.executeQuery()) {
                while (rows.next()) {
                    reports += rows.getLong(2);
                    last[rows.getInt(1) - 1] = rows.getLong(3);
                }
            }
            return reports;
        } catch (SQLException e) {
            throw new BenchmarkException("The feeds cannot be read: " + e.getMessage(), e);
        }
    }

    @Override
    public void close() {
        try {
            connection.close();
        } catch (SQLException e) {
            // Nothing was written through it.
        }
    }
}

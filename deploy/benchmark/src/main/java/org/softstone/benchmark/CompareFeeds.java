package org.softstone.benchmark;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.softstone.embedded.Pause;
import org.softstone.local.Database;
import org.softstone.local.LocalStack;
import org.softstone.local.Service;

/** Whether every report acknowledged in the run is in the feed of each member of its team exactly once. */
final class CompareFeeds {

    private static final Duration TIMEOUT = Duration.ofSeconds(60);

    private final Database notifications;
    private final List<LoadPatients.Team> teams;

    CompareFeeds(LocalStack stack, List<LoadPatients.Team> teams) {
        this.notifications = stack.database(Service.NOTIFICATIONS);
        this.teams = teams;
    }

    FeedComparison compare() {
        long until = System.nanoTime() + TIMEOUT.toNanos();
        FeedComparison comparison = once();
        while (comparison.lost() > 0 && System.nanoTime() < until) {
            Pause.of(Duration.ofSeconds(1));
            comparison = once();
        }
        return comparison;
    }

    private FeedComparison once() {
        FeedComparison comparison = new FeedComparison();
        try (Connection connection = notifications.connect()) {
            for (LoadPatients.Team team : teams) {
                for (String member : team.members()) {
                    comparison.add(
                            team.acknowledged(),
                            Rows.read(
                                    connection,
                                    "SELECT report_id FROM feed_entry WHERE recipient = ? AND kind = 'report-submitted'",
                                    row -> row.getObject(1, UUID.class),
                                    member));
                }
            }
        } catch (SQLException e) {
            throw new BenchmarkException("The feeds cannot be read: " + e.getMessage(), e);
        }
        return comparison;
    }
}

package org.softstone.messaging;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.jboss.logging.Logger;
import org.softstone.database.retry.RetryLoop;
import org.softstone.database.retry.StopSignal;

/** Reads the gauges, and forgets events that cannot come again. */
final class MeasureAndPrune implements Runnable {

    private static final Logger LOG = Logger.getLogger(MeasureAndPrune.class);

    /** Small, so that no transaction is long and no replica waits for it. */
    private static final int ROWS_PER_TRANSACTION = 1_000;

    private static final String MEASURE_OUTBOX = """
            SELECT count(*), coalesce(extract(epoch FROM clock_timestamp() - min(recorded_at)), 0) FROM outbox
            """;

    private static final String MEASURE_PARKED = """
            SELECT count(*), coalesce(extract(epoch FROM clock_timestamp() - min(parked_at)), 0) FROM parked_event
            """;

    private static final String PRUNE = """
            DELETE FROM processed_event WHERE event_id IN (
                SELECT event_id FROM processed_event
                WHERE processed_at < clock_timestamp() - make_interval(secs => ?)
                LIMIT ? FOR UPDATE SKIP LOCKED)
            """;

    private final Transactions transactions;
    private final MessagingMetrics metrics;
    private final MessagingConfig config;
    private final StopSignal stop = new StopSignal();
    private final RetryLoop loop = new RetryLoop(LOG, "measuring", stop);
    private long lastPrune = System.nanoTime();

    MeasureAndPrune(Transactions transactions, MessagingMetrics metrics, MessagingConfig config) {
        this.transactions = transactions;
        this.metrics = metrics;
        this.config = config;
    }

    void stop() {
        stop.raise();
    }

    @Override
    public void run() {
        loop.run(() -> {
            measure();
            if (System.nanoTime() - lastPrune
                    >= config.retention().sweepInterval().toNanos()) {
                lastPrune = System.nanoTime();
                prune();
            }
            loop.works();
            stop.await(config.measureEvery());
        });
    }

    void measure() {
        metrics.outbox(transactions.run(connection -> measure(connection, MEASURE_OUTBOX)));
        metrics.parked(transactions.run(connection -> measure(connection, MEASURE_PARKED)));
    }

    /** Returns when nothing that old is left. */
    void prune() {
        int removed;
        do {
            removed = transactions.run(this::pruneOnce);
        } while (removed == ROWS_PER_TRANSACTION && !stop.isRaised());
    }

    private int pruneOnce(Connection connection) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(PRUNE)) {
            statement.setDouble(1, config.retention().processedEvents().toSeconds());
            statement.setInt(2, ROWS_PER_TRANSACTION);
            return statement.executeUpdate();
        }
    }

    private static MessagingMetrics.Waiting measure(Connection connection, String query) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(query);
                ResultSet result = statement.executeQuery()) {
            result.next();
            return new MessagingMetrics.Waiting(result.getLong(1), result.getDouble(2));
        }
    }
}

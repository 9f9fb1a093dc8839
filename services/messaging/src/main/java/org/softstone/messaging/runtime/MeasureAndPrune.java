package org.softstone.messaging.runtime;

import org.jboss.logging.Logger;
import org.softstone.database.Sql;
import org.softstone.database.retry.RetryLoop;
import org.softstone.database.retry.StopSignal;
import org.softstone.messaging.MessagingConfig;
import org.softstone.messaging.MessagingMetrics;

/** Reads the gauges, and deletes the ids of events that cannot be delivered again. */
final class MeasureAndPrune implements Runnable {

    private static final Logger LOG = Logger.getLogger(MeasureAndPrune.class);

    /** Small, so that no transaction is long and no replica waits for it. */
    private static final int ROWS_PER_TRANSACTION = 1_000;

    private static final String MEASURE =
            "SELECT count(*) AS rows, coalesce(extract(epoch FROM clock_timestamp() - min(%s)), 0) AS age FROM %s";

    private static final String PRUNE = """
            DELETE FROM processed_event WHERE event_id IN (
                SELECT event_id FROM processed_event
                WHERE processed_at < clock_timestamp() - make_interval(secs => ?)
                LIMIT ? FOR UPDATE SKIP LOCKED)
            """;

    private final Sql sql;
    private final MessagingMetrics metrics;
    private final MessagingConfig config;
    private final StopSignal stop = new StopSignal();
    private final RetryLoop loop = new RetryLoop(LOG, "measuring", stop);
    private long lastPrune = System.nanoTime();

    MeasureAndPrune(Sql sql, MessagingMetrics metrics, MessagingConfig config) {
        this.sql = sql;
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
        metrics.outbox(measure("recorded_at", "outbox"));
        metrics.parked(measure("parked_at", "parked_event"));
    }

    /** Returns when nothing that old is left. */
    void prune() {
        double seconds = config.retention().processedEvents().toSeconds();
        int removed;
        do {
            removed = sql.change(PRUNE, seconds, ROWS_PER_TRANSACTION);
        } while (removed == ROWS_PER_TRANSACTION && !stop.isRaised());
    }

    private MessagingMetrics.Waiting measure(String since, String table) {
        return sql.first(
                        MEASURE.formatted(since, table),
                        row -> new MessagingMetrics.Waiting(
                                row.number("rows"), row.decimal("age").doubleValue()))
                .orElseThrow();
    }
}

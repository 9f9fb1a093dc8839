package org.softstone.database;

import io.agroal.api.AgroalDataSource;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Map;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;
import org.softstone.database.retry.RetryLoop;
import org.softstone.database.retry.StopSignal;

/**
 * Checks every two seconds whether the database answers and can write, over a connection of its own: requests that hold the
 * whole pool must not make a service look broken. Readers get the last result, so they never wait.
 */
@ApplicationScoped
class WatchDatabase {

    private static final Logger LOG = Logger.getLogger(WatchDatabase.class);
    private static final Duration EVERY = Duration.ofSeconds(2);

    /** A check ends within some seconds whatever happens; an older result says nothing about now. */
    private static final Duration GOOD_FOR = Duration.ofSeconds(15);

    private static final Map<String, String> CONNECTION = Map.of(
            "connectTimeout", "2",
            "sslResponseTimeout", "2000",
            "socketTimeout", "2",
            // So little memory that a small sort spills to disk.
            "options", "-c statement_timeout=2s -c work_mem=64kB");

    /** Whether the disk takes a file, without a row that would have to be cleaned up. */
    private static final String SORT_ON_DISK =
            "SELECT count(*) FROM (SELECT md5(n::text) FROM generate_series(1, 3000) AS n ORDER BY 1 OFFSET 0) AS sorted";

    /** What was seen. */
    enum Condition {
        UNKNOWN,
        WORKS,
        CANNOT_WRITE,
        AWAY
    }

    private record Look(Condition condition, long at) {}

    private final AgroalDataSource dataSource;
    private final String service;
    private final MeterRegistry metrics;
    private final StopSignal stop = new StopSignal();
    private volatile Look last = new Look(Condition.UNKNOWN, System.nanoTime());
    private Connection connection;

    WatchDatabase(
            AgroalDataSource dataSource,
            @ConfigProperty(name = "quarkus.application.name") String service,
            MeterRegistry metrics) {
        this.dataSource = dataSource;
        this.service = service;
        this.metrics = metrics;
    }

    void start(@Observes StartupEvent event) {
        Gauge.builder("softstone.database.answers", this, watch -> watch.condition() == Condition.AWAY ? 0 : 1)
                .description("0 when the database was unreachable at the last check, else 1")
                .register(metrics);
        Gauge.builder("softstone.database.writes", this, watch -> watch.condition() == Condition.CANNOT_WRITE ? 0 : 1)
                .description("0 when the database answers but stores nothing (disk full, read-only), else 1")
                .register(metrics);
        Thread.ofVirtual().name("watch-database").start(this::run);
    }

    void stop(@Observes ShutdownEvent event) {
        stop.raise();
    }

    Condition condition() {
        Look seen = last;
        return System.nanoTime() - seen.at() > GOOD_FOR.toNanos() ? Condition.UNKNOWN : seen.condition();
    }

    private void run() {
        new RetryLoop(LOG, "watch", stop).run(() -> {
            look();
            stop.await(EVERY);
        });
        close();
    }

    private void look() {
        try {
            if (connection == null) {
                connection = UnpooledConnection.open(dataSource, service + "-watch", CONNECTION);
            }
            if (canWrite(connection)) {
                note(Condition.WORKS, "");
                return;
            }
            note(Condition.CANNOT_WRITE, "read-only");
        } catch (SQLException | RuntimeException e) {
            boolean answers = DatabaseTrouble.in(e)
                    .filter(DatabaseTrouble.CANNOT_WRITE::equals)
                    .isPresent();
            note(answers ? Condition.CANNOT_WRITE : Condition.AWAY, Failures.describe(e));
        }
        // The fault may be this session's alone, such as settings that have been fixed since.
        close();
    }

    private static boolean canWrite(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            try (ResultSet row = statement.executeQuery("SELECT current_setting('transaction_read_only')::boolean")) {
                row.next();
                if (row.getBoolean(1)) {
                    return false;
                }
            }
            return statement.execute(SORT_ON_DISK);
        }
    }

    private void note(Condition seen, String cause) {
        Condition before = last.condition();
        last = new Look(seen, System.nanoTime());
        if (seen != before && seen != Condition.WORKS) {
            LOG.warnf("The database is in trouble condition=%s cause=%s", seen, cause);
        } else if (seen != before && before != Condition.UNKNOWN) {
            // The pool's connections may have died with it; each would fail one more request.
            dataSource.flush(AgroalDataSource.FlushMode.IDLE);
            LOG.infof("The database works again");
        }
    }

    private void close() {
        if (connection != null) {
            try {
                connection.close();
            } catch (SQLException e) {
                LOG.debugf("Closing failed: what=watch connection cause=%s", Failures.describe(e));
            }
            connection = null;
        }
    }
}

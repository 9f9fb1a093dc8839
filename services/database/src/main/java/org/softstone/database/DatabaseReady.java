package org.softstone.database;

import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/**
 * A service is ready when its database answers and can write: each read leaves an audit row, so without writes nothing can be
 * answered. Reports the last check and never waits.
 */
@Readiness
@ApplicationScoped
class DatabaseReady implements HealthCheck {

    private final WatchDatabase watch;

    DatabaseReady(WatchDatabase watch) {
        this.watch = watch;
    }

    @Override
    public HealthCheckResponse call() {
        WatchDatabase.Condition condition = watch.condition();
        return HealthCheckResponse.named("database")
                .status(condition == WatchDatabase.Condition.WORKS)
                .withData("condition", Code.of(condition))
                .build();
    }
}

package org.softstone.notifications.unattended;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;
import org.softstone.notifications.wording.Codes;

/**
 * Counts the open alerts that reach nobody, and logs each once. Polls the stored state instead of reacting to events, so that
 * it does not matter whether an alert was raised without a team or a team lost its last clinician.
 */
@Singleton
class WatchUnattendedTeams {

    private static final Logger LOG = Logger.getLogger(WatchUnattendedTeams.class);
    /** Keeps the log line readable; {@code GET /teams/unattended} has the total. */
    private static final int IDS_PER_LINE = 20;

    private final UnattendedTeams teams;
    private final UnattendedConfig config;
    private final AtomicLong withoutRecipient = new AtomicLong();
    private final ScheduledExecutorService watch = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("watch-unattended-teams").factory());
    private Set<UUID> told = Set.of();

    WatchUnattendedTeams(UnattendedTeams teams, UnattendedConfig config, MeterRegistry metrics) {
        this.teams = teams;
        this.config = config;
        metrics.gauge("softstone.alerts.without.recipient", withoutRecipient);
    }

    void start(@Observes StartupEvent started) {
        long millis = config.checkEvery().toMillis();
        watch.scheduleWithFixedDelay(this::look, millis, millis, TimeUnit.MILLISECONDS);
    }

    void stop(@Observes ShutdownEvent stopping) {
        watch.shutdownNow();
    }

    private void look() {
        try {
            List<UnattendedTeam> unattended = teams.all();
            withoutRecipient.set(unattended.stream()
                    .mapToLong(team -> team.alertIds().size())
                    .sum());
            unattended.forEach(this::warn);
            told = unattended.stream()
                    .flatMap(team -> team.alertIds().stream())
                    .collect(Collectors.toCollection(HashSet::new));
        } catch (RuntimeException e) {
            // The number stays; others report that the database is unreachable.
            LOG.debugf("Unattended teams cannot be read: cause=%s", e.getClass().getSimpleName());
        }
    }

    private void warn(UnattendedTeam team) {
        List<UUID> fresh =
                team.alertIds().stream().filter(alert -> !told.contains(alert)).toList();
        if (!fresh.isEmpty()) {
            LOG.warnf(
                    "Alerts without a recipient: reason=%s team=%s open=%d new=%d alerts=%s",
                    Codes.of(team.reason()),
                    team.teamId(),
                    team.alertIds().size(),
                    fresh.size(),
                    fresh.stream().limit(IDS_PER_LINE).toList());
        }
    }
}

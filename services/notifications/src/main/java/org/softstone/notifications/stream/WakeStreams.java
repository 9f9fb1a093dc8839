package org.softstone.notifications.stream;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;
import org.softstone.notifications.feed.FeedEntries;
import org.softstone.notifications.feed.FeedWritten;

/**
 * Wakes the streams of people who have news: at once after a commit on this replica, by a signal after a commit on another,
 * and by a poll in case a signal was lost.
 */
@Singleton
class WakeStreams {

    private static final Logger LOG = Logger.getLogger(WakeStreams.class);

    private final OpenStreams streams;
    private final FeedSignals signals;
    private final FeedEntries entries;
    private final StreamConfig config;
    /** A shutdown hook, because Quarkus waits for requests before its shutdown event, and a stream never finishes by itself. */
    private final Thread endStreams;

    private final ScheduledExecutorService poll = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("poll-feeds").factory());

    WakeStreams(OpenStreams streams, FeedSignals signals, FeedEntries entries, StreamConfig config) {
        this.streams = streams;
        this.signals = signals;
        this.entries = entries;
        this.config = config;
        this.endStreams = Thread.ofPlatform().name("end-streams").unstarted(streams::endAll);
    }

    void start(@Observes StartupEvent started) {
        Runtime.getRuntime().addShutdownHook(endStreams);
        signals.start(streams::wake);
        long millis = config.pollInterval().toMillis();
        poll.scheduleWithFixedDelay(this::poll, millis, millis, TimeUnit.MILLISECONDS);
    }

    void afterCommit(@Observes(during = TransactionPhase.AFTER_SUCCESS) FeedWritten written) {
        List<RecipientHash> recipients =
                written.recipients().stream().map(RecipientHash::of).toList();
        streams.wake(recipients);
        signals.broadcast(recipients);
    }

    void stop(@Observes ShutdownEvent stopping) {
        poll.shutdownNow();
        streams.endAll();
        try {
            Runtime.getRuntime().removeShutdownHook(endStreams);
        } catch (IllegalStateException e) {
            // The process is ending, and the hook has run.
        }
    }

    private void poll() {
        try {
            streams.cutStalled(config.stalledAfter());
            Set<String> recipients = streams.recipients();
            if (!recipients.isEmpty()) {
                streams.wakeThoseBehind(entries.newestSequences(recipients));
            }
        } catch (RuntimeException e) {
            LOG.debugf("Feeds cannot be polled: cause=%s", e.getClass().getSimpleName());
        }
    }
}

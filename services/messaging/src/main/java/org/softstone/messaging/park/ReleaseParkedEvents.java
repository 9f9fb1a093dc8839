package org.softstone.messaging.park;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.jboss.logging.Logger;
import org.softstone.contracts.Topic;
import org.softstone.database.Failures;
import org.softstone.database.retry.Retries;
import org.softstone.database.retry.RetryLoop;
import org.softstone.database.retry.StopSignal;
import org.softstone.messaging.Handling;
import org.softstone.messaging.MessagingConfig;
import org.softstone.messaging.MessagingMetrics;
import org.softstone.messaging.Transactions;
import org.softstone.messaging.deadletter.DeadLetters;
import org.softstone.messaging.event.Decoded;
import org.softstone.messaging.event.EventHeaders;
import org.softstone.messaging.event.IncomingEvent;
import org.softstone.messaging.event.Listeners;
import org.softstone.messaging.park.ParkedEventStore.ParkedEvent;

/**
 * Handles parked events once their snapshot is known: after the commit of the snapshot, and in a sweep for those that were
 * parked at the moment of that commit. One event, one transaction, under the lock of its key, so that a new event either
 * still finds parked ones and queues behind them, or finds none.
 */
public final class ReleaseParkedEvents implements Runnable {

    private static final Logger LOG = Logger.getLogger(ReleaseParkedEvents.class);

    private static final Duration LOOK_AGAIN = Duration.ofMillis(500);
    private static final int KEYS_PER_SWEEP = 500;
    private static final UUID BEFORE_ALL = new UUID(0, 0);

    /** How the attempt at one parked event ended. */
    private sealed interface Step {
        record NothingLeft() implements Step {}

        record Released() implements Step {}

        record StillWaiting(long sequence) implements Step {}

        record Unreadable(ParkedEvent event, String cause) implements Step {}
    }

    private final ArrivedSnapshots arrivedSnapshots;
    private final ParkedEventStore store;
    private final Transactions transactions;
    private final Listeners listeners;
    private final DeadLetters deadLetters;
    private final MessagingMetrics metrics;
    private final Duration sweepInterval;
    private final StopSignal stop = new StopSignal();
    private final RetryLoop loop = new RetryLoop(LOG, "parked events", stop);
    private final Retries retries;
    private UUID sweptUpTo = BEFORE_ALL;
    private long lastSweep = System.nanoTime();

    public ReleaseParkedEvents(
            ArrivedSnapshots arrivedSnapshots,
            ParkedEventStore store,
            Transactions transactions,
            Listeners listeners,
            DeadLetters deadLetters,
            MessagingMetrics metrics,
            MessagingConfig config) {
        this.arrivedSnapshots = arrivedSnapshots;
        this.store = store;
        this.transactions = transactions;
        this.listeners = listeners;
        this.deadLetters = deadLetters;
        this.metrics = metrics;
        this.sweepInterval = config.parking().sweepInterval();
        this.retries = new Retries(store::probe, config.consumer().transactionTimeout(), stop);
    }

    public void stop() {
        stop.raise();
    }

    @Override
    public void run() {
        loop.run(() -> {
            // Whatever fails between taking and releasing is left to the sweep.
            releaseAwaiting(arrivedSnapshots.take(LOOK_AGAIN));
            if (System.nanoTime() - lastSweep >= sweepInterval.toNanos()) {
                lastSweep = System.nanoTime();
                sweep();
            }
            loop.works();
        });
    }

    private void releaseAwaiting(Set<UUID> snapshots) {
        if (!snapshots.isEmpty()) {
            store.keysAwaiting(snapshots).forEach(this::releaseKey);
        }
    }

    /** A page of keys per round, so that many long-parked ones do not delay those whose snapshot arrives now. */
    void sweep() {
        List<UUID> keys = store.keysAfter(sweptUpTo, KEYS_PER_SWEEP);
        keys.forEach(this::releaseKey);
        sweptUpTo = keys.size() < KEYS_PER_SWEEP ? BEFORE_ALL : keys.getLast();
    }

    /**
     * Tries the key's parked snapshots, each by itself (they carry versions, and events of the key may wait for one), then
     * its other events in order up to the first that still waits.
     */
    void releaseKey(UUID key) {
        long after = 0;
        while (release(key, true, after) instanceof Step.StillWaiting(long sequence)) {
            after = sequence;
        }
        release(key, false, 0);
    }

    /** Until nothing is left or one still waits. */
    private Step release(UUID key, boolean snapshot, long after) {
        while (!stop.isRaised()) {
            Set<UUID> tried = new HashSet<>();
            Retries.Result<Step> result =
                    retries.attempt(() -> transactions.run(() -> step(key, snapshot, after, tried)));
            switch (result) {
                case Retries.Result.Done<Step>(Step.Released _) -> {}
                case Retries.Result.Done<Step>(Step.Unreadable(ParkedEvent event, String cause)) -> bury(event, cause);
                case Retries.Result.Done<Step>(Step end) -> {
                    return end;
                }
                case Retries.Result.Hopeless<Step>(Throwable cause) ->
                    buryTheOnly(tried, key, snapshot, after, Failures.code(cause));
                case Retries.Result.Abandoned<Step>() -> {
                    return new Step.NothingLeft();
                }
            }
        }
        return new Step.NothingLeft();
    }

    private Step step(UUID key, boolean snapshot, long after, Set<UUID> tried) {
        store.lock(key);
        Optional<ParkedEvent> next = store.next(key, snapshot, after);
        if (next.isEmpty()) {
            return new Step.NothingLeft();
        }
        ParkedEvent parked = next.get();
        tried.add(parked.eventId());
        Optional<Topic> topic = parked.topic().filter(listeners::listenTo);
        if (topic.isEmpty()) {
            return new Step.Unreadable(parked, "no-listener");
        }
        store.findByIndexes();
        IncomingEvent.Origin origin = new IncomingEvent.Origin(topic.get(), parked.partition(), parked.offset());
        return switch (Decoded.of(origin, parked.eventId(), parked.type(), parked.recordedAt(), parked.payload())) {
            case Decoded.Unreadable(String cause) -> new Step.Unreadable(parked, cause);
            case Decoded.Tombstone() -> new Step.Unreadable(parked, "no-data");
            case Decoded.Readable(IncomingEvent event) ->
                switch (listeners.on(event.topic(), event.received())) {
                    case Handling.Done() -> {
                        store.remove(parked.sequence());
                        transactions.afterCommit(() -> metrics.handled(event.topic(), 1));
                        yield new Step.Released();
                    }
                    case Handling.Parked(UUID awaited) -> {
                        store.awaitOther(parked.sequence(), awaited);
                        yield new Step.StillWaiting(parked.sequence());
                    }
                };
        };
    }

    /**
     * Only the event that every attempt read and that is still next: another replica may have finished it meanwhile, and
     * the one behind it has not been attempted.
     */
    private void buryTheOnly(Set<UUID> tried, UUID key, boolean snapshot, long after, String cause) {
        transactions
                .run(() -> {
                    store.lock(key);
                    return store.next(key, snapshot, after);
                })
                .filter(next -> tried.equals(Set.of(next.eventId())))
                .ifPresent(event -> bury(event, cause));
    }

    /** First acknowledged by the dead letters, then forgotten here: a crash in between only repeats it. */
    private void bury(ParkedEvent event, String cause) {
        Optional<Topic> topic = event.topic();
        if (topic.isEmpty() || deadLetters.accept(topic.get(), asRecord(event), cause, stop)) {
            retries.attempt(() -> transactions.run(() -> {
                store.lock(event.key());
                store.forget(event.eventId());
                return event;
            }));
        }
    }

    private static ConsumerRecord<byte[], byte[]> asRecord(ParkedEvent event) {
        RecordHeaders headers = new RecordHeaders();
        EventHeaders.put(headers, EventHeaders.SPEC_VERSION, "1.0");
        EventHeaders.put(headers, EventHeaders.ID, event.eventId());
        EventHeaders.put(headers, EventHeaders.TYPE, event.type());
        EventHeaders.put(headers, EventHeaders.TIME, event.recordedAt());
        EventHeaders.put(headers, EventHeaders.SUBJECT, event.key());
        EventHeaders.put(headers, EventHeaders.CONTENT_TYPE, "application/json");
        byte[] key = event.key().toString().getBytes(StandardCharsets.UTF_8);
        return new ConsumerRecord<>(
                event.topicName(),
                event.partition(),
                event.offset(),
                event.recordedAt().toEpochMilli(),
                TimestampType.CREATE_TIME,
                key.length,
                event.payload().length,
                key,
                event.payload(),
                headers,
                Optional.empty());
    }
}

package org.softstone.messaging.consume;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.softstone.contracts.Topic;
import org.softstone.database.Failures;
import org.softstone.database.retry.Retries;
import org.softstone.database.retry.StopSignal;
import org.softstone.messaging.MessagingConfig;
import org.softstone.messaging.MessagingMetrics;
import org.softstone.messaging.deadletter.DeadLetters;
import org.softstone.messaging.event.Decoded;
import org.softstone.messaging.event.IncomingEvent;
import org.softstone.messaging.event.Listeners;

/** Polled records until each is committed, parked, skipped, or acknowledged by the dead letters. */
public final class ConsumeRecords {

    private final HandleEventsOnce handleEventsOnce;
    private final DeadLetters deadLetters;
    private final MessagingMetrics metrics;
    private final Runnable databaseProbe;
    private final MessagingConfig.Consumer config;
    private final Map<Topic, HandleInGroups> inGroups = new EnumMap<>(Topic.class);

    public ConsumeRecords(
            Listeners listeners,
            HandleEventsOnce handleEventsOnce,
            DeadLetters deadLetters,
            MessagingMetrics metrics,
            Runnable databaseProbe,
            MessagingConfig.Consumer config) {
        this.handleEventsOnce = handleEventsOnce;
        this.deadLetters = deadLetters;
        this.metrics = metrics;
        this.databaseProbe = databaseProbe;
        this.config = config;
        for (Topic topic : listeners.topicsInBatches()) {
            inGroups.put(
                    topic,
                    new HandleInGroups(
                            topic,
                            handleEventsOnce,
                            metrics,
                            config.batchSize(),
                            config.longestPause(),
                            config.transactionTimeout()));
        }
    }

    PartitionWorker.Work ofPartition(Topic topic) {
        return new OfPartition(topic, inGroups.get(topic));
    }

    /**
     * What has come is tried once, together with what other partitions have. If that fails, or nobody knows whether it was
     * committed, it is taken one by one: only then is there one that can be at fault, and what was committed is known.
     */
    private final class OfPartition implements PartitionWorker.Work {

        private final Topic topic;
        private final HandleInGroups inGroups;
        /** So many of the next events belong to a group that failed. */
        private int alone;

        /** @param inGroups null for a listener that takes events one by one */
        private OfPartition(Topic topic, HandleInGroups inGroups) {
            this.topic = topic;
            this.inGroups = inGroups;
        }

        @Override
        public int on(List<ConsumerRecord<byte[], byte[]>> records, StopSignal abandoned) {
            ConsumerRecord<byte[], byte[]> first = records.getFirst();
            return switch (Decoded.of(topic, first)) {
                case Decoded.Tombstone() -> 1;
                case Decoded.Unreadable(String cause) -> deadLetters.accept(topic, first, cause, abandoned) ? 1 : 0;
                case Decoded.Readable(IncomingEvent event) -> {
                    if (inGroups != null && alone == 0) {
                        List<IncomingEvent> events = readable(event, records);
                        if (inGroups.handle(events)) {
                            yield events.size();
                        }
                        alone = events.size();
                    }
                    if (!handledAlone(first, event, abandoned)) {
                        yield 0;
                    }
                    alone = Math.max(0, alone - 1);
                    yield 1;
                }
            };
        }

        /** Up to the first that cannot be read, which then comes first. */
        private List<IncomingEvent> readable(IncomingEvent first, List<ConsumerRecord<byte[], byte[]>> records) {
            List<IncomingEvent> events = new ArrayList<>(List.of(first));
            for (ConsumerRecord<byte[], byte[]> record : records.subList(1, records.size())) {
                if (!(Decoded.of(topic, record) instanceof Decoded.Readable(IncomingEvent event))) {
                    break;
                }
                events.add(event);
            }
            return events;
        }

        private boolean handledAlone(ConsumerRecord<byte[], byte[]> record, IncomingEvent event, StopSignal abandoned) {
            Retries retries = new Retries(databaseProbe, config.transactionTimeout(), abandoned);
            return switch (retries.attempt(() -> handleEventsOnce.handle(List.of(event)))) {
                case Retries.Result.Done<Integer>(Integer handled) -> {
                    metrics.handled(topic, handled);
                    yield true;
                }
                case Retries.Result.Hopeless<Integer>(Throwable cause) ->
                    deadLetters.accept(topic, record, Failures.code(cause), abandoned);
                case Retries.Result.Abandoned<Integer>() -> false;
            };
        }
    }
}

package org.softstone.messaging.consume;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jboss.logging.Logger;
import org.softstone.contracts.Topic;
import org.softstone.database.Failures;
import org.softstone.database.retry.Retries;
import org.softstone.database.retry.StopSignal;
import org.softstone.messaging.MessagingMetrics;
import org.softstone.messaging.deadletter.DeadLetters;
import org.softstone.messaging.event.Decoded;
import org.softstone.messaging.event.IncomingEvent;
import org.softstone.messaging.event.Listeners;

/** Polled records until each is committed, parked, skipped, or acknowledged by the dead letters. */
public final class ConsumeRecords {

    private static final Logger LOG = Logger.getLogger(ConsumeRecords.class);

    private final Listeners listeners;
    private final HandleEventsOnce handleEventsOnce;
    private final DeadLetters deadLetters;
    private final MessagingMetrics metrics;
    private final Runnable databaseProbe;
    private final Duration transactionTimeout;

    public ConsumeRecords(
            Listeners listeners,
            HandleEventsOnce handleEventsOnce,
            DeadLetters deadLetters,
            MessagingMetrics metrics,
            Runnable databaseProbe,
            Duration transactionTimeout) {
        this.listeners = listeners;
        this.handleEventsOnce = handleEventsOnce;
        this.deadLetters = deadLetters;
        this.metrics = metrics;
        this.databaseProbe = databaseProbe;
        this.transactionTimeout = transactionTimeout;
    }

    PartitionWorker.Work ofPartition(Topic topic) {
        return new OfPartition(topic, listeners.takeBatches(topic));
    }

    /**
     * What has come together is tried once, in one transaction. If that fails, or nobody knows whether it was committed, its
     * events are taken one by one: only then is there one that can be at fault, and those that were committed are known.
     */
    private final class OfPartition implements PartitionWorker.Work {

        private final Topic topic;
        private final boolean inBatches;
        /** So many of the next events belong to a batch that failed. */
        private int alone;

        private OfPartition(Topic topic, boolean inBatches) {
            this.topic = topic;
            this.inBatches = inBatches;
        }

        @Override
        public int on(List<ConsumerRecord<byte[], byte[]>> records, StopSignal abandoned) {
            ConsumerRecord<byte[], byte[]> first = records.getFirst();
            return switch (Decoded.of(topic, first)) {
                case Decoded.Tombstone() -> 1;
                case Decoded.Unreadable(String cause) -> deadLetters.accept(topic, first, cause, abandoned) ? 1 : 0;
                case Decoded.Readable(IncomingEvent event) -> {
                    List<IncomingEvent> batch = inBatches && alone == 0 ? readable(event, records) : List.of(event);
                    if (batch.size() > 1 && handledTogether(batch)) {
                        yield batch.size();
                    }
                    boolean handled = handledAlone(first, event, abandoned);
                    alone = handled ? Math.max(0, alone - 1) : alone;
                    yield handled ? 1 : 0;
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

        private boolean handledTogether(List<IncomingEvent> batch) {
            try {
                metrics.handled(topic, handleEventsOnce.handle(batch));
                return true;
            } catch (Exception | Error e) {
                IncomingEvent.Origin from = batch.getFirst().origin();
                LOG.warnf(
                        "Batch failed, its events are taken one by one: topic=%s partition=%d offset=%d events=%d cause=%s",
                        topic.topicName(), from.partition(), from.offset(), batch.size(), Failures.describe(e));
                alone = batch.size();
                return false;
            }
        }

        private boolean handledAlone(ConsumerRecord<byte[], byte[]> record, IncomingEvent event, StopSignal abandoned) {
            Retries retries = new Retries(databaseProbe, transactionTimeout, abandoned);
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

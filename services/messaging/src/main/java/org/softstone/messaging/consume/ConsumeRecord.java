package org.softstone.messaging.consume;

import java.time.Duration;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.softstone.contracts.Topic;
import org.softstone.database.Failures;
import org.softstone.database.retry.Retries;
import org.softstone.database.retry.StopSignal;
import org.softstone.messaging.MessagingMetrics;
import org.softstone.messaging.deadletter.DeadLetters;
import org.softstone.messaging.event.Decoded;
import org.softstone.messaging.event.IncomingEvent;

/** One polled record until it is committed, parked, skipped, or acknowledged by the dead letters. */
public final class ConsumeRecord {

    private final HandleEventOnce handleEventOnce;
    private final DeadLetters deadLetters;
    private final MessagingMetrics metrics;
    private final Runnable databaseProbe;
    private final Duration transactionTimeout;

    public ConsumeRecord(
            HandleEventOnce handleEventOnce,
            DeadLetters deadLetters,
            MessagingMetrics metrics,
            Runnable databaseProbe,
            Duration transactionTimeout) {
        this.handleEventOnce = handleEventOnce;
        this.deadLetters = deadLetters;
        this.metrics = metrics;
        this.databaseProbe = databaseProbe;
        this.transactionTimeout = transactionTimeout;
    }

    PartitionWorker.Work ofPartition(Topic topic) {
        return (record, abandoned) ->
                consume(topic, record, new Retries(databaseProbe, transactionTimeout, abandoned), abandoned);
    }

    private boolean consume(Topic topic, ConsumerRecord<byte[], byte[]> record, Retries retries, StopSignal abandoned) {
        return switch (Decoded.of(topic, record)) {
            case Decoded.Tombstone() -> true;
            case Decoded.Unreadable(String cause) -> deadLetters.accept(topic, record, cause, abandoned);
            case Decoded.Readable(IncomingEvent event) ->
                switch (retries.attempt(() -> handleEventOnce.handle(event))) {
                    case Retries.Result.Done<HandleEventOnce.Outcome>(HandleEventOnce.Outcome outcome) -> {
                        if (outcome == HandleEventOnce.Outcome.HANDLED) {
                            metrics.handled(topic);
                        }
                        yield true;
                    }
                    case Retries.Result.Hopeless<HandleEventOnce.Outcome>(Throwable cause) ->
                        deadLetters.accept(topic, record, Failures.code(cause), abandoned);
                    case Retries.Result.Abandoned<HandleEventOnce.Outcome>() -> false;
                };
        };
    }
}

package org.softstone.messaging.deadletter;

import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.jboss.logging.Logger;
import org.softstone.contracts.Topic;
import org.softstone.database.Failures;
import org.softstone.database.retry.RetryLoop;
import org.softstone.database.retry.StopSignal;
import org.softstone.messaging.KafkaClients;
import org.softstone.messaging.MessagingMetrics;
import org.softstone.messaging.event.EventHeaders;

/** Takes events that this service can never handle, with the cause, until an operator replays them. */
public final class DeadLetters {

    private static final Logger LOG = Logger.getLogger(DeadLetters.class);

    private final KafkaClients clients;
    private final String service;
    private final MessagingMetrics metrics;
    private final InstantSource systemTime;
    private Producer<byte[], byte[]> producer;

    public DeadLetters(KafkaClients clients, String service, MessagingMetrics metrics, InstantSource systemTime) {
        this.clients = clients;
        this.service = service;
        this.metrics = metrics;
        this.systemTime = systemTime;
    }

    /**
     * Returns once the brokers have acknowledged it, however long that takes.
     *
     * @return false when stopped before
     */
    public boolean accept(Topic topic, ConsumerRecord<byte[], byte[]> record, String cause, StopSignal stop) {
        ProducerRecord<byte[], byte[]> letter = letter(topic, record, cause);
        boolean acknowledged = new RetryLoop(LOG, "dead letters", stop).until(() -> send(letter, stop));
        if (acknowledged) {
            metrics.dead(topic);
            LOG.errorf(
                    "Event sent to the dead letters: topic=%s partition=%d offset=%d cause=%s",
                    topic.topicName(), record.partition(), record.offset(), cause);
        }
        return acknowledged;
    }

    private ProducerRecord<byte[], byte[]> letter(Topic topic, ConsumerRecord<byte[], byte[]> record, String cause) {
        RecordHeaders headers = new RecordHeaders(record.headers());
        EventHeaders.put(headers, EventHeaders.DEAD_CAUSE, cause);
        EventHeaders.put(headers, EventHeaders.DEAD_TOPIC, topic.topicName());
        EventHeaders.put(headers, EventHeaders.DEAD_PARTITION, record.partition());
        EventHeaders.put(headers, EventHeaders.DEAD_OFFSET, record.offset());
        EventHeaders.put(headers, EventHeaders.DEAD_AT, systemTime.instant());
        return new ProducerRecord<>(topic.deadLetterTopicOf(service), null, record.key(), record.value(), headers);
    }

    private boolean send(ProducerRecord<byte[], byte[]> letter, StopSignal stop)
            throws ExecutionException, InterruptedException {
        try {
            Future<RecordMetadata> acknowledged = producer().send(letter);
            while (!stop.isRaised()) {
                try {
                    acknowledged.get(500, TimeUnit.MILLISECONDS);
                    return true;
                } catch (TimeoutException _) {
                    // The brokers are unreachable. The client keeps retrying, so wait on until stopped.
                }
            }
            return false;
        } catch (ExecutionException | RuntimeException e) {
            close();
            throw e;
        }
    }

    private synchronized Producer<byte[], byte[]> producer() {
        if (producer == null) {
            producer = clients.producer(service + "-dead-letters");
        }
        return producer;
    }

    public synchronized void close() {
        if (producer != null) {
            try {
                producer.close(Duration.ZERO);
            } catch (KafkaException e) {
                LOG.debugf("Closing failed: what=dead letters cause=%s", Failures.describe(e));
            }
            producer = null;
        }
    }
}

package org.softstone.notifications.stream;

import jakarta.annotation.PreDestroy;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jboss.logging.Logger;
import org.softstone.messaging.MessagingConfig;

/**
 * Tells the other replicas who has news, over a small broadcast topic that each replica reads from its end without a group.
 * Sent once, after the commit, outside of every transaction: a signal that is lost costs the time to the next poll.
 */
@Singleton
class FeedSignals {

    static final String TOPIC = "softstone.feed-signals";

    private static final Logger LOG = Logger.getLogger(FeedSignals.class);
    /** Under load a signal per commit would cost the broker more than the reports do; the first one is sent at once. */
    private static final Duration GATHER = Duration.ofMillis(10);

    private static final Duration RETRY_AFTER = Duration.ofSeconds(1);
    private static final Duration CLOSE_WITHIN = Duration.ofSeconds(1);

    private final String replica = UUID.randomUUID().toString();
    private final Set<RecipientHash> waiting = ConcurrentHashMap.newKeySet();
    private final Semaphore somebodyWaits = new Semaphore(0);
    private final Optional<String> bootstrapServers;
    private final Map<String, String> furtherProperties;
    private final List<Thread> threads = new ArrayList<>();
    private final CountDownLatch stopping = new CountDownLatch(1);
    private volatile KafkaConsumer<byte[], byte[]> consumer;

    @Inject
    FeedSignals(MessagingConfig config) {
        this(config.bootstrapServers(), config.kafka());
    }

    FeedSignals(Optional<String> bootstrapServers, Map<String, String> furtherProperties) {
        this.bootstrapServers = bootstrapServers;
        this.furtherProperties = furtherProperties;
    }

    /** @param onSignal told who has news by another replica */
    void start(Consumer<List<RecipientHash>> onSignal) {
        if (bootstrapServers.isPresent()) {
            threads.add(Thread.ofPlatform().daemon().name("send-feed-signals").start(this::send));
            threads.add(
                    Thread.ofPlatform().daemon().name("receive-feed-signals").start(() -> receive(onSignal)));
        }
    }

    /** Never waits: for a moment after each signal, further recipients gather for the next one. */
    void broadcast(Collection<RecipientHash> recipients) {
        waiting.addAll(recipients);
        if (somebodyWaits.availablePermits() == 0) {
            somebodyWaits.release();
        }
    }

    @PreDestroy
    void stop() throws InterruptedException {
        stopping.countDown();
        somebodyWaits.release();
        KafkaConsumer<byte[], byte[]> reading = consumer;
        if (reading != null) {
            reading.wakeup();
        }
        for (Thread thread : threads) {
            thread.join(CLOSE_WITHIN);
        }
    }

    private void send() {
        while (!isStopped()) {
            try (Producer<byte[], byte[]> producer =
                    new KafkaProducer<>(producerProperties(), new ByteArraySerializer(), new ByteArraySerializer())) {
                while (!isStopped()) {
                    somebodyWaits.acquire();
                    somebodyWaits.drainPermits();
                    List<RecipientHash> recipients = takeWaiting();
                    if (!recipients.isEmpty()) {
                        producer.send(
                                new ProducerRecord<>(TOPIC, 0, null, new FeedSignal(replica, recipients).toBytes()));
                        stopping.await(GATHER.toMillis(), TimeUnit.MILLISECONDS);
                    }
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                stopping.countDown();
            } catch (RuntimeException e) {
                LOG.debugf("Feed signals cannot be sent: cause=%s", e.getClass().getSimpleName());
                pause();
            }
        }
    }

    private List<RecipientHash> takeWaiting() {
        List<RecipientHash> taken = new ArrayList<>();
        for (Iterator<RecipientHash> next = waiting.iterator(); next.hasNext(); ) {
            taken.add(next.next());
            next.remove();
        }
        return taken;
    }

    private void receive(Consumer<List<RecipientHash>> onSignal) {
        while (!isStopped()) {
            try (KafkaConsumer<byte[], byte[]> reading = new KafkaConsumer<>(
                    consumerProperties(), new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
                List<TopicPartition> partitions = List.of(new TopicPartition(TOPIC, 0));
                reading.assign(partitions);
                reading.seekToEnd(partitions);
                consumer = reading;
                while (!isStopped()) {
                    for (ConsumerRecord<byte[], byte[]> message : reading.poll(Duration.ofSeconds(5))) {
                        FeedSignal.read(message.value())
                                .filter(signal -> !signal.sender().equals(replica))
                                .ifPresent(signal -> onSignal.accept(signal.recipients()));
                    }
                }
            } catch (WakeupException e) {
                // stopping
            } catch (RuntimeException e) {
                LOG.debugf("Feed signals cannot be read: cause=%s", e.getClass().getSimpleName());
                pause();
            }
        }
    }

    private void pause() {
        try {
            stopping.await(RETRY_AFTER.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            stopping.countDown();
        }
    }

    private boolean isStopped() {
        return stopping.getCount() == 0;
    }

    private Map<String, Object> producerProperties() {
        Map<String, Object> properties = common();
        properties.put(ProducerConfig.CLIENT_ID_CONFIG, "notifications-feed-signals");
        properties.put(ProducerConfig.ACKS_CONFIG, "1");
        properties.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, false);
        properties.put(ProducerConfig.RETRIES_CONFIG, 0);
        properties.put(ProducerConfig.LINGER_MS_CONFIG, 0);
        // Without a broker the send fails soon, and whoever has news meanwhile goes into the next signal.
        properties.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, 1_000);
        properties.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, 1_000);
        properties.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, 1_000);
        properties.put(ProducerConfig.BUFFER_MEMORY_CONFIG, 1 << 20);
        return properties;
    }

    private Map<String, Object> consumerProperties() {
        Map<String, Object> properties = common();
        properties.put(ConsumerConfig.CLIENT_ID_CONFIG, "notifications-feed-signals");
        properties.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        properties.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "latest");
        properties.put(ConsumerConfig.FETCH_MAX_BYTES_CONFIG, 1 << 20);
        return properties;
    }

    private Map<String, Object> common() {
        Map<String, Object> properties = new HashMap<>();
        properties.put(CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers.orElseThrow());
        properties.put(CommonClientConfigs.METRIC_REPORTER_CLASSES_CONFIG, "");
        properties.put(CommonClientConfigs.ENABLE_METRICS_PUSH_CONFIG, false);
        properties.putAll(furtherProperties);
        return properties;
    }
}

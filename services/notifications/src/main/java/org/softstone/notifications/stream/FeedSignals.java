package org.softstone.notifications.stream;

import jakarta.annotation.PreDestroy;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.jboss.logging.Logger;
import org.softstone.database.retry.RetryLoop;
import org.softstone.database.retry.StopSignal;
import org.softstone.messaging.CreateTopics;
import org.softstone.messaging.KafkaClients;
import org.softstone.messaging.MessagingConfig;

/**
 * Broadcasts to the other replicas who has news, over a small topic that each replica reads from its end without a group.
 * Sent once, after the commit and outside of every transaction: a lost signal costs the time to the next poll.
 */
@Singleton
class FeedSignals {

    static final String TOPIC = CreateTopics.FEED_SIGNALS;
    private static final String CLIENT = "notifications-feed-signals";

    private static final Logger LOG = Logger.getLogger(FeedSignals.class);
    /** Under load a signal per commit would cost the broker more than the reports do; the first one is sent at once. */
    private static final Duration GATHER = Duration.ofMillis(10);

    private static final Duration POLL = Duration.ofMillis(200);
    private static final Duration CLOSE_WITHIN = Duration.ofSeconds(1);

    private final String replica = UUID.randomUUID().toString();
    private final Set<RecipientHash> waiting = ConcurrentHashMap.newKeySet();
    private final Semaphore somebodyWaits = new Semaphore(0);
    private final Optional<String> bootstrapServers;
    private final Map<String, String> furtherProperties;
    private final List<Thread> threads = new ArrayList<>();
    private final StopSignal stop = new StopSignal();

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
        stop.raise();
        somebodyWaits.release();
        for (Thread thread : threads) {
            thread.join(CLOSE_WITHIN);
        }
    }

    private void send() {
        RetryLoop loop = new RetryLoop(LOG, "sending feed signals", stop);
        loop.run(() -> {
            try (Producer<byte[], byte[]> producer = clients().broadcaster(CLIENT)) {
                while (!stop.isRaised()) {
                    somebodyWaits.acquire();
                    somebodyWaits.drainPermits();
                    List<RecipientHash> recipients = takeWaiting();
                    if (!recipients.isEmpty()) {
                        producer.send(
                                new ProducerRecord<>(TOPIC, 0, null, new FeedSignal(replica, recipients).toBytes()));
                        loop.works();
                        stop.await(GATHER);
                    }
                }
            }
        });
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
        RetryLoop loop = new RetryLoop(LOG, "receiving feed signals", stop);
        loop.run(() -> {
            try (KafkaConsumer<byte[], byte[]> reading = clients().listener(CLIENT)) {
                List<TopicPartition> partitions = List.of(new TopicPartition(TOPIC, 0));
                reading.assign(partitions);
                reading.seekToEnd(partitions);
                while (!stop.isRaised()) {
                    for (ConsumerRecord<byte[], byte[]> message : reading.poll(POLL)) {
                        FeedSignal.read(message.value())
                                .filter(signal -> !signal.sender().equals(replica))
                                .ifPresent(signal -> onSignal.accept(signal.recipients()));
                    }
                    loop.works();
                }
            }
        });
    }

    private KafkaClients clients() {
        return new KafkaClients(bootstrapServers.orElseThrow(), furtherProperties);
    }
}

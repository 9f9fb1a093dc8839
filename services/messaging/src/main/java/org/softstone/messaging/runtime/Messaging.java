package org.softstone.messaging.runtime;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jboss.logging.Logger;
import org.softstone.database.Sql;
import org.softstone.messaging.KafkaClients;
import org.softstone.messaging.MessagingConfig;
import org.softstone.messaging.MessagingMetrics;
import org.softstone.messaging.Outbox;
import org.softstone.messaging.ParkedEvents;
import org.softstone.messaging.TopicListener;
import org.softstone.messaging.Transactions;
import org.softstone.messaging.consume.ConsumeRecords;
import org.softstone.messaging.consume.HandleEventsOnce;
import org.softstone.messaging.consume.TopicConsumer;
import org.softstone.messaging.deadletter.DeadLetters;
import org.softstone.messaging.event.Listeners;
import org.softstone.messaging.outbox.JdbcOutbox;
import org.softstone.messaging.outbox.OutboxRelay;
import org.softstone.messaging.outbox.Wakeup;
import org.softstone.messaging.park.ArrivedSnapshots;
import org.softstone.messaging.park.ParkedEventStore;
import org.softstone.messaging.park.ReleaseParkedEvents;

/** All parts of one service's messaging, put together. Knows nothing of the framework around it. */
final class Messaging {

    private static final Logger LOG = Logger.getLogger(Messaging.class);

    private final String service;
    private final MessagingConfig config;
    private final Sql sql;
    private final Transactions transactions;
    private final OutboxRelay.Connections relayConnections;
    private final Wakeup wakeup = new Wakeup();
    private final Outbox outbox;
    private final ArrivedSnapshots arrivedSnapshots;
    private final List<Runnable> stops = new ArrayList<>();
    private final List<Thread> threads = new ArrayList<>();
    private final List<Runnable> closings = new ArrayList<>();

    Messaging(
            String service,
            MessagingConfig config,
            Sql sql,
            Transactions transactions,
            OutboxRelay.Connections relayConnections) {
        this.service = service;
        this.config = config;
        this.sql = sql;
        this.transactions = transactions;
        this.relayConnections = relayConnections;
        this.outbox = new JdbcOutbox(sql, transactions, wakeup::ring);
        this.arrivedSnapshots = new ArrivedSnapshots(transactions);
    }

    Outbox outbox() {
        return outbox;
    }

    ParkedEvents parkedEvents() {
        return arrivedSnapshots;
    }

    /** Starts in the background and waits for nothing: neither Kafka nor PostgreSQL need to be there. */
    synchronized void start(Collection<? extends TopicListener<?>> topicListeners, MeterRegistry meters) {
        String bootstrapServers = config.bootstrapServers().orElseThrow();
        KafkaClients clients = new KafkaClients(bootstrapServers, Map.copyOf(config.kafka()));
        MessagingMetrics metrics = new MessagingMetrics(meters);

        OutboxRelay relay = new OutboxRelay(
                service, config.relay(), relayConnections, () -> clients.producer(service + "-relay"), metrics, wakeup);
        start("outbox-relay", relay, relay::stop);

        MeasureAndPrune measureAndPrune = new MeasureAndPrune(sql, metrics, config);
        start("messaging-measure", measureAndPrune, measureAndPrune::stop);

        Listeners listeners = new Listeners(topicListeners);
        if (!listeners.isEmpty()) {
            startConsumption(clients, metrics, listeners);
        }
        LOG.infof("Messaging started: service=%s topics=%s", service, listeners.topicNames());
    }

    private void startConsumption(KafkaClients clients, MessagingMetrics metrics, Listeners listeners) {
        ParkedEventStore store = new ParkedEventStore(sql);
        DeadLetters deadLetters = new DeadLetters(clients, service, metrics, InstantSource.system());

        arrivedSnapshots.await();
        ReleaseParkedEvents release =
                new ReleaseParkedEvents(arrivedSnapshots, store, transactions, listeners, deadLetters, metrics, config);
        start("parked-events", release, release::stop);

        ConsumeRecords consumeRecords = new ConsumeRecords(
                listeners,
                new HandleEventsOnce(transactions, sql, listeners, store),
                deadLetters,
                metrics,
                store::probe,
                config.consumer());
        TopicConsumer consumer = new TopicConsumer(
                () -> clients.member(service, config.consumer().sessionTimeout()),
                listeners.topicNames(),
                consumeRecords,
                config.consumer(),
                metrics);
        start("topic-consumer", consumer, consumer::stop);
        closings.add(deadLetters::close);
    }

    /** Stops after the current events; what is unfinished is left to the next start or another replica. */
    synchronized void stop() {
        stops.forEach(Runnable::run);
        long until = System.nanoTime() + config.stopWithin().toNanos();
        for (Thread thread : threads) {
            try {
                long millis = (until - System.nanoTime()) / 1_000_000;
                if (millis > 0) {
                    thread.join(millis);
                }
            } catch (InterruptedException _) {
                Thread.currentThread().interrupt();
            }
        }
        closings.forEach(Runnable::run);
        stops.clear();
        threads.clear();
        closings.clear();
        LOG.infof("Messaging stopped: service=%s", service);
    }

    /** Platform threads: the Kafka client waits in a selector, which would hold a carrier of virtual threads. */
    private void start(String name, Runnable loop, Runnable stop) {
        stops.add(stop);
        threads.add(Thread.ofPlatform().daemon().name(name).start(loop));
    }
}

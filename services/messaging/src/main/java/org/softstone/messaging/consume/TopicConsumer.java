package org.softstone.messaging.consume;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.jboss.logging.Logger;
import org.softstone.contracts.Topic;
import org.softstone.database.Failures;
import org.softstone.database.retry.RetryLoop;
import org.softstone.database.retry.StopSignal;
import org.softstone.messaging.KafkaClients;
import org.softstone.messaging.MessagingConfig;
import org.softstone.messaging.MessagingMetrics;

/**
 * This process's membership in the service's consumer group. The loop only polls, pauses and commits; a
 * {@link PartitionWorker} per partition does the work. Since it keeps polling while workers wait for an unreachable database,
 * the process stays in its group and keeps its partitions for as long as that lasts.
 */
public final class TopicConsumer implements Runnable {

    private static final Logger LOG = Logger.getLogger(TopicConsumer.class);

    private static final Duration POLL = Duration.ofMillis(100);

    /** How long a rebalance waits for current batches. Longer delays the others; shorter means more repeated deliveries. */
    private static final Duration HAND_OVER_WITHIN = Duration.ofSeconds(3);

    private final Supplier<Consumer<byte[], byte[]>> membership;
    private final Set<String> topicNames;
    private final ConsumeRecords consumeRecords;
    private final MessagingConfig.Consumer config;
    private final MessagingMetrics metrics;
    private final StopSignal stop = new StopSignal();
    private final RetryLoop loop = new RetryLoop(LOG, "consumer", stop);
    private final Map<TopicPartition, PartitionWorker> workers = new HashMap<>();
    private boolean committing;
    private long lastCommit = System.nanoTime();

    public TopicConsumer(
            Supplier<Consumer<byte[], byte[]>> membership,
            Set<String> topicNames,
            ConsumeRecords consumeRecords,
            MessagingConfig.Consumer config,
            MessagingMetrics metrics) {
        this.membership = membership;
        this.topicNames = topicNames;
        this.consumeRecords = consumeRecords;
        this.config = config;
        this.metrics = metrics;
    }

    public void stop() {
        stop.raise();
    }

    /** Until stopped; after any failure it joins the group again. */
    @Override
    public void run() {
        loop.run(() -> {
            Consumer<byte[], byte[]> consumer = membership.get();
            try {
                consumer.subscribe(topicNames, new HandOver(consumer));
                committing = false;
                while (!stop.isRaised()) {
                    turn(consumer);
                }
            } finally {
                leave(consumer);
            }
        });
    }

    private void turn(Consumer<byte[], byte[]> consumer) {
        ConsumerRecords<byte[], byte[]> records = consumer.poll(POLL);
        for (TopicPartition partition : records.partitions()) {
            workers.get(partition).add(records.records(partition));
            loop.works();
        }
        bound(consumer);
        if (System.nanoTime() - lastCommit >= config.commitInterval().toNanos()) {
            lastCommit = System.nanoTime();
            commit(consumer);
            metrics.lag(lag(consumer));
        }
    }

    /** Pauses partitions that are far enough ahead of their worker, resumes those whose worker has caught up. */
    private void bound(Consumer<byte[], byte[]> consumer) {
        Set<TopicPartition> paused = consumer.paused();
        List<TopicPartition> ahead = new ArrayList<>();
        List<TopicPartition> caughtUp = new ArrayList<>();
        workers.forEach((partition, worker) -> {
            boolean isPaused = paused.contains(partition);
            if (!isPaused && worker.backlog() >= config.readAhead()) {
                ahead.add(partition);
            } else if (isPaused && worker.backlog() <= config.readAhead() / 2) {
                caughtUp.add(partition);
            }
        });
        consumer.pause(ahead);
        consumer.resume(caughtUp);
    }

    /** Does not wait for the answer. What fails is committed next time; at worst it is delivered again and skipped. */
    private void commit(Consumer<byte[], byte[]> consumer) {
        Map<TopicPartition, OffsetAndMetadata> handled = handled(workers.keySet());
        if (!committing && !handled.isEmpty()) {
            committing = true;
            consumer.commitAsync(handled, (committed, failure) -> {
                committing = false;
                if (failure == null) {
                    committed.forEach((partition, offset) -> {
                        if (workers.get(partition) instanceof PartitionWorker worker) {
                            worker.committed(offset.offset());
                        }
                    });
                } else {
                    LOG.debugf("Offsets not committed yet: cause=%s", Failures.describe(failure));
                }
            });
        }
    }

    private Map<TopicPartition, OffsetAndMetadata> handled(Collection<TopicPartition> partitions) {
        Map<TopicPartition, OffsetAndMetadata> handled = new HashMap<>();
        for (TopicPartition partition : partitions) {
            PartitionWorker worker = workers.get(partition);
            if (worker != null && worker.hasNews()) {
                handled.put(partition, new OffsetAndMetadata(worker.handledUpTo()));
            }
        }
        return handled;
    }

    private long lag(Consumer<byte[], byte[]> consumer) {
        long lag = 0;
        for (Map.Entry<TopicPartition, PartitionWorker> assigned : workers.entrySet()) {
            OptionalLong unread = consumer.currentLag(assigned.getKey());
            lag += unread.orElse(0) + assigned.getValue().backlog();
        }
        return lag;
    }

    /** Closing hands over, too; the workers are abandoned even if that fails. */
    private void leave(Consumer<byte[], byte[]> consumer) {
        try {
            consumer.close(KafkaClients.closeOptions());
        } finally {
            workers.values().forEach(PartitionWorker::abandon);
            workers.clear();
            metrics.lag(0);
        }
    }

    /** Called from within {@code poll} and {@code close}. */
    private final class HandOver implements ConsumerRebalanceListener {

        private final Consumer<byte[], byte[]> consumer;

        HandOver(Consumer<byte[], byte[]> consumer) {
            this.consumer = consumer;
        }

        @Override
        public void onPartitionsAssigned(Collection<TopicPartition> partitions) {
            for (TopicPartition partition : partitions) {
                Topic topic = Topic.named(partition.topic()).orElseThrow();
                workers.put(
                        partition,
                        new PartitionWorker(
                                partition.toString(), config.batchSize(), consumeRecords.ofPartition(topic)));
            }
        }

        @Override
        public void onPartitionsRevoked(Collection<TopicPartition> partitions) {
            abandon(partitions);
            long until = System.nanoTime() + HAND_OVER_WITHIN.toNanos();
            for (TopicPartition partition : partitions) {
                if (workers.get(partition) instanceof PartitionWorker worker) {
                    worker.awaitEnd(Duration.ofNanos(Math.max(0, until - System.nanoTime())));
                }
            }
            Map<TopicPartition, OffsetAndMetadata> handled = handled(partitions);
            workers.keySet().removeAll(partitions);
            if (!handled.isEmpty()) {
                try {
                    consumer.commitSync(handled, HAND_OVER_WITHIN);
                } catch (KafkaException e) {
                    LOG.infof("Offsets not handed over, events will come again: cause=%s", Failures.describe(e));
                }
            }
        }

        /** Another process has them already. */
        @Override
        public void onPartitionsLost(Collection<TopicPartition> partitions) {
            abandon(partitions);
            workers.keySet().removeAll(partitions);
        }

        private void abandon(Collection<TopicPartition> partitions) {
            partitions.forEach(partition -> {
                if (workers.get(partition) instanceof PartitionWorker worker) {
                    worker.abandon();
                }
            });
        }
    }
}

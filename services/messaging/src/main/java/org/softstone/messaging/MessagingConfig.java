package org.softstone.messaging;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How this service uses Kafka. */
@ConfigMapping(prefix = "softstone.messaging")
public interface MessagingConfig extends KafkaConnection {

    Relay relay();

    Consumer consumer();

    Parking parking();

    Retention retention();

    /** How often the gauges are read from the database: they count rows, so not at each scrape of each scraper. */
    @WithDefault("5s")
    Duration measureEvery();

    /** How long a stopping service waits for current events; much less than the grace period in deploy/kubernetes/base/pod.yaml. */
    @WithDefault("10s")
    Duration stopWithin();

    /** From outbox to Kafka. */
    interface Relay {

        /** A commit in this process wakes the relay at once; polling finds those of other replicas. */
        @WithDefault("50ms")
        Duration pollInterval();

        /** Enough to fill the pipeline to the broker, few enough that a repeated batch is cheap. */
        @WithDefault("500")
        int batchSize();

        /**
         * The longest pause after a batch, which is as long as the batch took, unless it was full. A batch costs the same
         * few requests to database and broker whatever it holds, and under load there is always one more commit: without
         * pauses, each event would travel alone, and the busier the machine, the more that costs.
         */
        @WithDefault("20ms")
        Duration longestPause();

        /** How soon a waiting replica takes over from one that died. A blocking lock would hold back vacuum. */
        @WithDefault("1s")
        Duration takeoverInterval();
    }

    /** From Kafka to the listeners. */
    interface Consumer {

        /** How long after a crash another replica takes over; Kafka's own 45 s would delay alerts, less than 6 s it refuses. */
        @WithDefault("10s")
        Duration sessionTimeout();

        /** How often handled offsets are committed: what is lost in between is delivered again and skipped. */
        @WithDefault("1s")
        Duration commitInterval();

        /** Events read ahead per partition before it is paused: some memory, so that a worker never waits for the poll. */
        @WithDefault("500")
        int readAhead();

        /**
         * The most events that share a transaction: enough that round trips and the commit cost each next to nothing, few
         * enough that the first is not kept waiting for the last, and that a person who acts on what the first has locked does
         * not wait for their whole patience.
         */
        @WithDefault("50")
        int batchSize();

        /**
         * The longest pause after a transaction of a topic, which is as long as that took, where several partitions have events
         * at the same time, unless the next is full: without pauses, few would share what a transaction costs.
         */
        @WithDefault("30ms")
        Duration longestPause();

        /** Even of many events: what takes a minute is waiting for something unreachable. */
        @WithDefault("60s")
        Duration transactionTimeout();
    }

    /** Events whose patient or team is not known yet. */
    interface Parking {

        /** The release after a snapshot's commit is the rule; the sweep finds what was parked in the same moment. */
        @WithDefault("10s")
        Duration sweepInterval();
    }

    /** Kept to recognise repeated events. */
    interface Retention {

        /** Topics and dead letters keep 14 days each, so the last repetition of an event comes within 28. */
        @WithDefault("30d")
        Duration processedEvents();

        /** How often old rows are removed. */
        @WithDefault("1h")
        Duration sweepInterval();
    }
}

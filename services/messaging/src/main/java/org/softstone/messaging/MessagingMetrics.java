package org.softstone.messaging;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.softstone.contracts.Topic;

/** What ops see of the messaging; the README lists the names. */
public final class MessagingMetrics {

    /** @param oldestAgeSeconds 0 when there are none */
    public record Waiting(long rows, double oldestAgeSeconds) {
        static final Waiting NONE = new Waiting(0, 0);
    }

    private final Counter published;
    private final Map<Topic, Counter> handled = new EnumMap<>(Topic.class);
    private final Map<Topic, Counter> dead = new EnumMap<>(Topic.class);
    private final AtomicReference<Waiting> outbox = new AtomicReference<>(Waiting.NONE);
    private final AtomicReference<Waiting> parked = new AtomicReference<>(Waiting.NONE);
    private final AtomicLong lag = new AtomicLong();

    public MessagingMetrics(MeterRegistry registry) {
        published = Counter.builder("softstone.outbox.published")
                .description("Events acknowledged by Kafka")
                .register(registry);
        gauge(
                registry,
                "softstone.outbox.rows",
                "Events that wait for Kafka",
                () -> outbox.get().rows());
        gauge(
                registry,
                "softstone.outbox.oldest.age.seconds",
                "Age of the oldest of them",
                () -> outbox.get().oldestAgeSeconds());
        gauge(
                registry,
                "softstone.events.parked",
                "Events that wait for a snapshot",
                () -> parked.get().rows());
        gauge(
                registry,
                "softstone.events.parked.oldest.age.seconds",
                "Time since the first was parked",
                () -> parked.get().oldestAgeSeconds());
        gauge(registry, "softstone.events.lag", "Events in this process's partitions not handled yet", lag::get);
        for (Topic topic : Topic.values()) {
            handled.put(
                    topic, counter(registry, "softstone.events.handled", "Events whose effects are committed", topic));
            dead.put(topic, counter(registry, "softstone.events.dead", "Events sent to the dead letters", topic));
        }
    }

    private static void gauge(MeterRegistry registry, String name, String description, Supplier<Number> value) {
        Gauge.builder(name, value).description(description).register(registry);
    }

    private static Counter counter(MeterRegistry registry, String name, String description, Topic topic) {
        return Counter.builder(name)
                .description(description)
                .tag("topic", topic.topicName())
                .register(registry);
    }

    public void published(int events) {
        published.increment(events);
    }

    public void handled(Topic topic, int events) {
        handled.get(topic).increment(events);
    }

    public void dead(Topic topic) {
        dead.get(topic).increment();
    }

    public void outbox(Waiting measured) {
        outbox.set(measured);
    }

    public void parked(Waiting measured) {
        parked.set(measured);
    }

    public void lag(long events) {
        lag.set(events);
    }
}

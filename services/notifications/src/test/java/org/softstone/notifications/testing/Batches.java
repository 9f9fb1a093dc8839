package org.softstone.notifications.testing;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import org.softstone.contracts.Event;
import org.softstone.contracts.EventJson;
import org.softstone.contracts.EventTypes;
import org.softstone.contracts.Topic;
import org.softstone.database.CurrentTransaction;
import org.softstone.database.Sql;
import org.softstone.messaging.ReceivedEvent;
import org.softstone.messaging.TopicListener;
import org.softstone.messaging.Transactions;
import org.softstone.messaging.consume.HandleEventsOnce;
import org.softstone.messaging.event.IncomingEvent;
import org.softstone.messaging.event.Listeners;
import org.softstone.messaging.park.ParkedEventStore;

/** Has the service handle events in the batches that a test makes, without Kafka in between. */
@Singleton
public class Batches {

    private final HandleEventsOnce handleEventsOnce;

    Batches(Sql sql, CurrentTransaction current, @Any Instance<TopicListener<?>> listeners) {
        this.handleEventsOnce = new HandleEventsOnce(
                new Transactions() {
                    @Override
                    public <T> T run(Supplier<T> work) {
                        return QuarkusTransaction.requiringNew().call(work::get);
                    }

                    @Override
                    public void afterCommit(Runnable action) {
                        current.afterCommit(action);
                    }
                },
                sql,
                new Listeners(listeners.stream().toList()),
                new ParkedEventStore(sql));
    }

    /** An event on its way. */
    public record Delivery(UUID eventId, Event event) {}

    /** All in one transaction, which fails as a whole. They belong to one topic. */
    public void handleTogether(List<Delivery> deliveries) {
        handleEventsOnce.handle(deliveries.stream().map(Batches::incoming).toList());
    }

    /**
     * As a partition's worker does: all in one transaction, or one by one when that fails. They belong to one topic.
     *
     * @return those that failed alone too, which would become dead letters
     */
    public List<Delivery> handle(List<Delivery> deliveries) {
        try {
            handleTogether(deliveries);
            return List.of();
        } catch (RuntimeException e) {
            return deliveries.size() == 1
                    ? deliveries
                    : deliveries.stream()
                            .flatMap(one -> handle(List.of(one)).stream())
                            .toList();
        }
    }

    private static IncomingEvent incoming(Delivery delivery) {
        Event event = delivery.event();
        return new IncomingEvent(
                new IncomingEvent.Origin(Topic.of(event), 0, 0),
                EventTypes.nameOf(event.getClass()),
                EventJson.write(event).getBytes(StandardCharsets.UTF_8),
                new ReceivedEvent<>(delivery.eventId(), Instant.EPOCH, event));
    }
}

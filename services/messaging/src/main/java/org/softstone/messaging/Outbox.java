package org.softstone.messaging;

import java.util.List;
import org.softstone.contracts.Event;

/**
 * Business code adds its events here, in the same transaction as the change they report. The relay publishes them to
 * Kafka after the commit: at least once, in order per key.
 */
public interface Outbox {

    /**
     * Adds events to the caller's transaction. Takes a transaction-scoped lock per key (ascending), so that the order in
     * the outbox is the order of commit; pass all events of one transaction at once where they have several keys.
     */
    void append(List<? extends Event> events);

    /** Adds one event to the caller's transaction. */
    default void append(Event event) {
        append(List.of(event));
    }
}

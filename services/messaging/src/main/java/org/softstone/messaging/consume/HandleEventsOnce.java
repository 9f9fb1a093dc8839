package org.softstone.messaging.consume;

import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.softstone.contracts.Topic;
import org.softstone.database.LockSpace;
import org.softstone.database.Sql;
import org.softstone.messaging.Handling;
import org.softstone.messaging.Transactions;
import org.softstone.messaging.event.IncomingEvent;
import org.softstone.messaging.event.Listeners;
import org.softstone.messaging.park.ParkedEventStore;

/**
 * One event, or several of one topic, in one transaction: they are remembered, their keys are locked, and each is handled,
 * parked, or skipped because it was remembered already.
 */
public final class HandleEventsOnce {

    /**
     * Remembering, locking and looking for parked events in one round trip, and the planner's settings for what comes after: see
     * {@link Sql#findByIndexes}. Two deliveries of one event meet at the insert: the second waits for the first to commit, and then
     * finds the event known.
     */
    private static final String BEGIN = "SELECT begin_events(?, ?, ?, ?) AS states, " + Sql.BY_INDEXES;

    private final Transactions transactions;
    private final Sql sql;
    private final Listeners listeners;
    private final ParkedEventStore parkedEvents;

    public HandleEventsOnce(Transactions transactions, Sql sql, Listeners listeners, ParkedEventStore parkedEvents) {
        this.transactions = transactions;
        this.sql = sql;
        this.listeners = listeners;
        this.parkedEvents = parkedEvents;
    }

    /**
     * @param deliveries of one topic, in order; maybe several of one event
     * @return how many events were handled; the others were known, or are parked
     */
    public int handle(List<IncomingEvent> deliveries) {
        Map<UUID, IncomingEvent> byId = new LinkedHashMap<>();
        deliveries.forEach(delivery -> byId.putIfAbsent(delivery.id(), delivery));
        List<IncomingEvent> events = List.copyOf(byId.values());
        Topic topic = events.getFirst().topic();
        return transactions.run(() -> handle(topic, events, begin(topic, events)));
    }

    private int handle(Topic topic, List<IncomingEvent> events, List<String> states) {
        List<IncomingEvent> free = IntStream.range(0, events.size())
                .filter(i -> states.get(i).equals("free"))
                .mapToObj(events::get)
                .toList();
        Iterator<Handling> answers = listeners
                .onAll(topic, free.stream().map(IncomingEvent::received).toList())
                .iterator();
        Set<UUID> parkedKeys = new HashSet<>();
        int handled = 0;
        for (int i = 0; i < events.size(); i++) {
            IncomingEvent event = events.get(i);
            switch (states.get(i)) {
                case "known" -> {}
                case "behind-others" -> parkedEvents.park(event, null);
                case "free" -> {
                    switch (answers.next()) {
                        case Handling.Done() -> {
                            requireNoneParkedBefore(event, parkedKeys);
                            handled++;
                        }
                        case Handling.Parked(UUID awaited) -> {
                            // One by one it would have found the other parked, and only waited behind it.
                            boolean first = topic.compacted() || parkedKeys.add(event.key());
                            parkedEvents.park(event, first ? awaited : null);
                        }
                    }
                }
                case String other -> throw new IllegalStateException("begin_events answered " + other);
            }
        }
        return handled;
    }

    private static void requireNoneParkedBefore(IncomingEvent event, Set<UUID> parkedKeys) {
        if (parkedKeys.contains(event.key())) {
            throw new IllegalStateException("Handled past a parked event of its key: " + event);
        }
    }

    private List<String> begin(Topic topic, List<IncomingEvent> events) {
        return sql.first(
                        BEGIN,
                        row -> row.texts("states"),
                        ids(events, IncomingEvent::id),
                        events.stream()
                                .map(event -> LockSpace.CHANGING.number(event.key()))
                                .toArray(Long[]::new),
                        ids(events, IncomingEvent::key),
                        topic.compacted())
                .orElseThrow();
    }

    private static UUID[] ids(List<IncomingEvent> events, Function<IncomingEvent, UUID> id) {
        return events.stream().map(id).toArray(UUID[]::new);
    }
}

package org.softstone.messaging.consume;

import java.util.UUID;
import org.softstone.database.LockSpace;
import org.softstone.database.Sql;
import org.softstone.messaging.Handling;
import org.softstone.messaging.Transactions;
import org.softstone.messaging.event.IncomingEvent;
import org.softstone.messaging.event.Listeners;
import org.softstone.messaging.park.ParkedEventStore;

/**
 * One event, one transaction: it is remembered, its key is locked, and it is handled, parked, or skipped because it was
 * remembered already.
 */
public final class HandleEventOnce {

    /** The outcome of an attempt. */
    public enum Outcome {
        HANDLED,
        PARKED,
        KNOWN
    }

    /**
     * Remembering, locking and looking for parked events in one round trip. Two deliveries of one event meet at the
     * insert: the second waits for the first to commit, and then finds the event known.
     */
    private static final String BEGIN = "SELECT begin_event(?, ?, ?, ?)";

    private final Transactions transactions;
    private final Sql sql;
    private final Listeners listeners;
    private final ParkedEventStore parkedEvents;

    public HandleEventOnce(Transactions transactions, Sql sql, Listeners listeners, ParkedEventStore parkedEvents) {
        this.transactions = transactions;
        this.sql = sql;
        this.listeners = listeners;
        this.parkedEvents = parkedEvents;
    }

    public Outcome handle(IncomingEvent event) {
        return transactions.run(() -> switch (begin(event)) {
            case "known" -> Outcome.KNOWN;
            case "behind-others" -> {
                parkedEvents.park(event, null);
                yield Outcome.PARKED;
            }
            case "free" ->
                switch (listeners.on(event.topic(), event.received())) {
                    case Handling.Done() -> Outcome.HANDLED;
                    case Handling.Parked(UUID awaited) -> {
                        parkedEvents.park(event, awaited);
                        yield Outcome.PARKED;
                    }
                };
            case String other -> throw new IllegalStateException("begin_event answered " + other);
        });
    }

    private String begin(IncomingEvent event) {
        return sql.first(
                        BEGIN,
                        row -> row.text(1),
                        event.id(),
                        LockSpace.CHANGING.number(event.key()),
                        event.key(),
                        event.topic().compacted())
                .orElseThrow();
    }
}

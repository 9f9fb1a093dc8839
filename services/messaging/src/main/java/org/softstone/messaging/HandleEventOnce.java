package org.softstone.messaging;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.UUID;

/**
 * One event, one transaction: it is remembered, its key is locked, and it is handled, parked, or skipped because it was
 * remembered already.
 */
final class HandleEventOnce {

    /** What an attempt came to. */
    enum Outcome {
        HANDLED,
        PARKED,
        KNOWN
    }

    /**
     * Remembering and locking in one round trip. Two deliveries of one event meet at the insert: the second waits for the
     * first to commit, and then finds the event known.
     */
    private static final String REMEMBER_AND_LOCK = """
            WITH remembered AS (
                INSERT INTO processed_event (event_id) VALUES (?) ON CONFLICT DO NOTHING RETURNING event_id),
            locked AS MATERIALIZED (SELECT pg_advisory_xact_lock(?) FROM remembered)
            SELECT count(*) FROM locked
            """;

    private final Transactions transactions;
    private final Listeners listeners;
    private final ParkedEventStore parkedEvents;

    HandleEventOnce(Transactions transactions, Listeners listeners, ParkedEventStore parkedEvents) {
        this.transactions = transactions;
        this.listeners = listeners;
        this.parkedEvents = parkedEvents;
    }

    Outcome handle(IncomingEvent event) {
        return transactions.run(connection -> handle(connection, event));
    }

    private Outcome handle(Connection connection, IncomingEvent event) throws SQLException {
        if (!rememberAndLock(connection, event)) {
            return Outcome.KNOWN;
        }
        // A statement of its own: what others parked while this transaction waited for the lock must be seen. A
        // snapshot is
        // never parked behind events of its own key, since it may be what they wait for.
        if (!event.topic().compacted() && parkedEvents.hasParkedOf(connection, event.key())) {
            parkedEvents.parkBehindOthers(connection, event);
            return Outcome.PARKED;
        }
        return switch (listeners.on(event.topic(), event.received())) {
            case Handling.Done() -> Outcome.HANDLED;
            case Handling.Parked(UUID awaited) -> {
                parkedEvents.park(connection, event, awaited);
                yield Outcome.PARKED;
            }
        };
    }

    private static boolean rememberAndLock(Connection connection, IncomingEvent event) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(REMEMBER_AND_LOCK)) {
            statement.setObject(1, event.id());
            statement.setLong(2, KeyLock.HANDLING.of(event.key()));
            try (ResultSet result = statement.executeQuery()) {
                result.next();
                return result.getLong(1) == 1;
            }
        }
    }
}

package org.softstone.messaging;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.UUID;
import org.softstone.database.LockSpace;

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
     * Remembering, locking and looking for parked events in one round trip. Two deliveries of one event meet at the
     * insert: the second waits for the first to commit, and then finds the event known.
     */
    private static final String BEGIN = "SELECT begin_event(?, ?, ?, ?)";

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
        return switch (begin(connection, event)) {
            case "known" -> Outcome.KNOWN;
            case "behind-others" -> {
                parkedEvents.parkBehindOthers(connection, event);
                yield Outcome.PARKED;
            }
            case "free" ->
                switch (listeners.on(event.topic(), event.received())) {
                    case Handling.Done() -> Outcome.HANDLED;
                    case Handling.Parked(UUID awaited) -> {
                        parkedEvents.park(connection, event, awaited);
                        yield Outcome.PARKED;
                    }
                };
            case String other -> throw new IllegalStateException("begin_event answered " + other);
        };
    }

    private static String begin(Connection connection, IncomingEvent event) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(BEGIN)) {
            statement.setObject(1, event.id());
            statement.setLong(2, LockSpace.CHANGING.number(event.key()));
            statement.setObject(3, event.key());
            statement.setBoolean(4, event.topic().compacted());
            try (ResultSet result = statement.executeQuery()) {
                result.next();
                return result.getString(1);
            }
        }
    }
}

package org.softstone.http;

import java.sql.SQLException;
import java.util.Optional;

/** What goes away by itself: the same request may be sent again. */
enum DatabaseTrouble {
    AWAY,
    BUSY;

    static Optional<DatabaseTrouble> in(Throwable failure) {
        int depth = 0;
        for (Throwable cause = failure; cause != null && depth < 20; cause = cause.getCause(), depth++) {
            if (cause instanceof SQLException sql) {
                Optional<DatabaseTrouble> trouble = of(sql);
                if (trouble.isPresent()) {
                    return trouble;
                }
            }
        }
        return Optional.empty();
    }

    private static Optional<DatabaseTrouble> of(SQLException failure) {
        String state = failure.getSQLState();
        if (state == null) {
            // Agroal: no connection within acquisition-timeout.
            return String.valueOf(failure.getMessage()).contains("Acquisition timeout")
                    ? Optional.of(AWAY)
                    : Optional.empty();
        }
        return switch (state) {
            case "40001", "40P01", "55P03" -> Optional.of(BUSY);
            case String away
            when away.startsWith("08") || away.startsWith("57P") || away.startsWith("53") -> Optional.of(AWAY);
            default -> Optional.empty();
        };
    }
}

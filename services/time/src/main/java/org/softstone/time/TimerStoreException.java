package org.softstone.time;

import java.sql.SQLException;

/** The table of timers cannot be read or written. */
class TimerStoreException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    TimerStoreException(SQLException cause) {
        super("Timers cannot be read or written", cause);
    }
}

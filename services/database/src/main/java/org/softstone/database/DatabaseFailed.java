package org.softstone.database;

import java.sql.SQLException;

/**
 * A statement or transaction failed, or the database is unreachable; {@link DatabaseTrouble} says whether a retry can help.
 * The message of its cause may hold a row, so it goes into no answer and no log.
 */
public class DatabaseFailed extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public DatabaseFailed(SQLException cause) {
        super(cause);
    }

    /** What the transaction manager threw. */
    public DatabaseFailed(Exception cause) {
        super(cause);
    }
}

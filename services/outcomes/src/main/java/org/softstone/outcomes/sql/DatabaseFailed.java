package org.softstone.outcomes.sql;

import java.sql.SQLException;

/** The database refused or was away. Its message may hold a row, so it goes into no answer and no log. */
public class DatabaseFailed extends RuntimeException {

    private static final long serialVersionUID = 1L;

    DatabaseFailed(SQLException cause) {
        super(cause);
    }
}

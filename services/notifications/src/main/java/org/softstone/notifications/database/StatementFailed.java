package org.softstone.notifications.database;

import java.sql.SQLException;

/** A statement failed. Its cause tells whether trying again can help. */
public class StatementFailed extends RuntimeException {

    private static final long serialVersionUID = 1L;

    StatementFailed(SQLException cause) {
        super(cause);
    }
}

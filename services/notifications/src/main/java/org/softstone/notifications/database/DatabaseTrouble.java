package org.softstone.notifications.database;

import java.sql.SQLException;

/** A statement failed. Its cause tells whether trying again can help. */
public class DatabaseTrouble extends RuntimeException {

    private static final long serialVersionUID = 1L;

    DatabaseTrouble(SQLException cause) {
        super(cause);
    }
}

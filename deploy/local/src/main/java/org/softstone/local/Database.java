package org.softstone.local;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;

/** A database and a user that may enter it. */
public record Database(String jdbcUrl, String user, String password) {

    public Connection connect() throws SQLException {
        return DriverManager.getConnection(jdbcUrl, user, password);
    }

    @Override
    public String toString() {
        return jdbcUrl + " as " + user;
    }
}

package org.softstone.testing;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/**
 * A database as a service has it in production: one user owns the tables and migrates them, the service works as another one
 * that cannot change what they are.
 */
public record SeparateOwner(Database owner, Database service) {

    private static final String OWNER = "softstone_owner";
    private static final String SERVICE = "softstone_service";

    /** @param database as its administrator */
    public static SeparateOwner of(Database database) {
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement()) {
            for (String role : List.of(OWNER, SERVICE)) {
                statement.execute("DO $$ BEGIN CREATE ROLE " + role + " LOGIN PASSWORD '" + role
                        + "'; EXCEPTION WHEN duplicate_object THEN NULL; END $$");
            }
            String name = database.jdbcUrl().substring(database.jdbcUrl().lastIndexOf('/') + 1);
            statement.execute("ALTER DATABASE \"" + name + "\" OWNER TO " + OWNER);
            String granted = "ALTER DEFAULT PRIVILEGES FOR ROLE " + OWNER + " IN SCHEMA public GRANT ";
            statement.execute(granted + "SELECT, INSERT, UPDATE, DELETE ON TABLES TO " + SERVICE);
            statement.execute(granted + "USAGE, SELECT ON SEQUENCES TO " + SERVICE);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        return new SeparateOwner(
                new Database(database.jdbcUrl(), OWNER, OWNER), new Database(database.jdbcUrl(), SERVICE, SERVICE));
    }
}

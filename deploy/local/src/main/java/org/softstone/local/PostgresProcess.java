package org.softstone.local;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import org.softstone.embedded.ChildProcesses;
import org.softstone.embedded.EmbeddedException;
import org.softstone.embedded.PostgresServer;

/** The stack's PostgreSQL, with a database and its users for each service. */
public final class PostgresProcess extends PostgresServer {

    private final Credentials credentials;

    PostgresProcess(
            ChildProcesses children,
            Path binaries,
            Path data,
            Path log,
            int port,
            boolean durable,
            Credentials credentials) {
        super(children, binaries, data, log, port, durable, credentials.passwordOf("postgres.administrator"));
        this.credentials = credentials;
    }

    /** The database of that name with its own user, who owns it, made when it is not there yet. */
    public Database database(String name) {
        try (Connection connection = connect("postgres");
                Statement statement = connection.createStatement()) {
            create(connection, statement, name, name);
        } catch (SQLException e) {
            throw new EmbeddedException("PostgreSQL refuses the database " + name + ": " + e.getMessage(), e);
        }
        return known(name, name);
    }

    /**
     * The database of that name as a service has it: one user owns the tables and migrates them, another one, whose name is
     * that of the database, reads and writes them. So the service cannot undo its own audit trail.
     */
    public void serviceDatabase(String name) {
        String owner = ownerOf(name);
        try (Connection connection = connect("postgres");
                Statement statement = connection.createStatement()) {
            createUser(connection, statement, name);
            create(connection, statement, name, owner);
            statement.execute("GRANT CONNECT ON DATABASE \"" + name + "\" TO \"" + name + "\"");
        } catch (SQLException e) {
            throw new EmbeddedException("PostgreSQL refuses the database " + name + ": " + e.getMessage(), e);
        }
        try (Connection connection = connect(name);
                Statement statement = connection.createStatement()) {
            // All or nothing: a run that is killed in between leaves everything as it was.
            connection.setAutoCommit(false);
            String future = "ALTER DEFAULT PRIVILEGES FOR ROLE \"" + owner + "\" IN SCHEMA public GRANT ";
            statement.execute(future + "SELECT, INSERT, UPDATE, DELETE ON TABLES TO \"" + name + "\"");
            statement.execute(future + "USAGE, SELECT ON SEQUENCES TO \"" + name + "\"");
            if (exists(connection, "SELECT 1 FROM pg_tables WHERE tableowner = ?", name)) {
                // Data of an earlier version, whose services owned their tables. What the audit trail must not allow is
                // revoked again at the service's start.
                statement.execute("REASSIGN OWNED BY \"" + name + "\" TO \"" + owner + "\"");
                statement.execute(
                        "GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public TO \"" + name + "\"");
                statement.execute("GRANT USAGE, SELECT ON ALL SEQUENCES IN SCHEMA public TO \"" + name + "\"");
            }
            connection.commit();
        } catch (SQLException e) {
            throw new EmbeddedException("PostgreSQL refuses the users of " + name + ": " + e.getMessage(), e);
        }
    }

    /** As the service works in its database. */
    Database serviceIn(String name) {
        return known(name, name);
    }

    /** As the owner of the tables, who migrates them. */
    Database ownerIn(String name) {
        return known(name, ownerOf(name));
    }

    private Database known(String name, String user) {
        return new Database(jdbcUrl(name), user, passwordOf(user));
    }

    private static String ownerOf(String name) {
        return name + "_owner";
    }

    private void create(Connection connection, Statement statement, String name, String owner) throws SQLException {
        createUser(connection, statement, owner);
        if (!exists(connection, "SELECT 1 FROM pg_database WHERE datname = ?", name)) {
            statement.execute("CREATE DATABASE \"" + name + "\" OWNER \"" + owner + "\"");
            statement.execute("REVOKE ALL ON DATABASE \"" + name + "\" FROM PUBLIC");
        }
    }

    /**
     * A random password needs no 4,096 rounds of hashing against guessing, which a service that has just started would go through
     * for each of its connections before the JVM has compiled them.
     */
    private void createUser(Connection connection, Statement statement, String user) throws SQLException {
        if (!exists(connection, "SELECT 1 FROM pg_roles WHERE rolname = ?", user)) {
            statement.execute("SET scram_iterations = 1");
            statement.execute("CREATE ROLE \"" + user + "\" LOGIN PASSWORD '" + passwordOf(user) + "'");
        }
    }

    /** Writes to its files what it has only in memory and log, so that it need not do so in the middle of what comes next. */
    public void checkpoint() {
        try (Connection connection = connect("postgres");
                Statement statement = connection.createStatement()) {
            statement.execute("CHECKPOINT");
        } catch (SQLException e) {
            throw new EmbeddedException("PostgreSQL refuses a checkpoint: " + e.getMessage(), e);
        }
    }

    String passwordOf(String name) {
        return credentials.passwordOf("postgres." + name);
    }

    private static boolean exists(Connection connection, String query, String name) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(query)) {
            statement.setString(1, name);
            return statement.executeQuery().next();
        }
    }
}

package org.softstone.benchmark;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.softstone.local.Database;

/** Looks into a service's database from outside. */
final class Rows {

    interface Reader<T> {
        T read(ResultSet row) throws SQLException;
    }

    private Rows() {}

    static <T> List<T> read(Database database, String query, Reader<T> reader, Object... parameters) {
        try (Connection connection = database.connect()) {
            return read(connection, query, reader, parameters);
        } catch (SQLException e) {
            throw new BenchmarkException("The database refuses: " + e.getMessage(), e);
        }
    }

    /** @param parameters plain values; collections become arrays of ids */
    static <T> List<T> read(Connection connection, String query, Reader<T> reader, Object... parameters)
            throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(query)) {
            for (int i = 0; i < parameters.length; i++) {
                statement.setObject(
                        i + 1,
                        parameters[i] instanceof Collection<?> many
                                ? connection.createArrayOf("uuid", many.toArray())
                                : parameters[i]);
            }
            List<T> rows = new ArrayList<>();
            try (ResultSet results = statement.executeQuery()) {
                while (results.next()) {
                    rows.add(reader.read(results));
                }
            }
            return rows;
        }
    }

    static void run(Connection connection, String statement) throws SQLException {
        try (var plain = connection.createStatement()) {
            plain.execute(statement);
        }
    }
}

package org.softstone.database;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import javax.sql.DataSource;

/**
 * Statements against the service's database, each in the transaction that is running, or else in one of its own.
 *
 * <p>Parameters are {@code ?}: plain values, {@link Instant}s, collections of ids as {@code uuid[]}, arrays of {@link UUID},
 * {@link String}, {@link Integer}, {@link Long}, {@link Boolean} and {@link Instant} as PostgreSQL's arrays, and nulls, which
 * need a cast wherever PostgreSQL cannot tell their type.
 *
 * <p>Rows in arrays are best read as {@code unnest((SELECT ?::uuid[]), …)}: PostgreSQL then plans the statement once, while for
 * {@code unnest(?)} it finds it worth its while to plan each list of another length anew.
 */
@Singleton
public class Sql {

    /** Makes a value of a row. */
    @FunctionalInterface
    public interface RowReader<T> {
        T read(Row row) throws SQLException;
    }

    /** Runs a prepared statement. */
    @FunctionalInterface
    private interface Run<T> {
        T on(Connection connection, PreparedStatement prepared) throws SQLException;
    }

    /** Columns of a statement that does what {@link #findByIndexes} does. */
    public static final String BY_INDEXES = """
            set_config('enable_seqscan', 'off', true), set_config('enable_hashjoin', 'off', true),
            set_config('enable_mergejoin', 'off', true), set_config('plan_cache_mode', 'force_generic_plan', true)""";

    private static final String GIVING_WAY = "set_config('lock_timeout', '300ms', true)";

    private final DataSource dataSource;

    @Inject
    public Sql(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    /** @throws DatabaseFailed as every method here, when a statement fails or the database is unreachable */
    public <T> List<T> list(String statement, RowReader<T> reader, Object... parameters) {
        return run(statement, (connection, prepared) -> {
            bind(connection, prepared, parameters);
            try (ResultSet results = prepared.executeQuery()) {
                List<T> rows = new ArrayList<>();
                Row row = new Row(results);
                while (results.next()) {
                    rows.add(reader.read(row));
                }
                return rows;
            }
        });
    }

    public <T> Optional<T> first(String statement, RowReader<T> reader, Object... parameters) {
        return list(statement, reader, parameters).stream().findFirst();
    }

    /** @return how many rows were changed */
    public int change(String statement, Object... parameters) {
        return run(statement, (connection, prepared) -> {
            bind(connection, prepared, parameters);
            return prepared.executeUpdate();
        });
    }

    /** The same statement once per row of parameters, in one round trip. */
    public void changeEach(String statement, List<Object[]> rows) {
        if (rows.isEmpty()) {
            return;
        }
        run(statement, (connection, prepared) -> {
            for (Object[] row : rows) {
                bind(connection, prepared, row);
                prepared.addBatch();
            }
            return prepared.executeBatch();
        });
    }

    /**
     * Until the transaction ends, rows are found by indexes, one by one, however small the tables are: PostgreSQL keeps the plan
     * of a statement that it made while a table was nearly empty, and the table grows. Statements are planned once, whatever
     * their parameters: for some it finds it worth its while to plan anew each time, which costs more than they do.
     */
    public void findByIndexes() {
        list("SELECT " + BY_INDEXES, _ -> true);
    }

    /**
     * Until the transaction ends it waits 300 ms at most for a lock of others: for what many wait for, or what holds something that
     * a person may wait for. Shorter than PostgreSQL's deadlock_timeout of 1 s: of two that wait for each other it is this one
     * that fails (and comes back).
     */
    public void giveWay() {
        list("SELECT " + GIVING_WAY, _ -> true);
    }

    /** {@link #findByIndexes} and {@link #giveWay}, in one round trip. */
    public void findByIndexesAndGiveWay() {
        list("SELECT " + BY_INDEXES + ", " + GIVING_WAY, _ -> true);
    }

    private <T> T run(String statement, Run<T> run) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement prepared = connection.prepareStatement(statement)) {
            return run.on(connection, prepared);
        } catch (SQLException e) {
            throw new DatabaseFailed(e);
        }
    }

    private static void bind(Connection connection, PreparedStatement prepared, Object... parameters)
            throws SQLException {
        for (int i = 0; i < parameters.length; i++) {
            prepared.setObject(i + 1, wireValue(connection, parameters[i]));
        }
    }

    private static Object wireValue(Connection connection, Object value) throws SQLException {
        return switch (value) {
            case null -> null;
            case Instant instant -> instant.atOffset(ZoneOffset.UTC);
            case Collection<?> ids -> connection.createArrayOf("uuid", ids.toArray(UUID[]::new));
            case UUID[] ids -> connection.createArrayOf("uuid", ids);
            case String[] texts -> connection.createArrayOf("text", texts);
            case Integer[] numbers -> connection.createArrayOf("integer", numbers);
            case Long[] numbers -> connection.createArrayOf("bigint", numbers);
            case Boolean[] flags -> connection.createArrayOf("boolean", flags);
            case Instant[] times ->
                connection.createArrayOf(
                        "timestamptz",
                        Stream.of(times)
                                .map(time -> time == null ? null : time.toString())
                                .toArray());
            default -> value;
        };
    }
}

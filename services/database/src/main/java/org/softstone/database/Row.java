package org.softstone.database;

import java.math.BigDecimal;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** The current row of a result, by column names. Absent values are null, false, or an empty collection. */
public final class Row {

    private final ResultSet results;

    Row(ResultSet results) {
        this.results = results;
    }

    public UUID uuid(String column) throws SQLException {
        return results.getObject(column, UUID.class);
    }

    /** An array without repetitions, in no order. */
    public Set<UUID> uuids(String column) throws SQLException {
        return Set.copyOf(uuidList(column));
    }

    public List<UUID> uuidList(String column) throws SQLException {
        UUID[] ids = array(column, UUID[].class);
        return ids == null ? List.of() : List.of(ids);
    }

    public Instant instant(String column) throws SQLException {
        OffsetDateTime time = results.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }

    public Integer integer(String column) throws SQLException {
        int number = results.getInt(column);
        return results.wasNull() ? null : number;
    }

    /** 0 when absent. */
    public long number(String column) throws SQLException {
        return results.getLong(column);
    }

    /** The only column, or one of few. @param column from 1 */
    public long number(int column) throws SQLException {
        return results.getLong(column);
    }

    public BigDecimal decimal(String column) throws SQLException {
        return results.getBigDecimal(column);
    }

    public String text(String column) throws SQLException {
        return results.getString(column);
    }

    /** @param column from 1 */
    public String text(int column) throws SQLException {
        return results.getString(column);
    }

    public List<String> texts(String column) throws SQLException {
        String[] texts = array(column, String[].class);
        return texts == null ? List.of() : List.of(texts);
    }

    /** Null when absent. @param type of the Java array, such as {@code Long[][].class} */
    public <T> T array(String column, Class<T> type) throws SQLException {
        Array array = results.getArray(column);
        return array == null ? null : type.cast(array.getArray());
    }

    /** False when absent. */
    public boolean flag(String column) throws SQLException {
        return results.getBoolean(column);
    }

    /** False when absent. @param column from 1 */
    public boolean flag(int column) throws SQLException {
        return results.getBoolean(column);
    }

    /** A {@code jsonb} column that was written by {@link StoredJson}; null when absent. */
    public <T> T json(String column, Class<T> type) throws SQLException {
        String json = results.getString(column);
        return json == null ? null : StoredJson.read(json, type);
    }

    /** A {@code jsonb} column with a list; null when absent. */
    public <T> List<T> jsonList(String column, Class<T> type) throws SQLException {
        String json = results.getString(column);
        return json == null ? null : StoredJson.readList(json, type);
    }
}

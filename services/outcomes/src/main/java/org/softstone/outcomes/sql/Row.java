package org.softstone.outcomes.sql;

import java.math.BigDecimal;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Set;
import java.util.UUID;

/** The current row of a result, by column names; absent values are null. */
public final class Row {

    private final ResultSet results;

    Row(ResultSet results) {
        this.results = results;
    }

    public UUID uuid(String column) throws SQLException {
        return results.getObject(column, UUID.class);
    }

    public Set<UUID> uuids(String column) throws SQLException {
        Array array = results.getArray(column);
        return array == null ? Set.of() : Set.of((UUID[]) array.getArray());
    }

    public Instant instant(String column) throws SQLException {
        OffsetDateTime time = results.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }

    public Integer integer(String column) throws SQLException {
        return results.getObject(column, Integer.class);
    }

    public long number(String column) throws SQLException {
        return results.getLong(column);
    }

    public BigDecimal decimal(String column) throws SQLException {
        return results.getBigDecimal(column);
    }

    public String text(String column) throws SQLException {
        return results.getString(column);
    }

    /** False when absent. */
    public boolean flag(String column) throws SQLException {
        return results.getBoolean(column);
    }
}

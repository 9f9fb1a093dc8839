package org.softstone.outcomes.version;

import java.util.UUID;
import java.util.function.Function;
import org.softstone.database.Sql;

/** A table of values that are defined as a whole: one row per owner and version, the highest version is current. */
public class Versions<T> {

    /** @param author of the columns {@code …_by} and {@code …_at} */
    public record Columns(String table, String owner, String value, String type, String author) {

        /** A list of a patient as {@code jsonb}. */
        public static Columns ofList(String table, String value) {
            return new Columns(table, "patient_id", value, "jsonb", "defined");
        }
    }

    private final Sql sql;
    private final Columns columns;
    private final T initial;
    private final Sql.RowReader<T> reader;
    private final Function<T, Object> writer;

    /** @param initial the value at version 0 */
    public Versions(Sql sql, Columns columns, T initial, Sql.RowReader<T> reader, Function<T, Object> writer) {
        this.sql = sql;
        this.columns = columns;
        this.initial = initial;
        this.reader = reader;
        this.writer = writer;
    }

    public Versioned<T> current(UUID owner) {
        return sql.first(
                        "SELECT * FROM %s WHERE %s = ? ORDER BY version DESC LIMIT 1"
                                .formatted(columns.table(), columns.owner()),
                        row -> new Versioned<>(
                                owner,
                                row.number("version"),
                                reader.read(row),
                                row.text(columns.author() + "_by"),
                                row.instant(columns.author() + "_at")),
                        owner)
                .orElseGet(() -> new Versioned<>(owner, 0, initial, null, null));
    }

    /** The caller holds the owner's lock since it read the version before. */
    public void add(Versioned<T> next) {
        sql.change(
                "INSERT INTO %s (%s, version, %s, %5$s_by, %5$s_at) VALUES (?, ?, ?::%4$s, ?, ?)"
                        .formatted(columns.table(), columns.owner(), columns.value(), columns.type(), columns.author()),
                next.owner(),
                next.version(),
                writer.apply(next.value()),
                next.definedBy(),
                next.definedAt());
    }
}

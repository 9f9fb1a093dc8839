package org.softstone.time;

import java.time.Duration;
import java.time.temporal.ChronoUnit;
import org.softstone.database.Sql;

/** How far business time is from system time, in the one row of table {@code business_time}. */
class BusinessTimeOffset {

    private static final String BEGIN =
            "INSERT INTO business_time (offset_micros) VALUES (?) ON CONFLICT (only_row) DO NOTHING";
    private static final String LOAD = "SELECT offset_micros FROM business_time";
    private static final String SAVE = "INSERT INTO business_time (offset_micros) VALUES (?)"
            + " ON CONFLICT (only_row) DO UPDATE SET offset_micros = excluded.offset_micros";

    private final Sql sql;

    BusinessTimeOffset(Sql sql) {
        this.sql = sql;
    }

    /** The stored offset; {@code initial} is stored first if there is none yet. */
    Duration load(Duration initial) {
        sql.change(BEGIN, micros(initial));
        return sql.first(LOAD, row -> Duration.of(row.number("offset_micros"), ChronoUnit.MICROS))
                .orElseThrow();
    }

    void save(Duration offset) {
        sql.change(SAVE, micros(offset));
    }

    private static long micros(Duration offset) {
        return offset.dividedBy(ChronoUnit.MICROS.getDuration());
    }
}

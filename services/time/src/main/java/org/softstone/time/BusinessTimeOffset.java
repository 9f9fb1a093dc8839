package org.softstone.time;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import javax.sql.DataSource;

/** How far business time is from system time, in the one row of table {@code business_time}. */
class BusinessTimeOffset {

    private static final String BEGIN =
            "INSERT INTO business_time (offset_micros) VALUES (?) ON CONFLICT (only_row) DO NOTHING";
    private static final String LOAD = "SELECT offset_micros FROM business_time";
    private static final String SAVE = "INSERT INTO business_time (offset_micros) VALUES (?)"
            + " ON CONFLICT (only_row) DO UPDATE SET offset_micros = excluded.offset_micros";

    private final DataSource dataSource;

    BusinessTimeOffset(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    /** The stored offset; where none is stored yet, {@code initial} is from now on. */
    Duration load(Duration initial) {
        write(BEGIN, initial);
        try (Connection connection = dataSource.getConnection();
                PreparedStatement query = connection.prepareStatement(LOAD);
                ResultSet rows = query.executeQuery()) {
            rows.next();
            return Duration.of(rows.getLong(1), ChronoUnit.MICROS);
        } catch (SQLException e) {
            throw new IllegalStateException("Business time cannot be read", e);
        }
    }

    void save(Duration offset) {
        write(SAVE, offset);
    }

    private void write(String sql, Duration offset) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setLong(1, offset.dividedBy(ChronoUnit.MICROS.getDuration()));
            statement.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException("Business time cannot be stored", e);
        }
    }
}

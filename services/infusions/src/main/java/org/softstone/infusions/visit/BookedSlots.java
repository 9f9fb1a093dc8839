package org.softstone.infusions.visit;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;

/** Reads what is booked on certain days: one query, however many weeks. */
@ApplicationScoped
class BookedSlots {

    /** A visit takes up to 12 hours (a CHECK of the table): one that touches the day started at most that long before. */
    private static final String ON_DAYS = """
            SELECT visit.chair_id, visit.patient_id = ? AS of_patient, visit.starts_at, visit.ends_at
            FROM unnest(?::timestamptz[], ?::timestamptz[]) AS day (begins_at, ends_at)
            JOIN visit ON visit.starts_at < day.ends_at AND visit.starts_at > day.begins_at - interval '12 hours'
            WHERE visit.ends_at > day.begins_at AND visit.state IN ('booked', 'checked-in', 'in-progress')
              AND (visit.site_id = ? OR visit.patient_id = ?)""";

    private final DataSource dataSource;

    BookedSlots(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    /** What is booked on the days of these slots, and the days after for those that pass midnight. */
    Bookings around(List<Slot> slots, UUID siteId, List<UUID> chairs, UUID patientId, ZoneId zone) {
        Map<UUID, List<Slot>> byChair = new HashMap<>();
        List<Slot> ofPatient = new ArrayList<>();
        try (Connection connection = dataSource.getConnection();
                PreparedStatement query = connection.prepareStatement(ON_DAYS)) {
            query.setObject(1, patientId);
            query.setArray(2, connection.createArrayOf("timestamptz", dayBegins(slots, zone)));
            query.setArray(3, connection.createArrayOf("timestamptz", dayEnds(slots, zone)));
            query.setObject(4, siteId);
            query.setObject(5, patientId);
            try (ResultSet rows = query.executeQuery()) {
                while (rows.next()) {
                    Slot slot = new Slot(
                            rows.getObject("starts_at", OffsetDateTime.class).toInstant(),
                            rows.getObject("ends_at", OffsetDateTime.class).toInstant());
                    byChair.computeIfAbsent(rows.getObject("chair_id", UUID.class), chair -> new ArrayList<>())
                            .add(slot);
                    if (rows.getBoolean("of_patient")) {
                        ofPatient.add(slot);
                    }
                }
            }
        } catch (SQLException e) {
            throw new IllegalStateException("The booked visits could not be read", e);
        }
        return new Bookings(chairs, byChair, ofPatient, zone);
    }

    private static Object[] dayBegins(List<Slot> slots, ZoneId zone) {
        return slots.stream()
                .map(slot -> midnightBefore(slot, zone).toOffsetDateTime().toString())
                .toArray();
    }

    /** Two days on: an alternative late in the evening may end tomorrow. */
    private static Object[] dayEnds(List<Slot> slots, ZoneId zone) {
        return slots.stream()
                .map(slot -> midnightBefore(slot, zone)
                        .plusDays(2)
                        .toOffsetDateTime()
                        .toString())
                .toArray();
    }

    private static ZonedDateTime midnightBefore(Slot slot, ZoneId zone) {
        return slot.startsAt().atZone(zone).toLocalDate().atStartOfDay(zone);
    }
}

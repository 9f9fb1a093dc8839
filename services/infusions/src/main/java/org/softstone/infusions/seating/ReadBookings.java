package org.softstone.infusions.seating;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.softstone.database.Sql;
import org.softstone.infusions.visit.Slot;

/** Reads what is booked on certain days: one query, however many weeks. Changed visits must be flushed before. */
@ApplicationScoped
class ReadBookings {

    /** A visit takes up to 12 hours (a CHECK of the table): one that touches the day started at most that long before. */
    private static final String ON_DAYS = """
            SELECT visit.chair_id, visit.patient_id = ? AS of_patient, visit.starts_at, visit.ends_at
            FROM unnest(?::timestamptz[], ?::timestamptz[]) AS day (begins_at, ends_at)
            JOIN visit ON visit.starts_at < day.ends_at AND visit.starts_at > day.begins_at - interval '12 hours'
            WHERE visit.ends_at > day.begins_at AND visit.state IN ('booked', 'checked-in', 'in-progress')
              AND (visit.site_id = ? OR visit.patient_id = ?)""";

    private final Sql sql;

    ReadBookings(Sql sql) {
        this.sql = sql;
    }

    private record Booked(UUID chairId, boolean ofPatient, Slot slot) {}

    /** What is booked on the days of these slots, and on the days after, for slots that pass midnight. */
    Bookings around(List<Slot> slots, UUID siteId, List<UUID> chairs, UUID patientId, ZoneId zone) {
        Function<Slot, ZonedDateTime> midnight =
                slot -> slot.startsAt().atZone(zone).toLocalDate().atStartOfDay(zone);
        List<Booked> booked = sql.list(
                ON_DAYS,
                row -> new Booked(
                        row.uuid("chair_id"),
                        row.flag("of_patient"),
                        new Slot(row.instant("starts_at"), row.instant("ends_at"))),
                patientId,
                slots.stream().map(slot -> midnight.apply(slot).toInstant()).toArray(Instant[]::new),
                // Two days on: an alternative late in the evening may end tomorrow.
                slots.stream()
                        .map(slot -> midnight.apply(slot).plusDays(2).toInstant())
                        .toArray(Instant[]::new),
                siteId,
                patientId);
        return new Bookings(
                chairs,
                booked.stream()
                        .collect(Collectors.groupingBy(
                                Booked::chairId, Collectors.mapping(Booked::slot, Collectors.toList()))),
                booked.stream().filter(Booked::ofPatient).map(Booked::slot).toList(),
                zone);
    }
}

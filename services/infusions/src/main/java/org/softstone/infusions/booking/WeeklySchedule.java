package org.softstone.infusions.booking;

import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.stream.IntStream;
import org.softstone.infusions.visit.Slot;

/**
 * The same weekday and wall-clock time, week after week, also when the clocks change in between. A time that the clocks
 * skip on that day becomes as much later as they skip (02:30 becomes 03:30); a time that comes twice is the first one.
 * Duration is real time: one hour stays one hour.
 */
record WeeklySchedule(LocalDate firstDate, LocalTime time, int count, Duration duration, ZoneId zone) {

    /** The slot of each week in order. */
    List<Slot> slots() {
        return IntStream.range(0, count).mapToObj(this::slot).toList();
    }

    private Slot slot(int week) {
        return Slot.of(ZonedDateTime.of(firstDate.plusWeeks(week), time, zone).toInstant(), duration);
    }
}

package org.softstone.infusions.booking;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Objects;
import java.util.UUID;

/** A booking of weekly visits, as it was asked for. */
@Entity
class Series {

    @Id
    private UUID seriesId;

    private UUID courseId;
    private LocalDate firstDate;
    private LocalTime wallTime;
    private int visitCount;
    private UUID requestedChairId;
    private Integer requestedDurationMinutes;
    private String bookedBy;
    private Instant bookedAt;

    protected Series() {}

    static Series of(UUID seriesId, UUID courseId, SeriesRequest request, String bookedBy, Instant bookedAt) {
        Series series = new Series();
        series.seriesId = seriesId;
        series.courseId = courseId;
        series.firstDate = request.firstDate();
        series.wallTime = request.time();
        series.visitCount = request.count();
        series.requestedChairId = request.chairId();
        series.requestedDurationMinutes = request.durationMinutes();
        series.bookedBy = bookedBy;
        series.bookedAt = bookedAt;
        return series;
    }

    /** @param usualDuration when none was asked for */
    WeeklySchedule schedule(Duration usualDuration, ZoneId zone) {
        Duration duration =
                requestedDurationMinutes == null ? usualDuration : Duration.ofMinutes(requestedDurationMinutes);
        return new WeeklySchedule(firstDate, wallTime, visitCount, duration, zone);
    }

    boolean is(UUID otherCourse, SeriesRequest request) {
        return courseId.equals(otherCourse)
                && firstDate.equals(request.firstDate())
                && wallTime.equals(request.time())
                && visitCount == request.count()
                && Objects.equals(requestedChairId, request.chairId())
                && Objects.equals(requestedDurationMinutes, request.durationMinutes());
    }

    UUID seriesId() {
        return seriesId;
    }

    UUID courseId() {
        return courseId;
    }

    /** Null when any will do. */
    UUID requestedChair() {
        return requestedChairId;
    }
}

package org.softstone.infusions.booking;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;
import org.softstone.contracts.PatientProfile;
import org.softstone.infusions.course.TreatedCourses;
import org.softstone.infusions.request.Creation;
import org.softstone.infusions.spacing.KeepApart;
import org.softstone.infusions.spacing.OverridingStep;
import org.softstone.infusions.visit.Visit;

/** Books weekly visits, all of them or none. */
@ApplicationScoped
class BookSeries {

    private final TreatedCourses courses;
    private final SeatSeries seatSeries;
    private final KeepApart keepApart;
    private final BookedSeries bookedSeries;
    private final InstantSource time;

    BookSeries(
            TreatedCourses courses,
            SeatSeries seatSeries,
            KeepApart keepApart,
            BookedSeries bookedSeries,
            InstantSource time) {
        this.courses = courses;
        this.seatSeries = seatSeries;
        this.keepApart = keepApart;
        this.bookedSeries = bookedSeries;
        this.time = time;
    }

    @Transactional
    Creation<SeriesView> book(UUID courseId, PatientProfile patient, SeriesRequest request, String by) {
        SeriesRequest wanted = request.checked();
        Duration usualDuration = courses.lockToBook(courseId);
        Instant now = time.instant();
        Creation<Series> series = bookedSeries.once(courseId, wanted, id -> Series.of(id, courseId, wanted, by, now));
        if (series.isNew()) {
            List<Visit> visits =
                    seatSeries.seat(series.made(), patient, usualDuration, bookedSeries.nextNumber(courseId), now);
            keepApart.beforeBooking(visits, OverridingStep.BOOK, wanted.overrideReason(), by, now);
            bookedSeries.add(visits);
        }
        return series.map(booked -> view(booked, now));
    }

    private SeriesView view(Series series, Instant now) {
        List<Visit> visits = bookedSeries.visitsOf(series);
        return SeriesView.from(series, visits, keepApart.warnings(visits, now));
    }
}

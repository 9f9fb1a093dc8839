package org.softstone.infusions.visit;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.UUID;
import org.softstone.contracts.PatientProfile;
import org.softstone.infusions.course.TreatedCourses;
import org.softstone.infusions.request.ClientMadeIds.Claim;

/** Books weekly visits, all of them or none. */
@ApplicationScoped
class BookSeries {

    private final TreatedCourses courses;
    private final SeatSeries seatSeries;
    private final KeepApart keepApart;
    private final Diary diary;
    private final InstantSource time;

    BookSeries(TreatedCourses courses, SeatSeries seatSeries, KeepApart keepApart, Diary diary, InstantSource time) {
        this.courses = courses;
        this.seatSeries = seatSeries;
        this.keepApart = keepApart;
        this.diary = diary;
        this.time = time;
    }

    @Transactional
    SeriesBooking book(UUID courseId, PatientProfile patient, SeriesRequest request, String bookedBy) {
        SeriesRequest wanted = request.checked();
        Duration usualDuration = courses.lockToBook(courseId);
        Instant now = time.instant();
        return switch (diary.claim(courseId, wanted)) {
            case Claim.Made<Series>(Series known) -> new SeriesBooking.BookedBefore(known, diary.visitsOf(known));
            case Claim.Free<Series>(UUID id) -> {
                Series series = Series.of(id, courseId, wanted, bookedBy, now);
                SeriesBooking booking =
                        seatSeries.seat(series, patient, usualDuration, diary.nextNumber(courseId), now);
                if (booking instanceof SeriesBooking.Booked booked) {
                    keepApart.beforeBooking(
                            booked.visits(), OverridingStep.BOOK, wanted.overrideReason(), bookedBy, now);
                    diary.enter(series, booked.visits());
                }
                yield booking;
            }
        };
    }
}

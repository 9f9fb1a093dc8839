package org.softstone.infusions.booking;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.softstone.infusions.request.ClientMadeIds;
import org.softstone.infusions.request.Creation;
import org.softstone.infusions.seating.BookingClash;
import org.softstone.infusions.visit.Visit;
import org.softstone.infusions.visit.Visits;
import org.softstone.messaging.Outbox;

/** The series of a course with their visits. */
@ApplicationScoped
class BookedSeries {

    private final SeriesOfVisits seriesOfVisits;
    private final Visits visits;
    private final ClientMadeIds ids;
    private final Outbox outbox;

    BookedSeries(SeriesOfVisits seriesOfVisits, Visits visits, ClientMadeIds ids, Outbox outbox) {
        this.seriesOfVisits = seriesOfVisits;
        this.visits = visits;
        this.ids = ids;
        this.outbox = outbox;
    }

    /** What the same request booked before, or a new series, still without visits. */
    Creation<Series> once(UUID courseId, SeriesRequest request, Function<UUID, Series> create) {
        return ids.once(request.seriesId(), seriesOfVisits, series -> series.is(courseId, request), create);
    }

    /** Successors in the places of visits that were moved. */
    List<Visit> visitsOf(Series series) {
        return visits.standingOfSeries(series.seriesId());
    }

    /** Numbers go on after the visits that the course has. */
    int nextNumber(UUID courseId) {
        return visits.highestNumber(courseId) + 1;
    }

    void add(List<Visit> booked) {
        BookingClash.guard("The series cannot be booked", () -> {
            visits.persist(booked);
            visits.flush();
        });
        outbox.append(booked.stream().map(Visit::toBooked).toList());
    }
}

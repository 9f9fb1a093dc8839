package org.softstone.infusions.visit;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import org.hibernate.exception.ConstraintViolationException;
import org.softstone.infusions.request.ClientMadeIds;
import org.softstone.infusions.request.ClientMadeIds.Claim;
import org.softstone.messaging.Outbox;

/** Where series and their visits are entered, and from where the news of them goes out. */
@ApplicationScoped
class Diary {

    private final SeriesOfVisits seriesOfVisits;
    private final Visits visits;
    private final ClientMadeIds ids;
    private final Outbox outbox;

    Diary(SeriesOfVisits seriesOfVisits, Visits visits, ClientMadeIds ids, Outbox outbox) {
        this.seriesOfVisits = seriesOfVisits;
        this.visits = visits;
        this.ids = ids;
        this.outbox = outbox;
    }

    Claim<Series> claim(UUID courseId, SeriesRequest request) {
        return ids.claim(request.seriesId(), seriesOfVisits::findByIdOptional, series -> series.is(courseId, request));
    }

    /** As they stand now: moved ones are represented by their successors. */
    List<Visit> visitsOf(Series series) {
        return visits.standingOfSeries(series.seriesId());
    }

    /** Numbers go on after the visits that the course has. */
    int nextNumber(UUID courseId) {
        return visits.highestNumber(courseId) + 1;
    }

    void enter(Series series, List<Visit> booked) {
        try {
            seriesOfVisits.persistAndFlush(series);
            visits.persist(booked);
            visits.flush();
        } catch (ConstraintViolationException e) {
            throw VisitProblems.bookedMeanwhile("The series cannot be booked");
        }
        outbox.append(booked.stream().map(Visit::toBooked).toList());
    }
}

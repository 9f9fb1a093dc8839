package org.softstone.infusions.visit;

import java.time.ZoneId;
import java.util.List;

/** What came of a request for a series. */
sealed interface SeriesBooking {

    record Booked(Series series, List<Visit> visits) implements SeriesBooking {}

    /** The same request booked these before. */
    record BookedBefore(Series series, List<Visit> visits) implements SeriesBooking {}

    /**
     * Nothing was booked.
     *
     * @param firstNumber the number that the first visit would have got
     * @param zone the site's
     */
    record Refused(int firstNumber, List<ChairPlan.Clash> clashes, ZoneId zone) implements SeriesBooking {}
}

package org.softstone.outcomes.report;

import java.time.Duration;
import java.time.Instant;

/**
 * What is known of the clock of a phone: the moment at which it sent, as it said, and the moment at which that arrived.
 *
 * @param sentAt by the phone's clock; null when it did not say
 */
record PhoneClock(Instant sentAt, Instant receivedAt) {

    /** The time at which something was submitted, as far as it can be known. */
    sealed interface Corrected {
        /** @param at never after the arrival */
        record At(Instant at) implements Corrected {}

        /** Further in the future than any delay explains. */
        record InTheFuture() implements Corrected {}
    }

    /**
     * Shifts a time by the clock's error. A phone that does not say when it sent is not believed in how early it
     * submitted: the arrival counts.
     */
    Corrected correct(Instant submittedAt, Duration clockTolerance) {
        Instant corrected = sentAt == null ? submittedAt : submittedAt.plus(Duration.between(sentAt, receivedAt));
        if (corrected.isAfter(receivedAt.plus(clockTolerance))) {
            return new Corrected.InTheFuture();
        }
        return new Corrected.At(sentAt == null || corrected.isAfter(receivedAt) ? receivedAt : corrected);
    }
}

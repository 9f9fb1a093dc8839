package org.softstone.outcomes.report;

import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/**
 * What is known of the clock of a phone: the moment at which it sent, as it said, and the moment at which that arrived.
 *
 * @param sentAt by the phone's clock; null when it did not say
 */
public record PhoneClock(Instant sentAt, Instant receivedAt) {

    /** The time at which something was submitted, as far as it can be known. */
    public sealed interface Corrected {
        /** @param at never after the arrival */
        record At(Instant at) implements Corrected {}

        /** Further in the future than any delay explains. */
        record InTheFuture() implements Corrected {}
    }

    /** As PostgreSQL keeps the times, so that answers are the same before and after. */
    public static PhoneClock of(OffsetDateTime sentAt, Instant receivedAt) {
        return new PhoneClock(
                sentAt == null ? null : sentAt.toInstant().truncatedTo(ChronoUnit.MICROS),
                receivedAt.truncatedTo(ChronoUnit.MICROS));
    }

    /** By how much it is behind, or ahead when negative, the time on the way included; empty when it did not say. */
    public Optional<Duration> error() {
        return Optional.ofNullable(sentAt).map(sent -> Duration.between(sent, receivedAt));
    }

    /**
     * The same, taken for right while it seems behind by no more than a slow network explains. One that is ahead is wrong: no
     * delay makes it look so.
     */
    public PhoneClock rightUpTo(Duration delay) {
        return error().filter(error -> !error.isNegative() && error.compareTo(delay) <= 0)
                        .isPresent()
                ? new PhoneClock(receivedAt, receivedAt)
                : this;
    }

    /**
     * Shifts a time by the clock's error. A phone that does not say when it sent is not believed in how early it
     * submitted: the arrival counts.
     */
    public Corrected correct(Instant submittedAt, Duration clockTolerance) {
        Instant corrected = sentAt == null ? submittedAt : submittedAt.plus(Duration.between(sentAt, receivedAt));
        if (corrected.isAfter(receivedAt.plus(clockTolerance))) {
            return new Corrected.InTheFuture();
        }
        return new Corrected.At(sentAt == null || corrected.isAfter(receivedAt) ? receivedAt : corrected);
    }
}

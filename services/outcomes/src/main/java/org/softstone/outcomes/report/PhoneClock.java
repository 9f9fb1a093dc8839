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

    /**
     * When something was done, as far as it can be known.
     *
     * @param at never after the arrival
     * @param believed false when the time is impossible: the clock was set between doing and sending, so that its present error
     *     says nothing about the error then, and the arrival counts
     */
    public record Corrected(Instant at, boolean believed) {}

    /** As PostgreSQL keeps the times, so that answers are the same before and after. */
    public static PhoneClock of(OffsetDateTime sentAt, Instant receivedAt) {
        return new PhoneClock(
                sentAt == null ? null : sentAt.toInstant().truncatedTo(ChronoUnit.MICROS),
                receivedAt.truncatedTo(ChronoUnit.MICROS));
    }

    public PhoneClock receivedNotBefore(Instant earliest) {
        return receivedAt.isBefore(earliest) ? new PhoneClock(sentAt, earliest) : this;
    }

    /** By how much it is behind, or ahead when negative, the time on the way included; empty when it did not say. */
    public Optional<Duration> error() {
        return Optional.ofNullable(sentAt).map(sent -> Duration.between(sent, receivedAt));
    }

    /**
     * The same, taken as right while it is behind by no more than a slow network explains. One that is ahead is wrong: no delay
     * has that effect.
     */
    public PhoneClock rightUpTo(Duration delay) {
        return error().filter(error -> !error.isNegative() && error.compareTo(delay) <= 0)
                        .isPresent()
                ? new PhoneClock(receivedAt, receivedAt)
                : this;
    }

    /** The same, taken for right when it did not say: for what does no harm when it was wrong. */
    public PhoneClock rightUnlessSaid() {
        return sentAt == null ? new PhoneClock(receivedAt, receivedAt) : this;
    }

    /**
     * Shifts a time by the clock's error. A phone that does not say when it sent is not believed in how early it
     * submitted: the arrival counts.
     *
     * @param earliest before that it cannot have been, whatever the phone says
     * @param tolerance how far after the arrival it may seem to have been
     */
    public Corrected correct(Instant told, Instant earliest, Duration tolerance) {
        Instant corrected = told.plus(error().orElse(Duration.ZERO));
        boolean believed = !corrected.isBefore(earliest) && !corrected.isAfter(receivedAt.plus(tolerance));
        boolean known = believed && sentAt != null && corrected.isBefore(receivedAt);
        return new Corrected(known ? corrected : receivedAt, believed);
    }
}

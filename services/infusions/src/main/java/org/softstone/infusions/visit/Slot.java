package org.softstone.infusions.visit;

import java.time.Duration;
import java.time.Instant;

/** From when to when; the end is not part of it, so that one visit may begin when another ends. */
public record Slot(Instant startsAt, Instant endsAt) {

    public Slot {
        if (!startsAt.isBefore(endsAt)) {
            throw new IllegalArgumentException("a slot ends after it starts");
        }
    }

    public static Slot of(Instant startsAt, Duration duration) {
        return new Slot(startsAt, startsAt.plus(duration));
    }

    public boolean overlaps(Slot other) {
        return startsAt.isBefore(other.endsAt) && other.startsAt.isBefore(endsAt);
    }

    public Duration duration() {
        return Duration.between(startsAt, endsAt);
    }
}

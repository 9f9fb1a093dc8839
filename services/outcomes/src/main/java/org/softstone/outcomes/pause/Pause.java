package org.softstone.outcomes.pause;

import java.time.LocalDate;
import java.util.UUID;

/**
 * Days on which a patient cannot report, in their own time zone.
 *
 * @param from first day
 * @param until last day, included
 */
public record Pause(UUID pauseId, LocalDate from, LocalDate until, PauseReason reason) {

    public Pause {
        if (until.isBefore(from)) {
            throw new IllegalArgumentException("A pause ends on the day it begins, or later");
        }
    }

    boolean meets(LocalDate first, LocalDate last) {
        return !from.isAfter(last) && !until.isBefore(first);
    }
}

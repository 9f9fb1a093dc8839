package org.softstone.outcomes.pause;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** @param pauses by their first day; no two of them share a day */
public record PauseList(List<Pause> pauses) {

    public static final PauseList NONE = new PauseList(List.of());

    public PauseList {
        pauses = List.copyOf(pauses);
    }

    Optional<Pause> find(UUID pauseId) {
        return pauses.stream().filter(pause -> pause.pauseId().equals(pauseId)).findFirst();
    }

    /**
     * Whether a window is paused: the day on which it is due, that on which it closes, or one in between lies in a pause.
     *
     * @param dueAt null for a baseline that has no due time yet, which is never paused; {@code closesAt} likewise
     * @param zone the patient's
     */
    public boolean cover(Instant dueAt, Instant closesAt, ZoneId zone) {
        if (dueAt == null || closesAt == null) {
            return false;
        }
        LocalDate first = dueAt.atZone(zone).toLocalDate();
        LocalDate last = closesAt.atZone(zone).toLocalDate();
        return pauses.stream().anyMatch(pause -> pause.meets(first, last));
    }
}

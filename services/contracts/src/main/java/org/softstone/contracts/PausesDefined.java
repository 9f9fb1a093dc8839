package org.softstone.contracts;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/**
 * The times at which the patient cannot report (snapshot). During them nobody is reminded, and nobody is told that a report
 * is missing.
 *
 * @param version grows by one with each change of the list
 */
@EventType("org.softstone.pauses.defined.v1")
public record PausesDefined(UUID patientId, long version, List<Pause> pauses) implements ReportEvent {

    public PausesDefined {
        pauses = List.copyOf(pauses);
    }

    /** @param from first day in the patient's time zone @param until last day, included */
    public record Pause(UUID pauseId, LocalDate from, LocalDate until) {}
}

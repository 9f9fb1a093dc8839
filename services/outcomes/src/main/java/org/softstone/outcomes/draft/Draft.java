package org.softstone.outcomes.draft;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.OffsetDateTime;
import org.softstone.outcomes.answer.Meaning;

/**
 * A report that is not finished.
 *
 * @param savedAt by the phone's clock, with its offset
 * @param believed false where that cannot be
 * @param correctedAt {@code savedAt} corrected by the clock's error, never after the arrival; the first arrival where that
 *     cannot be
 * @param report as far as it goes
 */
public record Draft(
        OffsetDateTime savedAt, boolean believed, Instant correctedAt, Instant receivedAt, ObjectNode report) {

    private static final String WINDOW = "windowId";

    /** The window that it says to answer, null when it names none. */
    String windowId() {
        return report.path(WINDOW).isTextual() ? report.get(WINDOW).textValue() : null;
    }

    /** In one spelling, whichever it came in. */
    String said() {
        return Meaning.of(report, Meaning.Defaults.NOW).canonical();
    }

    @Override
    public String toString() {
        return "Draft[savedAt=" + savedAt + "]";
    }
}

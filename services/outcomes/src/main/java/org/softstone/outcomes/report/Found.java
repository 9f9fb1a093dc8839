package org.softstone.outcomes.report;

import java.time.Duration;
import java.util.UUID;

/**
 * A report and what is stored around it.
 *
 * @param arrival as far as its time is known
 * @param windowId whose report it is; null when it leaves the choice to us, or names a window that was taken back
 * @param context null while it is not read
 */
record Found(Received received, Arrival arrival, UUID windowId, ReportContext context) {

    Found in(ReportContext read) {
        return new Found(received, arrival, windowId, read);
    }

    UUID patientId() {
        return arrival.patientId();
    }

    /** @param clockTolerance see {@link Filing#of} */
    Filing filing(Duration clockTolerance) {
        if (context.idTaken()) {
            return context.sameAsKnown() ? new Filing.SentAgain(context.knownId()) : new Filing.IdTaken();
        }
        return Filing.of(windowId, context.candidates(), arrival.filedAt(), clockTolerance);
    }
}

package org.softstone.outcomes.report;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import org.softstone.contracts.PatientProfile;
import org.softstone.outcomes.answer.ReportContent;
import org.softstone.outcomes.report.PhoneClock.Corrected;

/**
 * A report that was read and has not been filed.
 *
 * @param clock the sender's
 */
record Received(PatientProfile patient, Submission submission, ReportContent content, PhoneClock clock) {

    /** @param possible when it can have been filed, as far as that is known */
    Arrival arrival(Possible possible, ReportLimits limits) {
        Corrected submitted = submitted(possible, limits);
        return new Arrival(
                patient.patientId(),
                submission.reportId(),
                submission.enteredBy(),
                // what staff enter counts from its entry: nobody fills in a past week at a desk
                submission.isByStaff() ? clock.receivedAt() : submitted.at(),
                new Belief(submitted.believed(), isOpeningBelieved(possible, limits)),
                clock,
                content);
    }

    private Corrected submitted(Possible possible, ReportLimits limits) {
        return content.submittedAt() == null
                ? new Corrected(clock.receivedAt(), true)
                : clock.correct(
                        instant(content.submittedAt()),
                        possible.since(
                                content.windowId(),
                                content.formVersion(),
                                clock.receivedAt(),
                                limits.openingTolerance()),
                        limits.clockTolerance());
    }

    /** The form may be opened before its window opens, and not after it was sent off. */
    private boolean isOpeningBelieved(Possible possible, ReportLimits limits) {
        if (content.openedAt() == null) {
            return true;
        }
        Instant opened = instant(content.openedAt());
        Instant since = possible.since(null, content.formVersion(), clock.receivedAt(), limits.openingTolerance());
        boolean afterwards = content.submittedAt() != null
                && opened.isAfter(instant(content.submittedAt()).plus(limits.clockTolerance()));
        return !afterwards
                && clock.correct(opened, since, limits.clockTolerance()).believed();
    }

    private static Instant instant(OffsetDateTime told) {
        return told.toInstant().truncatedTo(ChronoUnit.MICROS);
    }
}

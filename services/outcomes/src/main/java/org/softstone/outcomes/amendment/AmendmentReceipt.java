package org.softstone.outcomes.amendment;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.softstone.outcomes.report.ClockView;
import org.softstone.outcomes.report.FiledReport;

/**
 * The answer to an amendment.
 *
 * @param version the report's, from 2, in order of arrival
 * @param current whether it is the version that counts: of several corrections the one that was made last
 * @param amendedAt when it was made, corrected by the clock's error
 * @param clock of the attempt that arrived first; absent when that did not say its time, and nothing that cannot be
 */
public record AmendmentReceipt(
        UUID reportId,
        UUID patientId,
        UUID amendmentId,
        int version,
        boolean current,
        Instant amendedAt,
        Instant receivedAt,
        @JsonInclude(JsonInclude.Include.NON_NULL) ClockView clock) {

    /** @param report as it stands now */
    static AmendmentReceipt from(FiledReport report, Amendment amendment, Duration wrongClock) {
        return new AmendmentReceipt(
                amendment.reportId(),
                report.patientId(),
                amendment.amendmentId(),
                amendment.version(),
                amendment.version() == report.version(),
                amendment.amendedAt(),
                amendment.clock().receivedAt(),
                ClockView.of(amendment.clock(), amendment.disbelieved(), wrongClock));
    }
}

package org.softstone.outcomes.amendment;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.softstone.outcomes.report.ClockView;

/**
 * The answer to an amendment.
 *
 * @param version the report's, from 2, in order of arrival
 * @param amendedAt when it was made, corrected by the clock's error; the one made last stands
 * @param clock of the attempt that arrived first; absent when that did not say its time
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(requiredProperties = {"reportId", "patientId", "amendmentId", "version", "amendedAt", "receivedAt"})
public record AmendmentReceipt(
        UUID reportId,
        UUID patientId,
        UUID amendmentId,
        int version,
        Instant amendedAt,
        Instant receivedAt,
        ClockView clock) {

    static AmendmentReceipt from(UUID patientId, Amendment amendment, Duration wrongClock) {
        return new AmendmentReceipt(
                amendment.reportId(),
                patientId,
                amendment.amendmentId(),
                amendment.version(),
                amendment.amendedAt(),
                amendment.clock().receivedAt(),
                ClockView.of(amendment.clock(), wrongClock));
    }
}

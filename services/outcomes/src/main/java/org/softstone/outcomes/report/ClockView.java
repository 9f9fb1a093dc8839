package org.softstone.outcomes.report;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Duration;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * How wrong a phone's clock was.
 *
 * @param errorSeconds when it sent: server's time minus phone's, positive when the phone is behind; absent when it did not say
 * @param errorAtFilingSeconds the arrival minus the time of filing by the phone, where that is impossible; else absent
 * @param wrong whether a time is impossible, or the error is more than a slow network explains: the app should say so
 */
@Schema(name = "Clock")
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ClockView(Long errorSeconds, Long errorAtFilingSeconds, boolean wrong) {

    /** @return null when the phone did not say its time, and nothing else that cannot be */
    public static ClockView of(PhoneClock clock, Duration wrongClock) {
        return of(clock, null, false, wrongClock);
    }

    /** @param disbelieved the time of filing by the phone, where it is impossible; else null */
    public static ClockView of(PhoneClock clock, Instant disbelieved, Duration wrongClock) {
        return of(clock, disbelieved, disbelieved != null, wrongClock);
    }

    static ClockView of(FiledReport report, Duration wrongClock) {
        Instant disbelieved = report.first().belief().submittedAt()
                ? null
                : report.content().submittedAt().toInstant();
        return of(report.first().clock(), disbelieved, !report.first().belief().inAll(), wrongClock);
    }

    private static ClockView of(PhoneClock clock, Instant disbelieved, boolean impossible, Duration wrongClock) {
        Duration error = clock.error().orElse(null);
        if (error == null && !impossible) {
            return null;
        }
        boolean unusual = error != null && error.abs().compareTo(wrongClock) > 0;
        return new ClockView(
                error == null ? null : seconds(error),
                disbelieved == null ? null : seconds(Duration.between(disbelieved, clock.receivedAt())),
                impossible || unusual);
    }

    private static long seconds(Duration error) {
        return Math.round(error.toMillis() / 1000.0);
    }
}

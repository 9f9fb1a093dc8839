package org.softstone.outcomes.report;

import java.time.Duration;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * How wrong a phone's clock was when it sent.
 *
 * @param errorSeconds server's time minus phone's: positive when the phone is behind
 * @param wrong whether that is more than a slow network explains: the app should say so
 */
@Schema(name = "Clock")
public record ClockView(long errorSeconds, boolean wrong) {

    /** @return null when the phone did not say its time */
    public static ClockView of(PhoneClock clock, Duration wrongClock) {
        return clock.error()
                .map(error -> new ClockView(
                        Math.round(error.toMillis() / 1000.0), error.abs().compareTo(wrongClock) > 0))
                .orElse(null);
    }
}

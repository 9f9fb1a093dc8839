package org.softstone.outcomes.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.LongRange;
import org.softstone.outcomes.report.PhoneClock.Corrected;

class PhoneClockPropertyTest {

    private static final Instant RECEIVED = Instant.parse("2026-07-02T18:03:43Z");
    private static final Duration TOLERANCE = Duration.ofMinutes(5);
    private static final Duration SERVICES_DIFFER = Duration.ofSeconds(5);

    /** Twelve weeks of course, and a window that is open now. */
    private static final Instant ENROLLED = RECEIVED.minus(Duration.ofDays(84));

    private static final UUID WINDOW = new UUID(1, 1);
    private static final Instant OPENED = RECEIVED.minus(Duration.ofDays(3));
    private static final Possible POSSIBLE = new Possible(ENROLLED, Map.of(WINDOW, OPENED));

    @Property(seed = "2026112702")
    void whatever_the_error_of_the_clock_the_time_between_submitting_and_sending_is_kept(
            @ForAll @LongRange(min = -2_000_000_000, max = 2_000_000_000) long errorSeconds,
            @ForAll @LongRange(min = 0, max = 5_000_000) long waitedSeconds) {
        Instant sentAt = RECEIVED.minusSeconds(errorSeconds);

        Corrected corrected =
                new PhoneClock(sentAt, RECEIVED).correct(sentAt.minusSeconds(waitedSeconds), ENROLLED, TOLERANCE);

        assertThat(corrected).isEqualTo(new Corrected(RECEIVED.minusSeconds(waitedSeconds), true));
    }

    @Property(seed = "2026112702")
    void whatever_the_clock_was_at_filing_and_at_sending_a_report_is_neither_older_than_it_can_be_nor_of_the_future(
            @ForAll("errors") Duration atFiling,
            @ForAll("errors") Duration atSending,
            @ForAll("delays") Duration offline,
            @ForAll boolean saysWhenItSent,
            @ForAll boolean namesTheWindow) {
        Instant told = RECEIVED.minus(offline).plus(atFiling);
        UUID windowId = namesTheWindow ? WINDOW : null;
        Instant since = POSSIBLE.since(windowId, null, RECEIVED, SERVICES_DIFFER);

        Corrected corrected = new PhoneClock(saysWhenItSent ? RECEIVED.plus(atSending) : null, RECEIVED)
                .correct(told, since, TOLERANCE);

        assertThat(corrected.at()).isBetween((namesTheWindow ? OPENED : ENROLLED).minus(SERVICES_DIFFER), RECEIVED);
        if (!corrected.believed()) {
            assertThat(corrected.at()).isEqualTo(RECEIVED);
        }
    }

    @Property(seed = "2026112702")
    void a_clock_that_was_right_is_always_believed_also_weeks_offline(
            @ForAll("delays") Duration offline, @ForAll("errors") Duration atBoth, @ForAll boolean namesTheWindow) {
        Instant filed = RECEIVED.minus(offline);
        boolean whileOpen = namesTheWindow && !filed.isBefore(OPENED);
        Instant since = POSSIBLE.since(whileOpen ? WINDOW : null, null, RECEIVED, SERVICES_DIFFER);

        Corrected right = new PhoneClock(RECEIVED, RECEIVED).correct(filed, since, TOLERANCE);
        Corrected wrongAllTheTime =
                new PhoneClock(RECEIVED.plus(atBoth), RECEIVED).correct(filed.plus(atBoth), since, TOLERANCE);

        assertThat(right).isEqualTo(wrongAllTheTime).isEqualTo(new Corrected(filed, true));
    }

    @Property(seed = "2026112702")
    void what_lies_after_the_arrival_binds_nobody(@ForAll("delays") Duration later) {
        Possible early = new Possible(RECEIVED.plus(later).plusSeconds(1), Map.of(WINDOW, RECEIVED.plusSeconds(1)));

        Corrected corrected = new PhoneClock(RECEIVED, RECEIVED)
                .correct(RECEIVED.minusSeconds(1), early.since(WINDOW, null, RECEIVED, SERVICES_DIFFER), TOLERANCE);

        assertThat(corrected).isEqualTo(new Corrected(RECEIVED.minusSeconds(1), true));
    }

    /** None, those of people and networks, and those of a phone that fell back to 1970 or was set years ahead. */
    @Provide
    Arbitrary<Duration> errors() {
        return Arbitraries.oneOf(
                Arbitraries.just(Duration.ZERO),
                Arbitraries.longs().between(-600, 600).map(Duration::ofSeconds),
                Arbitraries.longs().between(-200, 200).map(Duration::ofHours),
                Arbitraries.longs().between(-2000, 2000).map(Duration::ofDays),
                Arbitraries.just(Duration.between(RECEIVED, Instant.EPOCH)),
                Arbitraries.just(Duration.ofDays(20_000)));
    }

    /** Not so long that they were not enrolled yet. */
    @Provide
    Arbitrary<Duration> delays() {
        return Arbitraries.oneOf(
                Arbitraries.longs().between(0, 600).map(Duration::ofSeconds),
                Arbitraries.longs().between(0, 84 * 24).map(Duration::ofHours));
    }
}

package org.softstone.infusions.visit;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.UUID;
import org.softstone.infusions.order.Grams;
import org.softstone.infusions.order.OrderInForce;

/** Visits with good defaults. */
public final class VisitSamples {

    public static final Instant NINE = Instant.parse("2026-03-02T08:00:00Z");
    public static final OrderInForce ORDER = new OrderInForce(new UUID(7, 9), new Grams(new BigDecimal("15")));

    private VisitSamples() {}

    public static Visit booked() {
        return Visit.booked(
                new UUID(7, 3),
                new Visit.Origin(new UUID(7, 2), new UUID(7, 4), new UUID(7, 1)),
                3,
                Slot.of(NINE, Duration.ofHours(1)),
                new Visit.Place(new UUID(7, 5), new UUID(7, 6), ZoneId.of("Europe/Berlin")));
    }

    public static Visit inProgress() {
        Visit visit = booked();
        visit.checkIn("nurse", NINE);
        visit.start(ORDER, "nurse", NINE);
        return visit;
    }
}

package org.softstone.outcomes.report;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.softstone.outcomes.answer.FormVersion;

/**
 * The earliest time at which a patient can have filed something.
 *
 * @param enrolledAt in their first course; null while none is known
 * @param openings when windows of theirs open
 */
public record Possible(Instant enrolledAt, Map<UUID, Instant> openings) {

    /** Nothing is known but the form. */
    public static final Possible UNKNOWN = new Possible(null, Map.of());

    public Possible {
        openings = Map.copyOf(openings);
    }

    /**
     * Not before its form was published, they were enrolled and the window that it names opened. Bounds after the arrival are
     * ignored: then somebody answered early, and no clock was wrong.
     *
     * @param windowId as named; null for none
     * @param formVersion as named; null when absent
     * @param tolerance by how much the services' clocks differ
     */
    public Instant since(UUID windowId, Integer formVersion, Instant receivedAt, Duration tolerance) {
        return Stream.of(
                        FormVersion.publishedAt(formVersion),
                        enrolledAt,
                        windowId == null ? null : openings.get(windowId))
                .filter(Objects::nonNull)
                .filter(bound -> !bound.isAfter(receivedAt))
                .max(Instant::compareTo)
                .map(bound -> bound.minus(tolerance))
                .orElse(Instant.MIN);
    }
}

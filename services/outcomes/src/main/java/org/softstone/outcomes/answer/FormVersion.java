package org.softstone.outcomes.answer;

import java.time.Instant;
import java.util.List;

/** The editions of the form that reports were answered on: one more with every change of its items or their wording. */
public final class FormVersion {

    /**
     * When each was published, from the first. For 1 and 2 the first day of their year: the demo and the tests move business
     * time through the months before the true days.
     */
    private static final List<Instant> PUBLISHED =
            List.of(Instant.parse("2026-01-01T00:00:00Z"), Instant.parse("2026-01-01T00:00:00Z"));

    /** What {@code GET /me/form} asks now. */
    public static final int CURRENT = PUBLISHED.size();

    private FormVersion() {}

    /** Whether it was ever asked. Reports filed offline, or by an app that kept an old form, may name an old one. */
    public static boolean exists(int version) {
        return version >= 1 && version <= CURRENT;
    }

    /**
     * A report cannot have been answered before.
     *
     * @param version null when absent: an app that sends none may still have the first
     */
    public static Instant publishedAt(Integer version) {
        return PUBLISHED.get(version == null ? 0 : version - 1);
    }
}

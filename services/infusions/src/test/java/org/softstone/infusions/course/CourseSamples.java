package org.softstone.infusions.course;

import java.time.Instant;
import java.util.UUID;

/** Courses with good defaults. */
final class CourseSamples {

    static final Instant NOW = Instant.parse("2026-03-02T08:00:00Z");

    private CourseSamples() {}

    static Course draft() {
        return new Course(new UUID(7, 1), new UUID(7, 2), "nurse", NOW);
    }

    static Consent consent() {
        return consentUnder("DMS-4711");
    }

    static Consent consentUnder(String documentReference) {
        return new Consent(Consent.GivenBy.PATIENT, NOW, documentReference, "nurse", NOW);
    }
}

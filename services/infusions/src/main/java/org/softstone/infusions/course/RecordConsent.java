package org.softstone.infusions.course;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.softstone.contracts.CourseEnrolled;
import org.softstone.contracts.PatientProfile;
import org.softstone.http.FieldCheck;
import org.softstone.infusions.request.IllegalTransition;
import org.softstone.messaging.Outbox;

/** The patient has agreed: from now on they report weekly, and visits can be booked. */
@ApplicationScoped
class RecordConsent {

    private final Courses courses;
    private final Outbox outbox;
    private final InstantSource time;

    RecordConsent(Courses courses, Outbox outbox, InstantSource time) {
        this.courses = courses;
        this.outbox = outbox;
        this.time = time;
    }

    @Transactional
    void record(UUID courseId, PatientProfile patient, ConsentRequest request, String recordedBy) {
        Course course = courses.lock(courseId);
        // What is stored must equal what is compared when the request is repeated: PostgreSQL keeps microseconds.
        Instant now = time.instant().truncatedTo(ChronoUnit.MICROS);
        Consent consent = checked(request, course.consent(), recordedBy, now);
        if (course.recordConsent(consent).isNew(course.state())) {
            outbox.append(new CourseEnrolled(patient.patientId(), courseId, patient.zone(), now));
        } else if (!course.consent().isSameAs(consent)) {
            throw IllegalTransition.of(course.state(), "Its consent is recorded already, with other content.");
        }
    }

    /** @param known what was recorded before, or null: a repeated request without a time means the time recorded then */
    private static Consent checked(ConsentRequest request, Consent known, String recordedBy, Instant now) {
        FieldCheck check = new FieldCheck();
        check.required(request.givenBy(), "/givenBy");
        String document = check.text(request.documentReference(), "/documentReference");
        Instant givenAt = request.givenAt() != null
                ? request.givenAt().toInstant().truncatedTo(ChronoUnit.MICROS)
                : known != null ? known.givenAt() : now;
        check.optional(givenAt, "/givenAt", instant -> !instant.isAfter(now), "must not be in the future");
        check.throwIfAny();
        return new Consent(request.givenBy(), givenAt, document, recordedBy, now);
    }
}

package org.softstone.outcomes.window;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.InstantSource;
import org.softstone.contracts.VisitBooked;
import org.softstone.outcomes.course.BookedVisit;
import org.softstone.outcomes.course.Courses;
import org.softstone.outcomes.sql.PatientLock;

/** A booked visit gets the window of the week before it. When its course is not known yet, the enrolment will see to it. */
@ApplicationScoped
class PlanWindowOfVisit {

    private final PatientLock lock;
    private final Courses courses;
    private final PlanWindow planWindow;
    private final PlanWeekWithoutVisit planWeekWithoutVisit;
    private final InstantSource clock;

    PlanWindowOfVisit(
            PatientLock lock,
            Courses courses,
            PlanWindow planWindow,
            PlanWeekWithoutVisit planWeekWithoutVisit,
            InstantSource clock) {
        this.lock = lock;
        this.courses = courses;
        this.planWindow = planWindow;
        this.planWeekWithoutVisit = planWeekWithoutVisit;
        this.clock = clock;
    }

    void on(VisitBooked booked) {
        lock.take(booked.patientId());
        courses.remember(booked);
        courses.enrolled(booked.courseId()).ifPresent(course -> {
            planWindow.of(course, new BookedVisit(booked.visitId(), booked.number(), booked.startsAt()));
            planWeekWithoutVisit.in(course.courseId(), clock.instant());
        });
    }
}

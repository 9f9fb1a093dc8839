package org.softstone.infusions.course;

import io.quarkiverse.resteasy.problem.HttpProblem;
import org.softstone.infusions.course.CourseState.Verdict;
import org.softstone.infusions.request.IllegalTransition;

/** What a verdict on a step of a course means for the client. */
final class CourseProblems {

    private CourseProblems() {}

    /**
     * Whether the step is taken now; false when it was taken before.
     *
     * @throws HttpProblem 409 when the course's state does not allow it
     */
    static boolean isNew(Verdict verdict, Course course) {
        return switch (verdict) {
            case Verdict.Allowed _ -> true;
            case Verdict.AlreadyDone _ -> false;
            case Verdict.Refused(String needed) ->
                throw IllegalTransition.of("course", course.state().word(), needed);
        };
    }

    /** @throws HttpProblem 409 when the course's state does not allow the step */
    static void requireAllowed(Verdict verdict, Course course) {
        isNew(verdict, course);
    }

    /** 409: the step was taken before, with other content. */
    static HttpProblem recordedOtherwise(Course course) {
        return IllegalTransition.recordedOtherwise("course", course.state().word());
    }
}

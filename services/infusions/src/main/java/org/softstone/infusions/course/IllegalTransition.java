package org.softstone.infusions.course;

import io.quarkiverse.resteasy.problem.HttpProblem;
import org.softstone.http.Problems;

/** The problem that a step is answered with which the course's state does not allow. */
final class IllegalTransition {

    private IllegalTransition() {}

    /** @param needed what would have to be done or be different */
    static HttpProblem of(CourseState state, String needed) {
        return Problems.problem(
                        409,
                        "illegal-transition",
                        "The course's state does not allow this",
                        "The course is " + state.word() + ". " + needed)
                .with("state", state.word())
                .with("needed", needed)
                .build();
    }

    /** The step was taken before, for another reason. */
    static HttpProblem recordedOtherwise(CourseState state) {
        return of(state, "That is recorded already, with other content.");
    }
}

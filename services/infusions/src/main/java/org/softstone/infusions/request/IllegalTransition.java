package org.softstone.infusions.request;

import io.quarkiverse.resteasy.problem.HttpProblem;
import org.softstone.http.Problems;

/** 409: the state of a course or a visit does not allow the step. */
public final class IllegalTransition {

    private IllegalTransition() {}

    /** @param needed what would have to be done or be different */
    public static HttpProblem of(State state, String needed) {
        return Problems.problem(
                        409,
                        "illegal-transition",
                        "The " + state.thing() + "'s state does not allow this",
                        "The " + state.thing() + " is " + state.word() + ". " + needed)
                .with("state", state.word())
                .with("needed", needed)
                .build();
    }

    /** The step was taken before, with other content. */
    public static HttpProblem recordedOtherwise(State state) {
        return of(state, "That is recorded already, with other content.");
    }
}

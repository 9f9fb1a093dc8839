package org.softstone.infusions.request;

import io.quarkiverse.resteasy.problem.HttpProblem;
import org.softstone.http.Problems;

/** 409: the state of a course or a visit does not allow the step. */
public final class IllegalTransition {

    private IllegalTransition() {}

    /**
     * @param thing {@code course} or {@code visit}
     * @param state as the API says it
     * @param needed what would have to be done or be different
     */
    public static HttpProblem of(String thing, String state, String needed) {
        return Problems.problem(
                        409,
                        "illegal-transition",
                        "The " + thing + "'s state does not allow this",
                        "The " + thing + " is " + state + ". " + needed)
                .with("state", state)
                .with("needed", needed)
                .build();
    }

    /** The step was taken before, with other content. */
    public static HttpProblem recordedOtherwise(String thing, String state) {
        return of(thing, state, "That is recorded already, with other content.");
    }
}

package org.softstone.infusions.request;

import io.quarkiverse.resteasy.problem.HttpProblem;

/** Whether a step of a course or a visit is legal. */
public sealed interface Verdict<S extends State> {

    record Allowed<S extends State>(S next) implements Verdict<S> {}

    /** The step was taken before. Whether with the same content is for the course or the visit to say. */
    record AlreadyDone<S extends State>() implements Verdict<S> {}

    /** @param needed what would have to be done or be different, for the person who asked */
    record Refused<S extends State>(String needed) implements Verdict<S> {}

    /**
     * Whether the step is taken now; false when it was taken before.
     *
     * @param state which refuses it
     * @throws HttpProblem 409 when the state does not allow it
     */
    default boolean isNew(S state) {
        return switch (this) {
            case Allowed<S> _ -> true;
            case AlreadyDone<S> _ -> false;
            case Refused<S>(String needed) -> throw IllegalTransition.of(state, needed);
        };
    }
}

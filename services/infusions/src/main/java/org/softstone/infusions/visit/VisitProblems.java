package org.softstone.infusions.visit;

import io.quarkiverse.resteasy.problem.HttpProblem;
import org.softstone.infusions.request.IllegalTransition;
import org.softstone.infusions.visit.VisitState.Verdict;

/** What a verdict on a step of a visit means for the client. */
public final class VisitProblems {

    private VisitProblems() {}

    /**
     * Whether the step is taken now; false when it was taken before.
     *
     * @throws HttpProblem 409 when the visit's state does not allow it
     */
    public static boolean isNew(Verdict verdict, Visit visit) {
        return switch (verdict) {
            case Verdict.Allowed _ -> true;
            case Verdict.AlreadyDone _ -> false;
            case Verdict.Refused(String needed) ->
                throw IllegalTransition.of("visit", visit.state().word(), needed);
        };
    }

    /** 409: the step was taken before, with other content. */
    public static HttpProblem recordedOtherwise(Visit visit) {
        return IllegalTransition.recordedOtherwise("visit", visit.state().word());
    }
}

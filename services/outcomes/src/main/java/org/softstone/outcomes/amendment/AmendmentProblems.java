package org.softstone.outcomes.amendment;

import io.quarkiverse.resteasy.problem.HttpProblem;
import org.softstone.http.Problems;

/** What may be wrong with an amendment as a whole. */
public final class AmendmentProblems {

    private AmendmentProblems() {}

    /** 409: under this id another amendment is stored. */
    public static HttpProblem differs() {
        return Problems.conflict(
                "amendment-differs",
                "This id was used for another amendment",
                "An amendment is never overwritten. Send this one under a new id.");
    }
}

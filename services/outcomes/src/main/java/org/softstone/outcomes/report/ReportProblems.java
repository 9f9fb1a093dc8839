package org.softstone.outcomes.report;

import io.quarkiverse.resteasy.problem.HttpProblem;
import org.softstone.http.Problems;

/** What may be wrong with a report as a whole. */
public final class ReportProblems {

    private ReportProblems() {}

    /** 409: under this id another report is stored, this patient's or another's. */
    public static HttpProblem differs() {
        return Problems.conflict(
                "report-differs",
                "This id was used for other content",
                "A report is never overwritten. Send this one under a new id, or amend the one that is stored.");
    }

    /** 409: there is nothing to correct any more. */
    public static HttpProblem retracted() {
        return Problems.conflict(
                "report-retracted",
                "The report was retracted",
                "It was entered in error and counts no longer. Send a new report.");
    }
}

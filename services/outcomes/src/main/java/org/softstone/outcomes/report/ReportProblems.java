package org.softstone.outcomes.report;

import io.quarkiverse.resteasy.problem.HttpProblem;
import jakarta.ws.rs.core.HttpHeaders;
import java.time.Duration;
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

    /** 429: nothing is wrong with the report, and it is taken later. */
    public static HttpProblem tooMany(SubmitReport.Outcome.TooMany tooMany) {
        return Problems.problem(
                        429,
                        "too-many-reports",
                        "Too many reports today",
                        "Keep the report and send it again after retryAt. What is urgent is taken at any time.")
                .withHeader(
                        HttpHeaders.RETRY_AFTER,
                        Duration.between(tooMany.now(), tooMany.retryAt()).toSeconds() + 1)
                .with("retryAt", tooMany.retryAt().toString())
                .build();
    }

    /** 409: there is nothing left to correct. */
    public static HttpProblem retracted() {
        return Problems.conflict(
                "report-retracted",
                "The report was retracted",
                "It was entered in error and counts no longer. Send a new report.");
    }
}

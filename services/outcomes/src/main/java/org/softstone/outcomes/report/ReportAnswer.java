package org.softstone.outcomes.report;

import org.jboss.resteasy.reactive.RestResponse;
import org.softstone.http.Problems;

/** The HTTP answer to a report. */
final class ReportAnswer {

    private ReportAnswer() {}

    static RestResponse<ReportReceipt> of(SubmitReport.Outcome outcome, ShowReports show) {
        return switch (outcome) {
            case SubmitReport.Outcome.Stored stored ->
                RestResponse.status(RestResponse.Status.CREATED, show.receipt(stored.report()));
            case SubmitReport.Outcome.Repeated repeated -> RestResponse.ok(show.receipt(repeated.first()));
            case SubmitReport.Outcome.Differs _ -> throw ReportProblems.differs();
            case SubmitReport.Outcome.NotAccepted refused -> throw Problems.invalidFields(refused.errors());
            case SubmitReport.Outcome.TooMany tooMany -> throw ReportProblems.tooMany(tooMany);
        };
    }
}

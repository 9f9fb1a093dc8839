package org.softstone.outcomes.amendment;

import org.jboss.resteasy.reactive.RestResponse;
import org.softstone.http.Problems;
import org.softstone.outcomes.report.ReportProblems;

/** The HTTP answer to an amendment. */
final class AmendmentAnswer {

    private AmendmentAnswer() {}

    static RestResponse<AmendmentReceipt> of(AmendReport.Outcome outcome) {
        return switch (outcome) {
            case AmendReport.Outcome.Stored stored ->
                RestResponse.status(RestResponse.Status.CREATED, stored.receipt());
            case AmendReport.Outcome.Repeated repeated -> RestResponse.ok(repeated.receipt());
            case AmendReport.Outcome.Differs _ -> throw AmendmentProblems.differs();
            case AmendReport.Outcome.UnknownReport _ -> throw Problems.notFound();
            case AmendReport.Outcome.Retracted _ -> throw ReportProblems.retracted();
            case AmendReport.Outcome.NotAccepted refused -> throw Problems.invalidFields(refused.errors());
        };
    }
}

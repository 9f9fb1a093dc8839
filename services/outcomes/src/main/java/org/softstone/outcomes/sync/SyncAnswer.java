package org.softstone.outcomes.sync;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.quarkiverse.resteasy.problem.HttpProblem;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.softstone.outcomes.amendment.AmendmentReceipt;
import org.softstone.outcomes.draft.SavedDraft;
import org.softstone.outcomes.report.ClockView;
import org.softstone.outcomes.report.ReportReceipt;

/**
 * The answer to a sync: one result for each part, in the order of the request.
 *
 * @param clock of the phone, absent when the sync did not say its time
 * @param draft as {@code PUT /me/draft} answers; absent when none was sent, or with {@code draftProblem}
 */
@Schema(
        name = "SyncAnswer",
        requiredProperties = {"receivedAt", "reports", "amendments"})
@JsonInclude(JsonInclude.Include.NON_NULL)
record SyncAnswer(
        Instant receivedAt,
        ClockView clock,
        List<ReportResult> reports,
        List<AmendmentResult> amendments,
        SavedDraft draft,
        HttpProblem draftProblem) {

    /**
     * @param reportId as sent; absent when it could not be read
     * @param receipt with stored and repeated
     * @param problem with the others; its pointers lead into the body of the sync, such as {@code /reports/3/pain/average}
     */
    @Schema(name = "SyncReportResult", requiredProperties = "status")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record ReportResult(UUID reportId, ItemStatus status, ReportReceipt receipt, HttpProblem problem) {

        static ReportResult failed(UUID reportId, ItemStatus status, HttpProblem problem) {
            return new ReportResult(reportId, status, null, problem);
        }
    }

    /** As for reports. */
    @Schema(name = "SyncAmendmentResult", requiredProperties = "status")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record AmendmentResult(
            UUID reportId, UUID amendmentId, ItemStatus status, AmendmentReceipt receipt, HttpProblem problem) {

        static AmendmentResult failed(UUID reportId, UUID amendmentId, ItemStatus status, HttpProblem problem) {
            return new AmendmentResult(reportId, amendmentId, status, null, problem);
        }
    }
}

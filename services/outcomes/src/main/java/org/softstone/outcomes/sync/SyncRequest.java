package org.softstone.outcomes.sync;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.softstone.outcomes.amendment.AmendmentRequest;
import org.softstone.outcomes.answer.ReportRequest;
import org.softstone.outcomes.draft.DraftRequest;

/** What the document says of the body; {@link PhoneQueue} reads it part by part. */
@Schema(name = "Sync", description = "What waited on the phone, in any order; all parts are optional")
record SyncRequest(
        @Schema(
                format = "date-time",
                description =
                        "When the phone sends this request, by its clock; counts for all parts that do not say it")
        String sentAt,

        @Schema(maxItems = 50, description = "Each with its reportId")
        List<ReportRequest> reports,

        @Schema(maxItems = 50, description = "Each with its reportId; handled after the reports")
        List<AmendmentRequest> amendments,

        DraftRequest draft) {}

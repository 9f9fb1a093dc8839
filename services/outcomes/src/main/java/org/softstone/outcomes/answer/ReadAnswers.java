package org.softstone.outcomes.answer;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Set;
import java.util.UUID;
import org.softstone.outcomes.sql.Sql;

/** Reads what a patient answered against what was ever on her lists. */
@ApplicationScoped
public class ReadAnswers {

    private static final KnownItems NONE_NEEDED = new KnownItems(Set.of(), Set.of());

    private final Sql sql;
    private final AnswerLimits limits;

    ReadAnswers(Sql sql, AnswerLimits limits) {
        this.sql = sql;
        this.limits = limits;
    }

    /** @param reportId as it is known from elsewhere */
    public ReportReading.Result of(UUID patientId, UUID reportId, ReportRequest request, Purpose purpose) {
        KnownItems known = request.mentionsItems() ? itemsOf(patientId) : NONE_NEEDED;
        return ReportReading.of(reportId, request, purpose, known, limits);
    }

    private KnownItems itemsOf(UUID patientId) {
        return sql.first(
                        """
                        SELECT ARRAY (SELECT activity_id FROM activity WHERE patient_id = ?) AS activities,
                               ARRAY (SELECT deposit_id FROM deposit WHERE patient_id = ?) AS deposits""",
                        row -> new KnownItems(row.uuids("activities"), row.uuids("deposits")),
                        patientId,
                        patientId)
                .orElseThrow();
    }
}

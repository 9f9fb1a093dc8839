package org.softstone.outcomes.answer;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.util.Set;
import java.util.UUID;
import org.softstone.database.Locks;
import org.softstone.database.Row;
import org.softstone.database.Sql;

/** Reads what a patient answered against what was ever on her lists. */
@ApplicationScoped
public class ReadAnswers {

    private static final KnownItems NONE_NEEDED = new KnownItems(Set.of(), Set.of());

    private static final String ITEMS = """
            SELECT ARRAY (SELECT activity_id FROM activity WHERE patient_id = ?) AS activities,
                   ARRAY (SELECT deposit_id FROM deposit WHERE patient_id = ?) AS deposits""";

    private final Locks locks;
    private final Sql sql;
    private final AnswerLimits limits;

    ReadAnswers(Locks locks, Sql sql, AnswerLimits limits) {
        this.locks = locks;
        this.sql = sql;
        this.limits = limits;
    }

    /** @param reportId as it is known from elsewhere */
    public ReportReading.Result of(UUID patientId, UUID reportId, ReportRequest request, Purpose purpose) {
        KnownItems known = request.mentionsItems() ? itemsOf(patientId) : NONE_NEEDED;
        return ReportReading.of(reportId, request, purpose, known, limits);
    }

    /** The same, and the patient's lock is the transaction's from now on. What was ever on her lists stays known. */
    public ReportReading.Result lockingPatient(UUID patientId, UUID reportId, ReportRequest request, Purpose purpose) {
        KnownItems known = locks.patientReading(patientId, ITEMS, ReadAnswers::items, patientId, patientId);
        return ReportReading.of(reportId, request, purpose, known, limits);
    }

    private KnownItems itemsOf(UUID patientId) {
        return sql.first(ITEMS, ReadAnswers::items, patientId, patientId).orElseThrow();
    }

    private static KnownItems items(Row row) throws SQLException {
        return new KnownItems(row.uuids("activities"), row.uuids("deposits"));
    }
}

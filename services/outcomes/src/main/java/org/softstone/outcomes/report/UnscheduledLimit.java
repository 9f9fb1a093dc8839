package org.softstone.outcomes.report;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.softstone.contracts.ReportSubmitted.WantsContact;
import org.softstone.database.Sql;
import org.softstone.outcomes.answer.ReportContent;

/**
 * How many reports that count for no week are taken of one patient within a day. A report that fills a week is never
 * refused, nor one that somebody should see at once.
 */
@ApplicationScoped
class UnscheduledLimit {

    private static final Duration DAY = Duration.ofDays(1);

    private final Sql sql;
    private final ReportLimits limits;

    UnscheduledLimit(Sql sql, ReportLimits limits) {
        this.sql = sql;
        this.limits = limits;
    }

    /**
     * When one more may come; empty when it may now. The patient's lock is the transaction's.
     *
     * @param arrival that would be unscheduled
     * @param unwritten how many of the patient's that arrived just before it are not written yet; fewer than are taken a day
     */
    Optional<Instant> reachedUntil(Arrival arrival, int unwritten) {
        if (arrival.enteredBy() != null || isUrgent(arrival.content())) {
            return Optional.empty();
        }
        Instant now = arrival.clock().receivedAt();
        return oldestOf(limits.unscheduledPerDay() - unwritten, arrival.patientId(), now.minus(DAY))
                .map(oldest -> oldest.plus(DAY));
    }

    /** Of the newest so many; empty when there are fewer. */
    private Optional<Instant> oldestOf(int count, UUID patientId, Instant after) {
        return sql.first("""
                SELECT received_at FROM report
                WHERE patient_id = ? AND timing = 'unscheduled' AND entered_by IS NULL AND received_at > ?
                ORDER BY received_at DESC OFFSET ? LIMIT 1""", row -> row.instant("received_at"), patientId, after, count - 1);
    }

    private static boolean isUrgent(ReportContent content) {
        boolean flagged = content.redFlags() != null && !content.redFlags().isEmpty();
        boolean wantsContact = content.wantsContact() != null && content.wantsContact() != WantsContact.NO;
        return flagged || wantsContact;
    }
}

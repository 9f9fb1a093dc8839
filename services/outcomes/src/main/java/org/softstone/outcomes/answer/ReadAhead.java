package org.softstone.outcomes.answer;

import java.util.UUID;
import org.softstone.outcomes.answer.ReportReading.Result;
import org.softstone.outcomes.instrument.AnswerLimits;

/** A report that was read before it is known which items its patient has: reading is work that nobody should wait for. */
public final class ReadAhead {

    private final UUID reportId;
    private final Sent report;
    private final Purpose purpose;
    private final AnswerLimits limits;
    private final NamedItems named = new NamedItems();
    private final Result ahead;

    private ReadAhead(UUID reportId, Sent report, Purpose purpose, AnswerLimits limits) {
        this.reportId = reportId;
        this.report = report;
        this.purpose = purpose;
        this.limits = limits;
        this.ahead = ReportReading.of(reportId, report, purpose, named, limits);
    }

    /** As {@link ReportReading#of}. */
    public static ReadAhead of(UUID reportId, Sent report, Purpose purpose, AnswerLimits limits) {
        return new ReadAhead(reportId, report, purpose, limits);
    }

    /** What is read now that the patient's items are known. A report that is not accepted is read again, for all its errors. */
    public Result with(KnownItems known) {
        return ahead instanceof Result.Readable && named.areAll(known)
                ? ahead
                : ReportReading.of(reportId, report, purpose, known, limits);
    }
}

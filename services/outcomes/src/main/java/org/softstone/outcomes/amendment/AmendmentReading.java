package org.softstone.outcomes.amendment;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.softstone.http.FieldError;
import org.softstone.http.FreeText;
import org.softstone.outcomes.answer.CheckShape;
import org.softstone.outcomes.answer.CheckValue;
import org.softstone.outcomes.answer.Errors;
import org.softstone.outcomes.answer.Reason;
import org.softstone.outcomes.answer.ReportContent;
import org.softstone.outcomes.answer.ReportReading;
import org.softstone.outcomes.answer.Sent;
import org.softstone.outcomes.answer.WireText;
import org.softstone.outcomes.instrument.Kind;
import org.softstone.outcomes.instrument.Shape;
import org.softstone.outcomes.report.PhoneClock;
import org.softstone.outcomes.report.PhoneClock.Corrected;
import org.softstone.outcomes.report.ReportLimits;

/** Reads one request into what it asks for, noting every field that cannot be accepted. */
final class AmendmentReading {

    sealed interface Result {
        /** @param disbelieved see {@link Amendment} */
        record Readable(
                UUID amendmentId,
                String reason,
                Instant amendedAt,
                Instant disbelieved,
                PhoneClock clock,
                ReportContent content)
                implements Result {}

        record Refused(List<FieldError> errors) implements Result {}
    }

    private static final Shape AMENDMENT = new Shape.Fields(Map.of(
            "reportId", new Shape.Value(new Kind.Id()),
            "amendmentId", new Shape.Value(new Kind.Id()),
            "reason", new Shape.Value(new Kind.Text()),
            "amendedAt", new Shape.Value(new Kind.Time()),
            "sentAt", new Shape.Value(new Kind.Time()),
            "report", new Shape.Value(new Kind.Part())));

    private final Sent request;
    private final Errors errors = new Errors();

    private AmendmentReading(Sent request) {
        this.request = request;
    }

    /**
     * @param reportId null where only the request could say it, and does not
     * @param report what came of reading the report in it; null when there is none
     * @param since before that it cannot have been made
     */
    static Result of(
            UUID reportId,
            Sent request,
            ReportReading.Result report,
            Amender amender,
            Instant receivedAt,
            Instant since,
            ReportLimits limits) {
        return new AmendmentReading(request).read(reportId, report, amender, receivedAt, since, limits);
    }

    private Result read(
            UUID reportId,
            ReportReading.Result report,
            Amender amender,
            Instant receivedAt,
            Instant since,
            ReportLimits limits) {
        CheckShape.check("", request.json(), AMENDMENT, CheckValue.WITHOUT_LIMITS, errors);
        errors.require(reportId != null, "/reportId", "is required");
        errors.require(
                WireText.uuid(request.text("reportId"))
                        .map(named -> named.equals(reportId))
                        .orElse(true),
                "/reportId",
                "is not the report that this is sent for");
        errors.require(request.json().hasNonNull("amendmentId"), "/amendmentId", "is required");
        errors.require(request.json().hasNonNull("report"), "/report", "is required");
        String reason = FreeText.tidied(request.text("reason"));
        Reason.fault(reason).ifPresent(fault -> errors.require(false, "/reason", fault));
        PhoneClock clock = PhoneClock.of(time("sentAt"), receivedAt);
        OffsetDateTime told = time("amendedAt");
        Corrected amended = amended(told, clock, since, limits);
        if (report instanceof ReportReading.Result.Refused(List<FieldError> refused)) {
            refused.forEach(error -> errors.refuse("/report" + error.pointer(), error.detail()));
        }
        Sent answers = request.part("report");
        errors.require(
                amender.readsNotes() || answers == null || !answers.json().hasNonNull("note"),
                "/report/note",
                "must be left out by who does not read notes; the one that there is stays");
        if (!errors.isEmpty()) {
            return new Result.Refused(errors.list());
        }
        return new Result.Readable(
                WireText.uuid(request.text("amendmentId")).orElseThrow(),
                reason,
                amended.at(),
                amended.believed() ? null : told.toInstant(),
                clock,
                ((ReportReading.Result.Readable) report).content());
    }

    /** Only a clock that is wrong is corrected: a delay on the way must not put one correction before another. */
    private static Corrected amended(OffsetDateTime told, PhoneClock clock, Instant since, ReportLimits limits) {
        return told == null
                ? new Corrected(clock.receivedAt(), true)
                : clock.rightUpTo(limits.wrongClock()).correct(told.toInstant(), since, limits.clockTolerance());
    }

    private OffsetDateTime time(String field) {
        return WireText.time(request.text(field)).orElse(null);
    }
}

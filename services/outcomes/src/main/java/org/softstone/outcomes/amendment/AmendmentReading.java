package org.softstone.outcomes.amendment;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.softstone.http.FieldError;
import org.softstone.http.FreeText;
import org.softstone.outcomes.answer.Reason;
import org.softstone.outcomes.answer.ReportContent;
import org.softstone.outcomes.answer.ReportReading;
import org.softstone.outcomes.answer.WireText;
import org.softstone.outcomes.report.PhoneClock;
import org.softstone.outcomes.report.PhoneClock.Corrected;
import org.softstone.outcomes.report.ReportLimits;

/** Reads one request into what it asks for, noting every field that cannot be accepted. */
final class AmendmentReading {

    /** What came of it. */
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

    private final List<FieldError> errors = new ArrayList<>();

    private AmendmentReading() {}

    /**
     * @param report what came of reading the report in it; null when there is none
     * @param since before that it cannot have been made
     */
    static Result of(
            UUID reportId,
            AmendmentRequest request,
            ReportReading.Result report,
            Amender amender,
            Instant receivedAt,
            Instant since,
            ReportLimits limits) {
        return new AmendmentReading().read(reportId, request, report, amender, receivedAt, since, limits);
    }

    private Result read(
            UUID reportId,
            AmendmentRequest request,
            ReportReading.Result report,
            Amender amender,
            Instant receivedAt,
            Instant since,
            ReportLimits limits) {
        id("/reportId", request.reportId())
                .filter(named -> !named.equals(reportId))
                .ifPresent(_ -> refuse("/reportId", "is not the report that this is sent for"));
        require("/amendmentId", request.amendmentId());
        Optional<UUID> amendmentId = id("/amendmentId", request.amendmentId());
        String reason = FreeText.tidied(request.reason());
        Reason.fault(reason).ifPresent(fault -> refuse("/reason", fault));
        PhoneClock clock = PhoneClock.of(time("/sentAt", request.sentAt()), receivedAt);
        OffsetDateTime told = time("/amendedAt", request.amendedAt());
        Corrected amended = amended(told, clock, since, limits);
        ReportContent content = content(report, amender);
        if (content != null && request.report().note() != null && !amender.readsNotes()) {
            refuse("/report/note", "must be left out by who does not read notes; the one that there is stays");
        }
        return errors.isEmpty()
                ? new Result.Readable(
                        amendmentId.orElseThrow(),
                        reason,
                        amended.at(),
                        amended.believed() ? null : told.toInstant(),
                        clock,
                        content)
                : new Result.Refused(List.copyOf(errors));
    }

    /** Only a clock that is wrong is corrected: a delay on the way must not put one correction before another. */
    private static Corrected amended(OffsetDateTime told, PhoneClock clock, Instant since, ReportLimits limits) {
        return told == null
                ? new Corrected(clock.receivedAt(), true)
                : clock.rightUpTo(limits.wrongClock()).correct(told.toInstant(), since, limits.clockTolerance());
    }

    private ReportContent content(ReportReading.Result report, Amender amender) {
        return switch (report) {
            case null -> {
                refuse("/report", "is required");
                yield null;
            }
            case ReportReading.Result.Readable readable -> readable.content();
            case ReportReading.Result.Refused refused -> {
                refused.errors().forEach(error -> refuse("/report" + error.pointer(), error.detail()));
                yield null;
            }
        };
    }

    private void require(String pointer, String value) {
        if (value == null) {
            refuse(pointer, "is required");
        }
    }

    private Optional<UUID> id(String pointer, String value) {
        Optional<UUID> id = WireText.uuid(value);
        if (value != null && id.isEmpty()) {
            refuse(pointer, "must be a UUID");
        }
        return id;
    }

    private OffsetDateTime time(String pointer, String value) {
        Optional<OffsetDateTime> time = WireText.time(value);
        if (value != null && time.isEmpty()) {
            refuse(pointer, WireText.TIME_EXPECTED);
        }
        return time.orElse(null);
    }

    private void refuse(String pointer, String detail) {
        errors.add(new FieldError(pointer, detail));
    }
}

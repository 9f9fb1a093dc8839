package org.softstone.outcomes.draft;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.softstone.http.FieldError;
import org.softstone.http.StorableText;
import org.softstone.outcomes.answer.CheckShape;
import org.softstone.outcomes.answer.CheckValue;
import org.softstone.outcomes.answer.Errors;
import org.softstone.outcomes.answer.Sent;
import org.softstone.outcomes.answer.WireText;
import org.softstone.outcomes.instrument.Kind;
import org.softstone.outcomes.instrument.Shape;
import org.softstone.outcomes.report.PhoneClock;

/**
 * Reads one request into a {@link ReadDraft}, noting every field that cannot be accepted. Its report must look like part of one
 * and be storable; whether values are within their ranges is checked when the report is sent.
 */
final class DraftReading {

    sealed interface Result {
        record Readable(ReadDraft draft) implements Result {}

        record Refused(List<FieldError> errors) implements Result {}
    }

    /** Several times the longest report. */
    static final int MOST_BYTES = 32 * 1024;

    private static final Shape DRAFT = new Shape.Fields(Map.of(
            "savedAt", new Shape.Value(new Kind.Time()),
            "sentAt", new Shape.Value(new Kind.Time()),
            "report", new Shape.Value(new Kind.Part())));

    /** More than any scale or thermometer shows. */
    private static final BigDecimal LARGEST_NUMBER = BigDecimal.valueOf(1_000_000);

    private static final int MOST_DIGITS = 12;

    private DraftReading() {}

    static Result of(Sent request, Instant receivedAt) {
        Errors errors = new Errors();
        CheckShape.check("", request.json(), DRAFT, CheckValue.WITHOUT_LIMITS, errors);
        errors.require(request.json().hasNonNull("savedAt"), "/savedAt", "is required");
        errors.require(request.json().hasNonNull("report"), "/report", "is required");
        Sent report = request.part("report");
        if (report != null) {
            checkReport(report.json(), errors);
        }
        return errors.isEmpty()
                ? new Result.Readable(new ReadDraft(
                        time(request, "savedAt"), PhoneClock.of(time(request, "sentAt"), receivedAt), report.json()))
                : new Result.Refused(errors.list());
    }

    private static OffsetDateTime time(Sent request, String field) {
        return WireText.time(request.text(field)).orElse(null);
    }

    private static void checkReport(ObjectNode report, Errors errors) {
        if (report.toString().getBytes(StandardCharsets.UTF_8).length > MOST_BYTES) {
            errors.refuse("/report", "must have at most %d bytes".formatted(MOST_BYTES));
        } else {
            CheckShape.check("/report", report, Shape.REPORT, DraftReading::fault, errors);
        }
    }

    /** Of a value whose range does not matter yet. */
    private static Optional<String> fault(Kind kind, JsonNode value) {
        if (value.isNull()) {
            return Optional.empty();
        }
        return switch (kind) {
            case Kind.Score _, Kind.Measured _, Kind.Version _ ->
                value.isNumber() && isPlain(value.decimalValue())
                        ? Optional.empty()
                        : Optional.of("must be a number that the form can ask for");
            case Kind.YesNo _ -> value.isBoolean() ? Optional.empty() : Optional.of("must be true or false");
            case Kind.Choice _, Kind.Note _, Kind.Names _, Kind.Id _, Kind.Time _, Kind.Text _ ->
                value.isTextual() ? StorableText.fault(value.textValue()) : Optional.of("must be a text");
            case Kind.Part _ -> value.isObject() ? Optional.empty() : Optional.of("must be an object");
        };
    }

    private static boolean isPlain(BigDecimal number) {
        return number.abs().compareTo(LARGEST_NUMBER) <= 0
                && number.precision() <= MOST_DIGITS
                && Math.abs(number.scale()) <= MOST_DIGITS;
    }
}

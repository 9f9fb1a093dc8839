package org.softstone.outcomes.draft;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.softstone.http.FieldError;
import org.softstone.http.StorableText;
import org.softstone.outcomes.answer.WireText;
import org.softstone.outcomes.report.PhoneClock;

/**
 * Reads one request into a {@link ReadDraft}, noting every field that cannot be accepted. What is in it must look like part of
 * a report and be storable; whether it is within its range is asked when the report is sent.
 */
final class DraftReading {

    /** What came of it. */
    sealed interface Result {
        record Readable(ReadDraft draft) implements Result {}

        record Refused(List<FieldError> errors) implements Result {}
    }

    /** Several times the longest report. */
    static final int MOST_BYTES = 32 * 1024;

    /** Whatever a scale or a thermometer shows; beyond it nobody typed a number. */
    private static final BigDecimal LARGEST_NUMBER = BigDecimal.valueOf(1_000_000);

    private static final int MOST_DIGITS = 12;

    private final List<FieldError> errors = new ArrayList<>();

    private DraftReading() {}

    static Result of(DraftRequest request, Instant receivedAt) {
        return new DraftReading().read(request, receivedAt);
    }

    private Result read(DraftRequest request, Instant receivedAt) {
        OffsetDateTime savedAt = time("/savedAt", request.savedAt());
        OffsetDateTime sentAt = time("/sentAt", request.sentAt());
        if (request.savedAt() == null) {
            refuse("/savedAt", "is required");
        }
        if (!(request.report() instanceof ObjectNode)) {
            refuse("/report", request.report() == null ? "is required" : "must be an object");
        } else {
            checkReport(request.report());
        }
        return errors.isEmpty()
                ? new Result.Readable(
                        new ReadDraft(savedAt, PhoneClock.of(sentAt, receivedAt), (ObjectNode) request.report()))
                : new Result.Refused(List.copyOf(errors));
    }

    private void checkReport(JsonNode report) {
        if (report.toString().getBytes(StandardCharsets.UTF_8).length > MOST_BYTES) {
            refuse("/report", "must have at most %d bytes".formatted(MOST_BYTES));
            return;
        }
        check("/report", report, Kind.REPORT);
    }

    /** Nothing yet is right everywhere. */
    private void check(String pointer, JsonNode value, Kind kind) {
        if (value.isNull()) {
            return;
        }
        switch (kind) {
            case Kind.Text _ -> {
                if (!value.isTextual()) {
                    refuse(pointer, "must be a text");
                } else {
                    StorableText.fault(value.textValue()).ifPresent(fault -> refuse(pointer, fault));
                }
            }
            case Kind.Number _ -> {
                if (!value.isNumber() || !isPlain(value)) {
                    refuse(pointer, "must be a number that the form can ask for");
                }
            }
            case Kind.YesNo _ -> {
                if (!value.isBoolean()) {
                    refuse(pointer, "must be true or false");
                }
            }
            case Kind.Many many -> checkEntries(pointer, value, many.entry());
            case Kind.Fields fields -> checkFields(pointer, value, fields.byName());
        }
    }

    private void checkEntries(String pointer, JsonNode value, Kind kind) {
        if (!value.isArray()) {
            refuse(pointer, "must be a list");
        }
        for (int i = 0; value.isArray() && i < value.size(); i++) {
            check(pointer + "/" + i, value.get(i), kind);
        }
    }

    private void checkFields(String pointer, JsonNode value, Map<String, Kind> kinds) {
        if (!value.isObject()) {
            refuse(pointer, "must be an object");
        }
        value.properties().forEach(field -> {
            String at = pointer + "/" + escaped(field.getKey());
            if (kinds.containsKey(field.getKey())) {
                check(at, field.getValue(), kinds.get(field.getKey()));
            } else {
                refuse(at, "is not a known field");
            }
        });
    }

    private static boolean isPlain(JsonNode number) {
        if (number.isFloatingPointNumber() && !Double.isFinite(number.doubleValue())) {
            return false;
        }
        BigDecimal value = number.decimalValue();
        return value.precision() <= MOST_DIGITS && value.abs().compareTo(LARGEST_NUMBER) <= 0;
    }

    private OffsetDateTime time(String pointer, String value) {
        Optional<OffsetDateTime> time = WireText.time(value);
        if (value != null && time.isEmpty()) {
            refuse(pointer, WireText.TIME_EXPECTED);
        }
        return time.orElse(null);
    }

    private static String escaped(String name) {
        return name.replace("~", "~0").replace("/", "~1");
    }

    private void refuse(String pointer, String detail) {
        errors.add(new FieldError(pointer, detail));
    }
}

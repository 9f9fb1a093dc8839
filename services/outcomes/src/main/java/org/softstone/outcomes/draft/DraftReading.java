package org.softstone.outcomes.draft;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.softstone.http.FieldError;
import org.softstone.outcomes.answer.WireText;

/**
 * Reads one request into a {@link Draft}, noting every field that cannot be accepted. What is in it must look like part of
 * a report and be storable; whether it is within its range is asked when the report is sent.
 */
final class DraftReading {

    /** What came of it. */
    sealed interface Result {
        record Readable(Draft draft) implements Result {}

        record Refused(List<FieldError> errors) implements Result {}
    }

    /** The fields of a report, and those of their parts. */
    static final Map<String, Set<String>> FIELDS = Map.ofEntries(
            Map.entry("reportId", Set.of()),
            Map.entry("windowId", Set.of()),
            Map.entry("formVersion", Set.of()),
            Map.entry("mode", Set.of()),
            Map.entry("openedAt", Set.of()),
            Map.entry("submittedAt", Set.of()),
            Map.entry("sentAt", Set.of()),
            Map.entry("pain", Set.of("average", "worst", "now")),
            Map.entry("activities", Set.of("activityId", "score")),
            Map.entry("deposits", Set.of("depositId", "firmness", "tenderness", "skin", "spreadingRedness")),
            Map.entry("symptoms", Set.of("symptom", "severity", "interference")),
            Map.entry("temperatureCelsius", Set.of()),
            Map.entry("redFlags", Set.of()),
            Map.entry("wantsContact", Set.of()),
            Map.entry("globalChange", Set.of()),
            Map.entry("note", Set.of()),
            Map.entry("declined", Set.of()));

    /** Several times the longest report. */
    static final int MOST_BYTES = 32 * 1024;

    /** Whatever a scale or a thermometer shows; beyond it nobody typed a number. */
    private static final BigDecimal LARGEST_NUMBER = BigDecimal.valueOf(1_000_000);

    private static final int MOST_DIGITS = 12;

    /** As for reports: more than any delay explains. */
    private static final Duration CLOCK_TOLERANCE = Duration.ofMinutes(5);

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
        Instant correctedAt = savedAt == null ? null : corrected(savedAt, sentAt, receivedAt);
        if (!(request.report() instanceof ObjectNode)) {
            refuse("/report", request.report() == null ? "is required" : "must be an object");
        } else {
            checkReport(request.report());
        }
        return errors.isEmpty()
                ? new Result.Readable(new Draft(savedAt, correctedAt, receivedAt, (ObjectNode) request.report()))
                : new Result.Refused(List.copyOf(errors));
    }

    /** Without {@code sentAt} the phone is believed: a draft counts for nothing, so that an error harms little. */
    private Instant corrected(OffsetDateTime savedAt, OffsetDateTime sentAt, Instant receivedAt) {
        Duration clockError = sentAt == null ? Duration.ZERO : Duration.between(sentAt.toInstant(), receivedAt);
        Instant at = savedAt.toInstant().plus(clockError);
        if (at.isAfter(receivedAt.plus(CLOCK_TOLERANCE))) {
            refuse("/savedAt", "lies in the future, reckoned by sentAt and the arrival");
        }
        return at.isAfter(receivedAt) ? receivedAt : at;
    }

    private void checkReport(JsonNode report) {
        if (report.toString().getBytes(StandardCharsets.UTF_8).length > MOST_BYTES) {
            refuse("/report", "must have at most %d bytes".formatted(MOST_BYTES));
            return;
        }
        report.properties().forEach(field -> {
            Set<String> parts = FIELDS.get(field.getKey());
            if (parts == null) {
                refuse("/report/" + escaped(field.getKey()), "is not a known field");
            } else {
                check("/report/" + field.getKey(), field.getValue(), parts);
            }
        });
    }

    private void check(String pointer, JsonNode value, Set<String> parts) {
        switch (value.getNodeType()) {
            case ARRAY -> {
                for (int i = 0; i < value.size(); i++) {
                    checkEntry(pointer + "/" + i, value.get(i), parts);
                }
            }
            case OBJECT, STRING, NUMBER, BOOLEAN, NULL, BINARY, MISSING, POJO -> checkEntry(pointer, value, parts);
        }
    }

    private void checkEntry(String pointer, JsonNode value, Set<String> parts) {
        if (!value.isObject()) {
            checkValue(pointer, value);
            return;
        }
        value.properties().forEach(part -> {
            String at = pointer + "/" + escaped(part.getKey());
            if (parts.contains(part.getKey())) {
                checkValue(at, part.getValue());
            } else {
                refuse(at, "is not a known field");
            }
        });
    }

    private void checkValue(String pointer, JsonNode value) {
        switch (value.getNodeType()) {
            case STRING -> {
                if (!isStorable(value.textValue())) {
                    refuse(pointer, "must be a text without control character NUL");
                }
            }
            case NUMBER -> {
                if (!isPlain(value)) {
                    refuse(pointer, "must be a number that the form can ask for");
                }
            }
            case BOOLEAN, NULL -> {}
            case ARRAY, OBJECT, BINARY, MISSING, POJO ->
                refuse(pointer, "must be a text, a number, true, false or null");
        }
    }

    /** PostgreSQL stores neither NUL nor half a character. */
    private static boolean isStorable(String text) {
        return text.codePoints()
                .noneMatch(character -> character == 0 || Character.getType(character) == Character.SURROGATE);
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
        return time.map(read -> read.truncatedTo(ChronoUnit.MICROS)).orElse(null);
    }

    private static String escaped(String name) {
        return name.replace("~", "~0").replace("/", "~1");
    }

    private void refuse(String pointer, String detail) {
        errors.add(new FieldError(pointer, detail));
    }
}

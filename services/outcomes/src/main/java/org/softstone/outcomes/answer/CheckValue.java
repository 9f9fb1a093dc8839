package org.softstone.outcomes.answer;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.softstone.http.FreeText;
import org.softstone.http.StorableText;
import org.softstone.http.WireTime;
import org.softstone.outcomes.instrument.AnswerLimits;
import org.softstone.outcomes.instrument.Kind;

/** Whether a single value may be in a report that is sent: its type, its range, its code. */
public final class CheckValue implements CheckShape.Judge {

    /** For what has no answers in it. */
    public static final CheckValue WITHOUT_LIMITS = new CheckValue(null);

    private static final String TEXT = "must be a text";

    private final AnswerLimits limits;

    public CheckValue(AnswerLimits limits) {
        this.limits = limits;
    }

    @Override
    public Optional<String> fault(Kind kind, JsonNode value) {
        if (value.isNull()) {
            return Optional.of("must not be null");
        }
        return switch (kind) {
            case Kind.Score(int lowest, int highest, String _) ->
                unless(
                        isWhole(value, lowest, highest),
                        () -> "must be a whole number from %d to %d".formatted(lowest, highest));
            case Kind.Measured measured -> faultOfMeasured(measured, value);
            case Kind.Choice choice -> {
                List<String> codes = choice.codes().codes();
                yield unless(
                        value.isTextual() && codes.contains(value.textValue()),
                        () -> "must be one of " + String.join(", ", codes));
            }
            case Kind.YesNo _ -> unless(value.isBoolean(), () -> "must be true or false");
            case Kind.Note note ->
                value.isTextual()
                        ? FreeText.faultOfNote(
                                FreeText.tidied(value.textValue()),
                                note.mostCharacters().applyAsInt(limits))
                        : Optional.of(TEXT);
            case Kind.Names _, Kind.Text _ ->
                value.isTextual() ? StorableText.fault(value.textValue()) : Optional.of(TEXT);
            case Kind.Id _ -> unless(WireText.uuid(value.textValue()).isPresent(), () -> "must be a UUID");
            case Kind.Time _ -> unless(WireText.time(value.textValue()).isPresent(), () -> WireTime.EXPECTED);
            case Kind.Version _ ->
                unless(
                        isWhole(value, 1, FormVersion.CURRENT),
                        () -> "must be a version of the form, 1 to %d".formatted(FormVersion.CURRENT));
            case Kind.Part _ -> unless(value.isObject(), () -> "must be an object");
        };
    }

    private Optional<String> faultOfMeasured(Kind.Measured kind, JsonNode value) {
        BigDecimal lowest = kind.lowest().apply(limits);
        BigDecimal highest = kind.highest().apply(limits);
        return unless(
                value.isNumber() && isBetween(value.decimalValue(), lowest, highest, kind.decimals()),
                () -> "must be a number from %s to %s (%s) with at most %d decimals"
                        .formatted(lowest, highest, kind.unit(), kind.decimals()));
    }

    private static boolean isBetween(BigDecimal number, BigDecimal lowest, BigDecimal highest, int decimals) {
        return number.compareTo(lowest) >= 0
                && number.compareTo(highest) <= 0
                && number.stripTrailingZeros().scale() <= decimals;
    }

    private static boolean isWhole(JsonNode value, int lowest, int highest) {
        return value.isIntegralNumber()
                && value.canConvertToInt()
                && value.intValue() >= lowest
                && value.intValue() <= highest;
    }

    private static Optional<String> unless(boolean right, Supplier<String> fault) {
        return right ? Optional.empty() : Optional.of(fault.get());
    }
}

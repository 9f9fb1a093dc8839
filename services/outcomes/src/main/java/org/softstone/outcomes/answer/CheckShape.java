package org.softstone.outcomes.answer;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.Optional;
import org.softstone.outcomes.instrument.Kind;
import org.softstone.outcomes.instrument.Shape;

/** Compares JSON with its shape and notes every value that does not fit. Null is the same as absent. */
public final class CheckShape {

    /** Judges single values. */
    @FunctionalInterface
    public interface Judge {
        /** @param value may be null in JSON only as an entry of a list @return what is wrong with it */
        Optional<String> fault(Kind kind, JsonNode value);
    }

    private static final int LONGEST_NAME = 64;

    private final Judge judge;
    private final Errors errors;

    private CheckShape(Judge judge, Errors errors) {
        this.judge = judge;
        this.errors = errors;
    }

    /** @param pointer to the value */
    public static void check(String pointer, JsonNode value, Shape shape, Judge judge, Errors errors) {
        new CheckShape(judge, errors).check(pointer, value, shape);
    }

    private void check(String pointer, JsonNode value, Shape shape) {
        switch (shape) {
            case Shape.Value(Kind kind) -> judge.fault(kind, value).ifPresent(fault -> errors.refuse(pointer, fault));
            case Shape.Many(Shape entry) -> {
                if (!value.isArray()) {
                    errors.refuse(pointer, "must be a list");
                    return;
                }
                for (int i = 0; i < value.size(); i++) {
                    check(pointer + "/" + i, value.get(i), entry);
                }
            }
            case Shape.Fields(Map<String, Shape> byName) -> {
                if (!value.isObject()) {
                    judge.fault(new Kind.Part(), value).ifPresent(fault -> errors.refuse(pointer, fault));
                    return;
                }
                value.properties().forEach(field -> {
                    String at = pointer + "/" + escaped(field.getKey());
                    Shape known = byName.get(field.getKey());
                    if (known == null) {
                        errors.refuse(at, "is not a known field");
                    } else if (!field.getValue().isNull()) {
                        check(at, field.getValue(), known);
                    }
                });
            }
        }
    }

    private static String escaped(String name) {
        String shortened = name.length() > LONGEST_NAME ? name.substring(0, LONGEST_NAME) : name;
        return shortened.replace("~", "~0").replace("/", "~1");
    }
}

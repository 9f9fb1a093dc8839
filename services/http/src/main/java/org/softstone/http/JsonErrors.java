package org.softstone.http;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.exc.InputCoercionException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.InvalidDefinitionException;
import com.fasterxml.jackson.databind.exc.InvalidNullException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import io.quarkiverse.resteasy.problem.HttpProblem;
import java.lang.invoke.MethodType;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * What to answer when a body cannot be read: 400 when it is no JSON at all, 422 with a pointer when it is JSON but not what
 * is expected. Never the exception's own message, which quotes the value.
 */
class JsonErrors {

    private static final String TRAILING = "The body holds more than one JSON value.";
    private static final int LONGEST_NAME = 64;

    private static final Map<Class<?>, String> EXPECTED = Map.ofEntries(
            Map.entry(Integer.class, "must be a whole number"),
            Map.entry(Long.class, "must be a whole number"),
            Map.entry(Short.class, "must be a whole number"),
            Map.entry(BigInteger.class, "must be a whole number"),
            Map.entry(Double.class, "must be a number"),
            Map.entry(Float.class, "must be a number"),
            Map.entry(BigDecimal.class, "must be a number"),
            Map.entry(Boolean.class, "must be true or false"),
            Map.entry(String.class, "must be a text"),
            Map.entry(UUID.class, "must be a UUID"),
            Map.entry(Instant.class, WireTime.EXPECTED),
            Map.entry(OffsetDateTime.class, WireTime.EXPECTED),
            Map.entry(LocalDateTime.class, "must be a date and time in ISO 8601 without offset, from 1900 to 2199"),
            Map.entry(LocalDate.class, "must be a date in ISO 8601, from 1900 to 2199"),
            Map.entry(LocalTime.class, "must be a time of day in ISO 8601"),
            Map.entry(Duration.class, "must be a duration in ISO 8601"),
            Map.entry(ZoneId.class, "must be a time zone such as Europe/Berlin"));

    private JsonErrors() {}

    /** Empty when the failure is not about the body. */
    static Optional<HttpProblem> problemOf(Exception failure) {
        Throwable cause = failure instanceof JsonProcessingException ? failure : failure.getCause();
        return switch (cause) {
            case InvalidDefinitionException ours -> Optional.empty();
            case JsonMappingException mapping -> Optional.of(problemOf(mapping));
            case InputCoercionException outOfRange -> Optional.of(Problems.invalidField("", "is out of range"));
            case JsonProcessingException syntax -> Optional.of(noJson(syntax));
            case null, default -> Optional.empty();
        };
    }

    private static HttpProblem problemOf(JsonMappingException mapping) {
        if (mapping.getCause() instanceof InputCoercionException) {
            return Problems.invalidField(pointerTo(mapping.getPath()), "is out of range");
        }
        if (mapping.getCause() instanceof JsonProcessingException syntax
                && !(mapping instanceof MismatchedInputException)) {
            return noJson(syntax);
        }
        if (mapping.getOriginalMessage() != null && mapping.getOriginalMessage().startsWith("Trailing token")) {
            return Problems.malformed(TRAILING);
        }
        return Problems.invalidField(pointerTo(mapping.getPath()), detailOf(mapping));
    }

    private static HttpProblem noJson(JsonProcessingException syntax) {
        return Problems.malformed(
                offsetOf(syntax).isPresent()
                        ? "The body is not valid JSON at byte %d."
                                .formatted(offsetOf(syntax).getAsLong())
                        : "The body is not valid JSON.");
    }

    /** Where a text that is no JSON stops being some, in bytes from its start; empty when it was no bytes, or is JSON. */
    static OptionalLong offsetOf(JsonProcessingException failure) {
        JsonLocation at = failure.getLocation();
        return at == null || at.getByteOffset() < 0 ? OptionalLong.empty() : OptionalLong.of(at.getByteOffset());
    }

    private static String detailOf(JsonMappingException mapping) {
        return switch (mapping) {
            case UnrecognizedPropertyException unknown -> "is not a known field";
            case StrictText.Unstorable unstorable -> unstorable.getOriginalMessage();
            case InvalidNullException nothing -> "must not be null";
            case MismatchedInputException mismatch
            when mismatch.getTargetType() != null -> expectedOf(mismatch.getTargetType());
            default -> "cannot be accepted";
        };
    }

    private static String expectedOf(Class<?> target) {
        Class<?> type = MethodType.methodType(target).wrap().returnType();
        if (EXPECTED.containsKey(type)) {
            return EXPECTED.get(type);
        }
        if (type.isEnum()) {
            return "must be one of: "
                    + Arrays.stream(type.getEnumConstants())
                            .map(constant -> nameOf((Enum<?>) constant))
                            .collect(Collectors.joining(", "));
        }
        return type.isArray() || Collection.class.isAssignableFrom(type) ? "must be a list" : "must be an object";
    }

    private static String nameOf(Enum<?> constant) {
        try {
            JsonProperty property =
                    constant.getDeclaringClass().getField(constant.name()).getAnnotation(JsonProperty.class);
            return property == null ? constant.name() : property.value();
        } catch (NoSuchFieldException e) {
            return constant.name();
        }
    }

    private static String pointerTo(List<JsonMappingException.Reference> path) {
        return path.stream()
                .map(step -> step.getFieldName() == null ? String.valueOf(step.getIndex()) : step.getFieldName())
                .map(JsonErrors::escaped)
                .collect(Collectors.joining("/", path.isEmpty() ? "" : "/", ""));
    }

    private static String escaped(String name) {
        String shortened = name.length() > LONGEST_NAME ? name.substring(0, LONGEST_NAME) : name;
        return shortened.replace("~", "~0").replace("/", "~1");
    }
}

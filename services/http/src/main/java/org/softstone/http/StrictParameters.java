package org.softstone.http;

import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.ext.ParamConverter;
import jakarta.ws.rs.ext.ParamConverterProvider;
import jakarta.ws.rs.ext.Provider;
import java.lang.annotation.Annotation;
import java.lang.invoke.MethodType;
import java.lang.reflect.Type;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

/**
 * Reads ids, numbers and times out of parameters as strictly as out of bodies. What cannot be read is 400 in the query or
 * a header; in the path it is 404, because there is nothing at such an address. A blank value in the query counts as absent.
 */
@Provider
class StrictParameters implements ParamConverterProvider {

    private record Reader(Function<String, ?> parse, String expected) {}

    private static final Map<Class<?>, Reader> READERS = Map.of(
            UUID.class,
            new Reader(StrictJson::uuid, "must be a UUID"),
            Integer.class,
            new Reader(Integer::valueOf, "must be a whole number"),
            Long.class,
            new Reader(Long::valueOf, "must be a whole number"),
            Instant.class,
            new Reader(text -> WireTime.parse(text).toInstant(), WireTime.EXPECTED),
            LocalDate.class,
            new Reader(LocalDate::parse, "must be a date in ISO 8601"));

    @Override
    public <T> ParamConverter<T> getConverter(Class<T> rawType, Type genericType, Annotation[] annotations) {
        Reader reader = READERS.get(MethodType.methodType(rawType).wrap().returnType());
        boolean blankIsAbsent = !rawType.isPrimitive()
                && Arrays.stream(annotations).anyMatch(annotation -> annotation instanceof QueryParam);
        return reader == null ? null : new Strict<>(reader, nameIn(annotations), blankIsAbsent);
    }

    private static Optional<String> nameIn(Annotation[] annotations) {
        return Arrays.stream(annotations)
                .map(annotation -> switch (annotation) {
                    case QueryParam query -> query.value();
                    case HeaderParam header -> header.value();
                    case null, default -> null;
                })
                .filter(name -> name != null)
                .findFirst();
    }

    private record Strict<T>(Reader reader, Optional<String> queryOrHeader, boolean blankIsAbsent)
            implements ParamConverter<T> {

        @Override
        @SuppressWarnings("unchecked")
        public T fromString(String value) {
            if (value == null || (blankIsAbsent && value.isBlank())) {
                return null;
            }
            try {
                return (T) reader.parse().apply(value);
            } catch (RuntimeException e) {
                if (queryOrHeader.isPresent()) {
                    throw new MalformedParameterException(queryOrHeader.get(), reader.expected());
                }
                throw e;
            }
        }

        @Override
        public String toString(T value) {
            return value.toString();
        }
    }
}

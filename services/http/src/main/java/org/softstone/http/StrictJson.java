package org.softstone.http;

import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.util.JsonRecyclerPools;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.cfg.CoercionAction;
import com.fasterxml.jackson.databind.cfg.CoercionInputShape;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.type.LogicalType;
import io.quarkus.jackson.ObjectMapperCustomizer;
import jakarta.inject.Singleton;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;

/**
 * The APIs take exactly what they document: what is misspelt, of another type or said twice is refused and not guessed at,
 * because a guess about a symptom or a dose is worse than an error. Times are kept to the microsecond, as PostgreSQL
 * stores them.
 */
@Singleton
class StrictJson implements ObjectMapperCustomizer {

    private static final Set<CoercionInputShape> SCALARS = Set.of(
            CoercionInputShape.Boolean,
            CoercionInputShape.Float,
            CoercionInputShape.Integer,
            CoercionInputShape.String,
            CoercionInputShape.EmptyString);
    private static final Map<LogicalType, Set<CoercionInputShape>> TAKEN = Map.of(
            LogicalType.Boolean, Set.of(CoercionInputShape.Boolean),
            LogicalType.Enum, Set.of(CoercionInputShape.String),
            LogicalType.Float, Set.of(CoercionInputShape.Float, CoercionInputShape.Integer),
            LogicalType.Integer, Set.of(CoercionInputShape.Integer),
            LogicalType.POJO, Set.of(),
            LogicalType.Collection, Set.of());

    /** After those of the libraries, so that this one wins. */
    @Override
    public int priority() {
        return MINIMUM_PRIORITY;
    }

    @Override
    public void customize(ObjectMapper mapper) {
        // The usual pool keeps buffers per thread, and each request has a new virtual one: a new 8 KB buffer for every
        // document.
        mapper.getFactory().setRecyclerPool(JsonRecyclerPools.sharedConcurrentDequePool());
        mapper.enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);
        mapper.enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES);
        mapper.enable(DeserializationFeature.FAIL_ON_NUMBERS_FOR_ENUMS);
        mapper.enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);
        mapper.disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT);
        mapper.disable(DeserializationFeature.ADJUST_DATES_TO_CONTEXT_TIME_ZONE);
        mapper.disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS);
        mapper.disable(SerializationFeature.WRITE_DURATIONS_AS_TIMESTAMPS);
        mapper.configure(JsonParser.Feature.STRICT_DUPLICATE_DETECTION, true);
        mapper.setDefaultSetterInfo(JsonSetter.Value.forContentNulls(Nulls.FAIL));
        refuseCoercions(mapper);
        mapper.registerModule(texts());
    }

    private static void refuseCoercions(ObjectMapper mapper) {
        TAKEN.forEach((type, taken) -> {
            for (CoercionInputShape shape : SCALARS) {
                if (!taken.contains(shape)) {
                    mapper.coercionConfigFor(type).setCoercion(shape, CoercionAction.Fail);
                }
            }
        });
    }

    private static SimpleModule texts() {
        return new SimpleModule("softstone-strict-texts")
                .addSerializer(OffsetDateTime.class, new WriteOffset())
                .addDeserializer(String.class, new StrictText<>(String.class, Function.identity()))
                .addDeserializer(UUID.class, new StrictText<>(UUID.class, StrictJson::idInBody))
                .addDeserializer(
                        Instant.class,
                        new StrictText<>(
                                Instant.class, text -> WireTime.parse(text).toInstant()))
                .addDeserializer(OffsetDateTime.class, new StrictText<>(OffsetDateTime.class, WireTime::parse))
                .addDeserializer(LocalDateTime.class, new StrictText<>(LocalDateTime.class, text -> {
                    LocalDateTime read = LocalDateTime.parse(text).truncatedTo(ChronoUnit.MICROS);
                    requireUsualYear(read.getYear());
                    return read;
                }))
                .addDeserializer(LocalDate.class, new StrictText<>(LocalDate.class, text -> {
                    LocalDate read = LocalDate.parse(text);
                    requireUsualYear(read.getYear());
                    return read;
                }))
                .addDeserializer(
                        LocalTime.class,
                        new StrictText<>(
                                LocalTime.class, text -> LocalTime.parse(text).truncatedTo(ChronoUnit.MICROS)))
                .addDeserializer(Duration.class, new StrictText<>(Duration.class, Duration::parse))
                .addDeserializer(ZoneId.class, new StrictText<>(ZoneId.class, StrictJson::zone));
    }

    private static UUID idInBody(String text) {
        UUID uuid = uuid(text);
        if (!Ids.isOne(uuid)) {
            throw new IllegalArgumentException("nobody's id");
        }
        return uuid;
    }

    /** {@link UUID#fromString} also takes shortened groups. */
    static UUID uuid(String text) {
        UUID uuid = UUID.fromString(text);
        if (!uuid.toString().equalsIgnoreCase(text)) {
            throw new IllegalArgumentException("not canonical");
        }
        return uuid;
    }

    /** Regions only: a fixed offset does not know daylight saving. */
    private static ZoneId zone(String text) {
        if (!ZoneId.getAvailableZoneIds().contains(text)) {
            throw new DateTimeException("no region");
        }
        return ZoneId.of(text);
    }

    private static void requireUsualYear(int year) {
        if (year < WireTime.FIRST_YEAR || year > WireTime.LAST_YEAR) {
            throw new DateTimeException("unusual year");
        }
    }
}

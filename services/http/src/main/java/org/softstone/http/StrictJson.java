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
import com.fasterxml.jackson.databind.ser.std.ToStringSerializerBase;
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
import java.time.temporal.ChronoField;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAccessor;
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
        SimpleModule module = new SimpleModule("softstone-strict-texts");
        module.addSerializer(OffsetDateTime.class, new ToStringSerializerBase(OffsetDateTime.class) {
            @Override
            public String valueToString(Object time) {
                return WireTime.format((OffsetDateTime) time);
            }
        });
        read(module, String.class, Function.identity());
        read(module, UUID.class, StrictJson::id);
        read(module, Instant.class, text -> WireTime.parse(text).toInstant());
        read(module, OffsetDateTime.class, WireTime::parse);
        read(
                module,
                LocalDateTime.class,
                text -> usual(LocalDateTime.parse(text).truncatedTo(ChronoUnit.MICROS)));
        read(module, LocalDate.class, text -> usual(LocalDate.parse(text)));
        read(module, LocalTime.class, text -> LocalTime.parse(text).truncatedTo(ChronoUnit.MICROS));
        read(module, Duration.class, Duration::parse);
        read(module, ZoneId.class, StrictJson::zone);
        return module;
    }

    private static <T> void read(SimpleModule module, Class<T> type, Function<String, T> parse) {
        module.addDeserializer(type, new StrictText<>(type, parse));
    }

    private static UUID id(String text) {
        UUID uuid = uuid(text);
        if (!Ids.isOne(uuid)) {
            throw new IllegalArgumentException("the nil or max UUID");
        }
        return uuid;
    }

    /** @throws IllegalArgumentException unless it is {@link Ids#find one in its full form} */
    static UUID uuid(String text) {
        return Ids.find(text).orElseThrow(() -> new IllegalArgumentException("no UUID in its full form"));
    }

    /** Regions only: a fixed offset does not know daylight saving. */
    private static ZoneId zone(String text) {
        if (!ZoneId.getAvailableZoneIds().contains(text)) {
            throw new DateTimeException("no region");
        }
        return ZoneId.of(text);
    }

    private static <T extends TemporalAccessor> T usual(T time) {
        int year = time.get(ChronoField.YEAR);
        if (year < WireTime.FIRST_YEAR || year > WireTime.LAST_YEAR) {
            throw new DateTimeException("unusual year");
        }
        return time;
    }
}

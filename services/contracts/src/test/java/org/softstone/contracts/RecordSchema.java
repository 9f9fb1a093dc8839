package org.softstone.contracts;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The JSON Schema that follows from an event record: names, types, which fields may be absent. */
final class RecordSchema {

    private RecordSchema() {}

    static Map<String, Object> of(Class<?> record) {
        Map<String, Object> properties = new LinkedHashMap<>();
        for (RecordComponent component : record.getRecordComponents()) {
            properties.put(component.getName(), schemaOf(component.getGenericType()));
        }
        List<String> required = Arrays.stream(record.getRecordComponents())
                .filter(component -> !component.getAnnotatedType().isAnnotationPresent(Nullable.class))
                .map(RecordComponent::getName)
                .toList();
        Map<String, Object> schema = new LinkedHashMap<>();
        schema.put("type", "object");
        if (!required.isEmpty()) {
            schema.put("required", required);
        }
        schema.put("properties", properties);
        return schema;
    }

    private static Map<String, Object> schemaOf(Type type) {
        return switch (type) {
            case ParameterizedType collection
            when collection.getRawType() == List.class ->
                Map.of("type", "array", "items", schemaOf(collection.getActualTypeArguments()[0]));
            case ParameterizedType collection
            when collection.getRawType() == Set.class ->
                Map.of(
                        "type",
                        "array",
                        "uniqueItems",
                        true,
                        "items",
                        schemaOf(collection.getActualTypeArguments()[0]));
            case Class<?> plain -> schemaOf(plain);
            default -> throw new IllegalArgumentException("no schema for " + type);
        };
    }

    private static Map<String, Object> schemaOf(Class<?> type) {
        if (type.isEnum()) {
            return Map.of("type", "string", "enum", wireNamesOf(type));
        }
        if (type.isRecord()) {
            return of(type);
        }
        if (type == UUID.class) {
            return Map.of("type", "string", "format", "uuid");
        }
        if (type == Instant.class) {
            return Map.of("type", "string", "format", "date-time");
        }
        if (type == LocalDate.class) {
            return Map.of("type", "string", "format", "date");
        }
        if (type == String.class || type == ZoneId.class) {
            return Map.of("type", "string");
        }
        if (type == int.class || type == Integer.class || type == long.class) {
            return Map.of("type", "integer");
        }
        if (type == BigDecimal.class) {
            return Map.of("type", "number");
        }
        if (type == boolean.class || type == Boolean.class) {
            return Map.of("type", "boolean");
        }
        throw new IllegalArgumentException("no schema for " + type);
    }

    private static List<String> wireNamesOf(Class<?> enumeration) {
        return Arrays.stream(enumeration.getFields())
                .filter(field -> field.isEnumConstant())
                .map(field -> field.getAnnotation(JsonProperty.class).value())
                .toList();
    }
}

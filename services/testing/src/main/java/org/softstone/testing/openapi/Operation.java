package org.softstone.testing.openapi;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * An operation of an OpenAPI document.
 *
 * @param method in capitals
 * @param template such as {@code /outcomes/v1/me/reports/{reportId}}
 */
public record Operation(String method, String template, Pattern path, JsonNode described) {

    private static final Set<String> METHODS = Set.of("get", "put", "post", "delete", "patch");

    /** All of a document in JSON. */
    public static List<Operation> allIn(String openApiJson) {
        try {
            return allIn(new ObjectMapper().readTree(openApiJson));
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    static List<Operation> allIn(JsonNode document) {
        return document.path("paths").properties().stream()
                .flatMap(item -> item.getValue().properties().stream()
                        .filter(operation -> METHODS.contains(operation.getKey()))
                        .map(operation -> of(operation.getKey(), item.getKey(), operation.getValue())))
                .toList();
    }

    private static Operation of(String method, String template, JsonNode described) {
        String path = Arrays.stream(template.split("/"))
                .map(part -> part.startsWith("{") ? "[^/]+" : Pattern.quote(part))
                .collect(Collectors.joining("/"));
        return new Operation(method.toUpperCase(Locale.ROOT), template, Pattern.compile(path), described);
    }

    /** The media type of its body; empty when it takes none. */
    public static Optional<String> bodyTypeOf(JsonNode described) {
        return described.path("requestBody").path("content").properties().stream()
                .map(Map.Entry::getKey)
                .findFirst();
    }

    String id() {
        return described.path("operationId").asText();
    }

    boolean isAt(String rawPath) {
        return path.matcher(rawPath).matches();
    }
}

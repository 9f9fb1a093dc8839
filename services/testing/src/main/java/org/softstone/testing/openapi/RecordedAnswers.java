package org.softstone.testing.openapi;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashSet;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * One JSON answer of each shape that the component tests of a module saw, a line each, for generated clients to read. Two
 * answers are of one shape when they differ in values only, not in what is there, null or empty.
 */
final class RecordedAnswers {

    private static final Path FILE = Path.of("target", "answers.jsonl");
    private static final Set<String> READ_BY_CLIENTS = Set.of("application/json", "application/problem+json");
    // A test run may load this class more than once; it begins the file once.
    private static final String BEGUN = "softstone.answers.begun";
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Set<String> shapes = new HashSet<>();

    synchronized void keep(String operationId, Exchange exchange) {
        if (!READ_BY_CLIENTS.contains(Exchange.withoutParameters(exchange.answerType()))
                || exchange.answerBody().length == 0) {
            return;
        }
        try {
            JsonNode body = JSON.readTree(exchange.answerBody());
            if (shapes.add(operationId + " " + exchange.status() + " " + shapeOf(body))) {
                write(operationId, exchange, body);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void write(String operationId, Exchange exchange, JsonNode body) throws IOException {
        ObjectNode line = JSON.createObjectNode()
                .put("operationId", operationId)
                .put("status", exchange.status())
                .put("contentType", Exchange.withoutParameters(exchange.answerType()))
                .set("body", body);
        if (System.getProperty(BEGUN) == null) {
            System.setProperty(BEGUN, "true");
            Files.createDirectories(FILE.getParent());
            Files.deleteIfExists(FILE);
        }
        Files.writeString(
                FILE, JSON.writeValueAsString(line) + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }

    private static String shapeOf(JsonNode value) {
        if (value.isObject()) {
            return value.properties().stream()
                    .map(property -> property.getKey() + ":" + shapeOf(property.getValue()))
                    .collect(Collectors.joining(",", "{", "}"));
        }
        if (value.isArray()) {
            Set<String> shapes = new TreeSet<>();
            value.forEach(item -> shapes.add(shapeOf(item)));
            return shapes.toString();
        }
        return value.getNodeType().name();
    }
}

package org.softstone.testing.openapi;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.ValidationMessage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A checked-in OpenAPI 3.1 document, against which what went over the wire is held. Its schemas are those of JSON Schema
 * 2020-12, and somebody else's validator reads them. It is stricter than the document: what the document does not name, a
 * client does not know of, so that a property that is not in it is a fault here.
 */
public final class ApiDocument {

    private static final Path CHECKED_IN = Path.of("openapi.yaml");
    private static final ObjectMapper YAML = new ObjectMapper(new YAMLFactory());
    private static final ObjectMapper JSON =
            new ObjectMapper().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);
    private static final JsonSchemaFactory SCHEMAS = JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012);
    // What the server refuses before there is a request; it answers these without a body.
    private static final Set<Integer> NO_HTTP = Set.of(400, 414, 431);

    private static final Pattern WITHOUT_SECONDS =
            Pattern.compile("^(\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2})(Z|[+-]\\d{2}:\\d{2})$");

    private final JsonNode document;
    private final String prefix;
    private final List<Operation> operations;
    private final Map<JsonNode, JsonSchema> compiled = new ConcurrentHashMap<>();

    private ApiDocument(JsonNode document) {
        this.document = document;
        closeObjects(document.at("/components/schemas"));
        // /feed/stream before /feed/{entry}
        operations = Operation.allIn(document).stream()
                .sorted(Comparator.comparing(operation -> operation.template().replace('{', '~')))
                .toList();
        prefix = Arrays.stream(operations.getFirst().template().split("/"))
                .limit(3)
                .collect(Collectors.joining("/"));
    }

    /**
     * Fails unless the checked-in document is what the running service says, which is written to {@code target}, and names for
     * every operation a success and its problems.
     */
    public static void assertCheckedIn(String running) throws IOException {
        Path written = Path.of("target", "openapi.yaml");
        Files.writeString(written, running);
        if (!YAML.readTree(CHECKED_IN.toFile()).equals(YAML.readTree(running))) {
            throw new AssertionError("The API has changed. If that is intended: cp %s %s, in the service's folder"
                    .formatted(written, CHECKED_IN));
        }
        List<String> faults = read(CHECKED_IN).faultsOfOperations();
        if (!faults.isEmpty()) {
            throw new AssertionError(String.join("\n", faults));
        }
    }

    /** Of the module that is tested; empty when it has none. */
    public static Optional<ApiDocument> checkedIn() {
        return Files.exists(CHECKED_IN) ? Optional.of(read(CHECKED_IN)) : Optional.empty();
    }

    static ApiDocument read(Path yaml) {
        try {
            return new ApiDocument(YAML.readTree(Files.readString(yaml)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Whether a path is one of this API's, documented or not; not one of the management port. */
    public boolean covers(String rawPath) {
        return rawPath.equals(prefix) || rawPath.startsWith(prefix + "/");
    }

    /** What is not as documented; empty when all is. */
    public List<String> faultsIn(Exchange exchange) {
        String path = exchange.uri().getRawPath();
        if (!covers(path)) {
            return List.of();
        }
        return operationOf(exchange)
                .map(operation -> faultsIn(exchange, operation))
                .orElseGet(() -> faultsWithoutOperation(exchange));
    }

    Optional<Operation> operationOf(Exchange exchange) {
        // What answers GET answers HEAD.
        String method = exchange.method().equals("HEAD") ? "GET" : exchange.method();
        return operations.stream()
                .filter(operation -> operation.method().equals(method)
                        && operation.isAt(exchange.uri().getRawPath()))
                .findFirst();
    }

    /** Of every operation: its name, a success that is documented, and problems that look like problems. */
    public List<String> faultsOfOperations() {
        List<String> faults = new ArrayList<>();
        Set<String> ids = ConcurrentHashMap.newKeySet();
        for (Operation operation : operations) {
            String name = operation.method() + " " + operation.template();
            if (operation.id().isEmpty() || !ids.add(operation.id())) {
                faults.add(name + " has no operationId of its own");
            }
            boolean succeeds = false;
            for (Map.Entry<String, JsonNode> response :
                    operation.described().path("responses").properties()) {
                String status = response.getKey();
                succeeds |= status.startsWith("2");
                if (status.equals("default")) {
                    faults.add(name + " documents any status at all");
                } else if (Integer.parseInt(status) >= 400
                        && !response.getValue()
                                .at("/content/application~1problem+json/schema/$ref")
                                .asText()
                                .equals("#/components/schemas/HttpProblem")) {
                    faults.add(name + " " + status + " is described as something else than a problem");
                }
            }
            if (!succeeds) {
                faults.add(name + " documents no success");
            }
        }
        return faults;
    }

    private List<String> faultsWithoutOperation(Exchange exchange) {
        if (exchange.method().equals("OPTIONS") || exchange.method().equals("TRACE")) {
            return List.of();
        }
        if (!exchange.isProblem()) {
            return List.of("no operation is documented for it, and yet it is answered");
        }
        return faultsInProblem(exchange);
    }

    private List<String> faultsInProblem(Exchange exchange) {
        if (exchange.method().equals("HEAD")
                || exchange.answerBody().length == 0 && NO_HTTP.contains(exchange.status())) {
            return List.of();
        }
        JsonNode problem = JSON.createObjectNode().put("$ref", "#/components/schemas/HttpProblem");
        String type = Exchange.withoutParameters(exchange.answerType());
        return type.equals("application/problem+json")
                ? faultsInJson(exchange.answerBody(), problem)
                : List.of("a problem as " + type);
    }

    private List<String> faultsIn(Exchange exchange, Operation operation) {
        List<String> faults = new ArrayList<>();
        JsonNode response = operation.described().path("responses").path(Integer.toString(exchange.status()));
        if (response.isMissingNode()) {
            faults.add("the status is not documented");
        } else if (!exchange.method().equals("HEAD")) {
            faultsInAnswer(exchange, response.path("content")).forEach(fault -> faults.add("answer: " + fault));
        }
        if (exchange.isAccepted() && !isPartlyRefused(exchange)) {
            faultsInQuery(exchange, operation).forEach(fault -> faults.add("accepted query: " + fault));
            faultsInBody(exchange, operation).forEach(fault -> faults.add("accepted body: " + fault));
        }
        return faults;
    }

    /** Of a list of parts each is accepted or refused by itself. */
    private static boolean isPartlyRefused(Exchange exchange) {
        return new String(exchange.answerBody(), StandardCharsets.UTF_8).contains("\"refused\"");
    }

    private List<String> faultsInAnswer(Exchange exchange, JsonNode content) {
        if (content.isEmpty()) {
            return exchange.answerBody().length == 0 ? List.of() : List.of("it has a body, but none is documented");
        }
        if (exchange.answerBody().length == 0 && NO_HTTP.contains(exchange.status())) {
            return List.of();
        }
        String type = Exchange.withoutParameters(exchange.answerType());
        JsonNode described = content.path(type);
        if (described.isMissingNode()) {
            return List.of("the content type " + type + " is not documented");
        }
        // Others than ours (FHIR, CSV, pictures, streams) have validators of their own, or none.
        return type.equals("application/json") || type.equals("application/problem+json")
                ? faultsInJson(exchange.answerBody(), described.path("schema"))
                : List.of();
    }

    private List<String> faultsInQuery(Exchange exchange, Operation operation) {
        List<String> faults = new ArrayList<>();
        Map<String, JsonNode> documented = operation
                .described()
                .path("parameters")
                .valueStream()
                .filter(parameter -> parameter.path("in").asText().equals("query"))
                .collect(Collectors.toMap(parameter -> parameter.path("name").asText(), parameter -> parameter));
        Set<String> given = ConcurrentHashMap.newKeySet();
        String query = exchange.uri().getRawQuery();
        for (String part : query == null || query.isEmpty() ? new String[0] : query.split("&")) {
            String[] nameAndValue = part.split("=", 2);
            String name = URLDecoder.decode(nameAndValue[0], StandardCharsets.UTF_8);
            String value = nameAndValue.length < 2 ? "" : URLDecoder.decode(nameAndValue[1], StandardCharsets.UTF_8);
            given.add(name);
            JsonNode parameter = documented.get(name);
            if (parameter == null) {
                faults.add(name + " is not documented");
            } else if (!value.isBlank()) {
                faultsInText(value, parameter.path("schema")).forEach(fault -> faults.add(name + ": " + fault));
            }
        }
        documented.values().stream()
                .filter(parameter -> parameter.path("required").asBoolean())
                .map(parameter -> parameter.path("name").asText())
                .filter(name -> !given.contains(name))
                .forEach(name -> faults.add(name + " is documented as required"));
        return faults;
    }

    /** A parameter is text that may stand for a number or a truth value. */
    private List<String> faultsInText(String value, JsonNode schema) {
        List<String> asText = faultsIn(JSON.getNodeFactory().textNode(value), schema);
        if (asText.isEmpty()) {
            return asText;
        }
        try {
            return faultsIn(JSON.readTree(value), schema);
        } catch (JsonProcessingException e) {
            return asText;
        }
    }

    private List<String> faultsInBody(Exchange exchange, Operation operation) {
        JsonNode body = operation.described().path("requestBody");
        if (exchange.requestBody() == null || exchange.requestBody().length == 0) {
            return body.path("required").asBoolean() && exchange.requestType() == null
                    ? List.of("it is documented as required")
                    : List.of();
        }
        if (body.isMissingNode()) {
            return List.of("none is documented");
        }
        String type = Exchange.withoutParameters(exchange.requestType());
        JsonNode described = body.path("content").path(type);
        if (described.isMissingNode()) {
            return List.of("the content type " + type + " is not documented");
        }
        try {
            return faultsIn(asDocumented(JSON.readTree(exchange.requestBody())), described.path("schema"));
        } catch (IOException e) {
            return List.of("no JSON, or in a character set that is not documented");
        }
    }

    /**
     * What services take besides what they document, because it means the same: null for nothing, and a time without seconds,
     * which is how Java writes it when they are zero.
     */
    private static JsonNode asDocumented(JsonNode value) {
        if (value instanceof ObjectNode object) {
            List<String> nulls = object.properties().stream()
                    .filter(property -> property.getValue().isNull())
                    .map(Map.Entry::getKey)
                    .toList();
            object.remove(nulls);
            object.properties().forEach(property -> {
                if (property.getValue().isTextual()) {
                    property.setValue(object.textNode(WITHOUT_SECONDS
                            .matcher(property.getValue().asText())
                            .replaceFirst("$1:00$2")));
                }
            });
        }
        value.forEach(ApiDocument::asDocumented);
        return value;
    }

    private List<String> faultsInJson(byte[] body, JsonNode schema) {
        try {
            return faultsIn(JSON.readTree(body), schema);
        } catch (IOException e) {
            return List.of("it is no JSON");
        }
    }

    private List<String> faultsIn(JsonNode value, JsonNode schema) {
        return compiled
                .computeIfAbsent(schema, this::compile)
                .validate(value, context -> context.getExecutionConfig().setFormatAssertionsEnabled(true))
                .stream()
                .map(ValidationMessage::getMessage)
                .toList();
    }

    private JsonSchema compile(JsonNode schema) {
        ObjectNode root = JSON.createObjectNode();
        root.putArray("allOf").add(schema);
        root.set("components", document.get("components"));
        return SCHEMAS.getSchema(root);
    }

    private static void closeObjects(JsonNode schema) {
        if (schema instanceof ObjectNode object
                && object.path("properties").isObject()
                && !object.has("additionalProperties")) {
            object.put("additionalProperties", false);
        }
        schema.forEach(ApiDocument::closeObjects);
    }
}

package org.softstone.testing;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.softstone.testing.openapi.Operation;

/**
 * What every operation of every service does alike, tried on each that the service documents: {@code OPTIONS} and 405 tell
 * the methods of the path, a query parameter that is unknown or said twice is 400 by name, no answer is kept or guessed at,
 * and no id becomes a label of a metric.
 */
public final class EndpointManners {

    private static final String[] EVERY_GROUP = {
        "patient", "nurse", "physician", "coordinator", "admin", "privacy-officer", "system"
    };
    private static final Pattern PARAMETER = Pattern.compile("\\{[^}]+}");
    private static final Pattern URI_LABEL =
            Pattern.compile("http_server_requests_seconds_count\\{.*uri=\"([^\"]*)\".*");
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final URI management;
    private final URI server;
    private final String prefix;
    private final Map<String, Map<String, JsonNode>> operationsByPath = new TreeMap<>();
    private final String token = new TestTokens().token("somebody", EVERY_GROUP);
    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final List<String> faults = new ArrayList<>();

    /**
     * @param management where the service's document and metrics are
     * @param api where its paths begin, such as {@code http://localhost:8081/outcomes/v1}
     */
    public EndpointManners(URI management, URI api) {
        this.management = management;
        this.server = api.resolve("/");
        this.prefix = api.getPath().replaceAll("/+$", "");
        Operation.allIn(EndpointMatrix.documentAt(management))
                .forEach(operation -> operationsByPath
                        .computeIfAbsent(operation.template(), any -> new TreeMap<>())
                        .put(operation.method(), operation.described()));
    }

    /** Fails with the list of all that is not so. */
    public void verify() {
        if (operationsByPath.isEmpty()) {
            throw new AssertionError("The document has no operations");
        }
        operationsByPath.keySet().forEach(this::methodsAreTold);
        operationsByPath.forEach((path, operations) ->
                operations.forEach((method, operation) -> queriesAreStrict(method, path, operation)));
        labelsAreBound();
        if (!faults.isEmpty()) {
            throw new AssertionError("Not as everywhere:\n  " + String.join("\n  ", faults));
        }
    }

    private void methodsAreTold(String template) {
        String path = concrete(template);
        String allow = methodsAt(path);
        expect("OPTIONS " + template, call("OPTIONS", path, null), 204, "Allow", allow);
        expect("BREW " + template, call("BREW", path, null), 405, "Allow", allow);
    }

    /** Of all documented paths that match: GET /visits/mine and PUT /visits/{id} are at one address. */
    private String methodsAt(String path) {
        Set<String> methods = new TreeSet<>(Set.of("OPTIONS"));
        operationsByPath.forEach((template, operations) -> {
            if (path.matches(PARAMETER.matcher(template).replaceAll("[^/]+"))) {
                methods.addAll(operations.keySet());
                if (operations.containsKey("GET")) {
                    methods.add("HEAD");
                }
            }
        });
        return String.join(", ", methods);
    }

    private void queriesAreStrict(String method, String template, JsonNode operation) {
        String path = concrete(template);
        String body = Operation.bodyTypeOf(operation).orElse(null);
        expectRefused(method, template, "unheardOf", call(method, path + "?unheardOf=1", body));
        for (JsonNode parameter : operation.path("parameters")) {
            if (parameter.path("in").asText().equals("query")) {
                String name = parameter.path("name").asText();
                expectRefused(method, template, name, call(method, path + "?" + name + "=1&" + name + "=1", body));
            }
        }
    }

    private void expectRefused(String method, String template, String parameter, HttpResponse<String> answer) {
        String called = method + " " + template + " with a wrong " + parameter;
        expect(called, answer, 400, "Content-Type", "application/problem+json");
        if (!answer.body().contains(parameter)) {
            faults.add(called + ": does not name it but says " + answer.body());
        }
    }

    private void expect(String called, HttpResponse<String> answer, int status, String header, String value) {
        if (answer.statusCode() != status) {
            faults.add(called + ": " + answer.statusCode() + " instead of " + status + " " + answer.body());
            return;
        }
        for (Map.Entry<String, String> told : Map.of(
                        header, value, "X-Content-Type-Options", "nosniff", "Cache-Control", "no-store")
                .entrySet()) {
            if (!answer.headers().allValues(told.getKey()).equals(List.of(told.getValue()))) {
                faults.add(called + ": " + told.getKey() + " is "
                        + answer.headers().allValues(told.getKey()) + " instead of " + told.getValue());
            }
        }
    }

    private void labelsAreBound() {
        Set<String> known = operationsByPath.keySet().stream()
                .map(path -> path.substring(prefix.length()))
                .collect(Collectors.toCollection(TreeSet::new));
        known.add("OTHER");
        send(HttpRequest.newBuilder(management.resolve("/q/metrics")).build())
                .body()
                .lines()
                .map(URI_LABEL::matcher)
                .filter(Matcher::matches)
                .map(label -> label.group(1))
                .filter(label -> !known.contains(label))
                .forEach(label -> faults.add("A metric has the label uri=" + label));
    }

    private static String concrete(String template) {
        return PARAMETER.matcher(template).replaceAll(any -> UUID.randomUUID().toString());
    }

    private HttpResponse<String> call(String method, String path, String contentType) {
        HttpRequest.Builder request = HttpRequest.newBuilder(server.resolve(path))
                .timeout(PATIENCE)
                .header("Authorization", "Bearer " + token)
                .method(
                        method,
                        contentType == null
                                ? HttpRequest.BodyPublishers.noBody()
                                : HttpRequest.BodyPublishers.ofString("{}"));
        if (contentType != null) {
            request.header("Content-Type", contentType);
        }
        return send(request.build());
    }

    private HttpResponse<String> send(HttpRequest request) {
        try {
            return http.send(request, HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(request.method() + " " + request.uri(), e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}

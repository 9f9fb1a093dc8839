package org.softstone.testing;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.softstone.testing.openapi.CheckEveryAnswer;
import org.softstone.testing.openapi.Exchange;
import org.softstone.testing.openapi.Operation;

/**
 * Walks every operation of a service with every group and without a token, and compares what it answers with the table
 * that the service's test declares. An operation that is missing in the table fails the test, and so does a line of the
 * table without an operation: nobody adds an endpoint without deciding who may call it.
 *
 * <pre>{@code
 * @Test
 * void every_endpoint_is_open_to_those_who_may_and_to_nobody_else() {
 *     new EndpointMatrix(EndpointMatrix.documentAt(management), api.resolve("/outcomes/v1"))
 *             .allow("GET /me/windows", "patient")
 *             .allow("GET /patients/{patientId}/reports", "nurse", "physician", "coordinator")
 *             .allow("PUT /patients/{patientId}/activities", "nurse", "physician")
 *             .body("PUT /patients/{patientId}/activities", "{\"activities\": [{\"name\": \"sit down\"}]}")
 *             .allow("GET /alerts/{alertId}", "nurse", "physician", "coordinator")
 *             .subject("GET /alerts/{alertId}", "alertId", alertId)
 *             .open("GET /calendar/{secret}")
 *             .treated(patientId, "nurse-1", "nurse-other")
 *             .verify();
 * }
 * }</pre>
 *
 * <p>For each operation: no token 401 (unless {@link #open}); a token without groups, or with a group that the table does
 * not allow, 403; an allowed group anything but 401, 403 and 5xx other than 503, and no {@code /problems/not-found} where the path has no
 * parameter.
 *
 * <p>An operation about one patient, that is with {@code {patientId}} or named by {@link #subject}, is also called as a
 * member of the treating team (anything but 404) and as a member of another (404, word for word the same as for an id that
 * does not exist). Where it takes a body it needs {@link #body}, because a bad body is refused before the patient is looked
 * at. An operation for those who treat with any other path parameter, but for those of a site or a team, fails until
 * {@link #subject} says whose it is: nobody forgets to try it with another team's patient.
 */
public final class EndpointMatrix {

    private static final List<String> GROUPS =
            List.of("patient", "nurse", "physician", "coordinator", "admin", "privacy-officer");
    private static final Set<String> TREATING = Set.of("nurse", "physician", "coordinator");
    // What these name belongs to no patient.
    private static final Set<String> OF_NO_PATIENT = Set.of("siteId", "teamId");
    private static final Pattern PARAMETER = Pattern.compile("\\{([^}]+)}");
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    // An event stream may send nothing, not even its headers, before its first event; a refusal comes at once.
    private static final Duration STREAM_PATIENCE = Duration.ofSeconds(3);
    private static final int OPEN_STREAM = 200;
    private static final String NOT_FOUND = "/problems/not-found";

    private final URI api;
    private final Map<String, JsonNode> operations;
    private final TestTokens tokens = new TestTokens();
    // Not HTTP/2: leaving one stream there may end the connection that the next call is on.
    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final Map<String, Set<String>> table = new TreeMap<>();
    private final Set<String> open = new HashSet<>();
    private final Map<String, String> bodies = new HashMap<>();
    private final Map<String, Map<String, String>> subjects = new HashMap<>();
    private final List<String> faults = new ArrayList<>();
    private UUID patientId;
    private String treatingUser = "somebody";
    private String strangeUser;
    private final Map<String, String> members = new HashMap<>();

    /**
     * @param openApiJson the service's OpenAPI document, see {@link #documentAt}
     * @param api where its paths begin, such as {@code http://localhost:8081/outcomes/v1}; the table leaves that away
     */
    public EndpointMatrix(String openApiJson, URI api) {
        this.api = URI.create(api.toString().replaceAll("/+$", ""));
        this.operations = operationsIn(openApiJson, this.api.getPath());
    }

    /** The document of a running service, from its management port. */
    public static String documentAt(URI management) {
        try {
            HttpResponse<String> answer = HttpClient.newHttpClient()
                    .send(
                            HttpRequest.newBuilder(management.resolve("/q/openapi?format=json"))
                                    .build(),
                            HttpResponse.BodyHandlers.ofString());
            if (answer.statusCode() != 200) {
                throw new AssertionError("No OpenAPI document at " + answer.uri() + ": " + answer.statusCode());
            }
            return answer.body();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** @param operation such as {@code GET /me/form} */
    public EndpointMatrix allow(String operation, String... groups) {
        for (String group : groups) {
            if (!GROUPS.contains(group)) {
                throw new IllegalArgumentException("No such group: " + group);
            }
        }
        if (table.put(operation, Set.of(groups)) != null) {
            throw new IllegalArgumentException("Twice in the table: " + operation);
        }
        return this;
    }

    /** An operation that needs no token, such as a calendar feed whose address is the secret. */
    public EndpointMatrix open(String operation) {
        open.add(operation);
        return allow(operation, GROUPS.toArray(String[]::new));
    }

    /** A body that the operation accepts, where it is about one patient. */
    public EndpointMatrix body(String operation, String json) {
        bodies.put(operation, json);
        return this;
    }

    /** A path parameter whose value belongs to the treated patient, such as one of their alerts. */
    public EndpointMatrix subject(String operation, String parameter, Object value) {
        subjects.computeIfAbsent(operation, any -> new HashMap<>()).put(parameter, value.toString());
        return this;
    }

    /** A patient, somebody of the team that treats them, and somebody of another team; the service must know all three. */
    public EndpointMatrix treated(UUID patient, String memberOfTheirTeam, String memberOfAnotherTeam) {
        patientId = patient;
        treatingUser = memberOfTheirTeam;
        strangeUser = memberOfAnotherTeam;
        return this;
    }

    /** Somebody whom their team lists in this role, who is asked in that group: what a team lists a person as counts as well. */
    public EndpointMatrix member(String group, String memberOfTheirTeam) {
        members.put(group, memberOfTheirTeam);
        return this;
    }

    /** Calls everything and fails with the list of all that is not as the table says. */
    public void verify() {
        faults.clear();
        compareTableWithDocument();
        findMissingSubjects();
        table.keySet().stream().filter(operations::containsKey).forEach(this::walk);
        if (!faults.isEmpty()) {
            throw new AssertionError("Who may call what is not as declared:\n  " + String.join("\n  ", faults));
        }
    }

    private void compareTableWithDocument() {
        Set<String> undecided = new TreeSet<>(operations.keySet());
        undecided.removeAll(table.keySet());
        undecided.forEach(operation -> faults.add(operation + ": nobody has decided who may call it"));
        Set<String> gone = new TreeSet<>(table.keySet());
        gone.removeAll(operations.keySet());
        gone.forEach(operation -> faults.add(operation + ": in the table, but there is no such operation"));
        for (Set<String> named : List.of(bodies.keySet(), subjects.keySet())) {
            named.stream()
                    .filter(operation -> !table.containsKey(operation))
                    .forEach(operation -> faults.add(operation + ": has a body or subject but is not in the table"));
        }
    }

    private void findMissingSubjects() {
        table.keySet().stream()
                .filter(operation -> table.get(operation).stream().anyMatch(TREATING::contains))
                .filter(operation -> !open.contains(operation) && !operation.contains(" /me/"))
                .filter(operation -> !operation.contains("{patientId}"))
                .forEach(operation -> parametersOf(operation, false).keySet().stream()
                        .filter(name -> !OF_NO_PATIENT.contains(name))
                        .filter(name ->
                                !subjects.getOrDefault(operation, Map.of()).containsKey(name))
                        .forEach(name -> faults.add(operation + ": whose is {" + name + "}? Say it with subject(…)")));
    }

    private void walk(String operation) {
        Map<String, String> parameters = parametersOf(operation, true);
        if (open.contains(operation)) {
            expectLetThrough(operation, "without a token", call(operation, parameters, null));
        } else {
            expect(operation, "without a token", 401, call(operation, parameters, null));
            expect(operation, "with no group", 403, call(operation, parameters, tokens.token(treatingUser)));
        }
        for (String group : GROUPS) {
            Answer answer = call(operation, parameters, tokens.token(memberAs(group), group));
            if (table.get(operation).contains(group)) {
                expectLetThrough(operation, "as " + group, answer);
            } else {
                expect(operation, "as " + group, 403, answer);
            }
        }
        if (isAboutOnePatient(operation)) {
            walkTeams(operation, parameters);
        }
    }

    private void walkTeams(String operation, Map<String, String> parameters) {
        if (patientId == null) {
            faults.add(operation + ": is about one patient; name one with treated(…)");
            return;
        }
        if (takesBody(operation) && !bodies.containsKey(operation)) {
            faults.add(operation + ": is about one patient and takes a body; give one with body(…)");
            return;
        }
        for (String group : new TreeSet<>(table.get(operation))) {
            if (!TREATING.contains(group)) {
                continue;
            }
            Answer own = call(operation, parameters, tokens.token(memberAs(group), group));
            if (own.status() == 404) {
                faults.add(operation + " as " + group + " of the treating team: 404");
            }
            Answer foreign = call(operation, parameters, tokens.token(strangeUser, group));
            expect(operation, "as " + group + " of another team", 404, foreign);
            Answer unknown = call(operation, parametersOf(operation, false), tokens.token(strangeUser, group));
            expect(operation, "as " + group + " for an id that does not exist", 404, unknown);
            if (foreign.status() == 404 && !foreign.body().equals(unknown.body())) {
                faults.add(operation + " as " + group + ": the refusal tells a foreign patient from none");
            }
        }
    }

    private String memberAs(String group) {
        return members.getOrDefault(group, treatingUser);
    }

    private boolean isAboutOnePatient(String operation) {
        return table.get(operation).stream().anyMatch(TREATING::contains)
                && (operation.contains("{patientId}") || subjects.containsKey(operation));
    }

    private boolean takesBody(String operation) {
        return operations.get(operation).has("requestBody");
    }

    private boolean isStream(String operation) {
        return operations.get(operation).path("responses").toString().contains("text/event-stream");
    }

    private Map<String, String> parametersOf(String operation, boolean existing) {
        Map<String, String> parameters = new HashMap<>();
        Matcher matcher = PARAMETER.matcher(operation);
        while (matcher.find()) {
            // A parameter may carry a pattern: {id: [a-z]+}
            String name = matcher.group(1).split(":")[0].trim();
            String value = UUID.randomUUID().toString();
            if (existing && name.equals("patientId") && patientId != null) {
                value = patientId.toString();
            }
            if (existing) {
                value = subjects.getOrDefault(operation, Map.of()).getOrDefault(name, value);
            }
            parameters.put(matcher.group(1), value);
        }
        return parameters;
    }

    private void expect(String operation, String caller, int status, Answer answer) {
        if (answer.status() != status) {
            faults.add(operation + " " + caller + ": " + answer.status() + " instead of " + status);
        } else if (!answer.contentType().startsWith("application/problem+json")) {
            faults.add(operation + " " + caller + ": " + status + " is no problem but " + answer.contentType());
        }
    }

    private void expectLetThrough(String operation, String caller, Answer answer) {
        int status = answer.status();
        if (status == 401 || status == 403) {
            faults.add(operation + " " + caller + ": " + status + ", but the table allows it");
        } else if (status >= 500 && status != 503) {
            faults.add(operation + " " + caller + ": " + status + ", a failure of the service");
        } else if (status == 404
                && !PARAMETER.matcher(operation).find()
                && answer.body().contains(NOT_FOUND)) {
            faults.add(operation + " " + caller + ": 404, but its path names nothing that could be missing");
        } else if (status == 405) {
            faults.add(operation + " " + caller + ": 405, documented but not there");
        }
    }

    private record Answer(int status, String contentType, String body) {}

    private Answer call(String operation, Map<String, String> parameters, String token) {
        String method = operation.substring(0, operation.indexOf(' '));
        String path = operation.substring(operation.indexOf(' ') + 1);
        for (Map.Entry<String, String> parameter : parameters.entrySet()) {
            path = path.replace("{" + parameter.getKey() + "}", parameter.getValue());
        }
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(api + path))
                .timeout(isStream(operation) ? STREAM_PATIENCE : PATIENCE)
                .method(method, bodyOf(operation));
        if (takesBody(operation)) {
            request.header(
                    "Content-Type",
                    Operation.bodyTypeOf(operations.get(operation)).orElse("application/json"));
        }
        if (token != null) {
            request.header("Authorization", "Bearer " + token);
        }
        try {
            return answerTo(request.build());
        } catch (HttpTimeoutException e) {
            if (isStream(operation)) {
                return new Answer(OPEN_STREAM, "text/event-stream", "");
            }
            throw new UncheckedIOException(e);
        } catch (IOException e) {
            return onFreshConnection(request.build(), e);
        }
    }

    /** The server closes connections at times, after a large body for example; what is kept may be closed already. */
    private Answer onFreshConnection(HttpRequest request, IOException first) {
        try {
            return answerTo(request);
        } catch (IOException e) {
            e.addSuppressed(first);
            throw new UncheckedIOException(e);
        }
    }

    private Answer answerTo(HttpRequest request) throws IOException {
        try {
            HttpResponse<InputStream> answer = http.send(request, HttpResponse.BodyHandlers.ofInputStream());
            try (InputStream body = answer.body()) {
                String contentType = answer.headers().firstValue("Content-Type").orElse("");
                boolean endless = contentType.startsWith("text/event-stream");
                String text = endless ? "" : new String(body.readAllBytes(), StandardCharsets.UTF_8);
                CheckEveryAnswer.check(
                        Exchange.of(request.method(), request.uri(), answer.statusCode(), contentType, text));
                return new Answer(answer.statusCode(), contentType, text);
            }
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private HttpRequest.BodyPublisher bodyOf(String operation) {
        if (bodies.containsKey(operation)) {
            return HttpRequest.BodyPublishers.ofString(bodies.get(operation));
        }
        return takesBody(operation) ? HttpRequest.BodyPublishers.ofString("{}") : HttpRequest.BodyPublishers.noBody();
    }

    private static Map<String, JsonNode> operationsIn(String openApiJson, String prefix) {
        Map<String, JsonNode> operations = new TreeMap<>();
        for (Operation operation : Operation.allIn(openApiJson)) {
            if (!operation.template().startsWith(prefix + "/")) {
                throw new IllegalArgumentException(operation.template() + " does not begin with " + prefix);
            }
            String path = operation.template().substring(prefix.length());
            operations.put(operation.method() + " " + path, operation.described());
        }
        if (operations.isEmpty()) {
            throw new IllegalArgumentException("The document has no operations");
        }
        return operations;
    }
}

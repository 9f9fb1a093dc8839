package org.softstone.http.openapi;

import jakarta.ws.rs.core.HttpHeaders;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.PathItem.HttpMethod;
import org.eclipse.microprofile.openapi.models.headers.Header;
import org.eclipse.microprofile.openapi.models.media.Content;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;
import org.eclipse.microprofile.openapi.models.responses.APIResponses;

/**
 * Which problems an operation answers with. Those of all operations follow from what an operation is (whether it takes a
 * body, is about a thing, needs a token); those of a feature, such as 409, are said with the operation. None has the status
 * 405, which means that there is no such operation.
 */
final class ProblemAnswers {

    /** As the library calls it; what is in it is ours. */
    private static final String PROBLEM = "HttpProblem";

    private static final String PROBLEM_JSON = "application/problem+json";
    private static final Set<String> TOLD_WHEN_TO_RETRY = Set.of("429", "503");
    private static final int FIRST_PROBLEM = 400;

    private ProblemAnswers() {}

    static void describe(OpenAPI document) {
        document.getPaths()
                .getPathItems()
                .forEach((path, item) ->
                        item.getOperations().forEach((method, operation) -> describe(path, method, operation)));
        document.getComponents().addSchema(PROBLEM, problem());
    }

    private static void describe(String path, HttpMethod method, Operation operation) {
        if (operation.getResponses() == null) {
            operation.setResponses(OASFactory.createAPIResponses());
        }
        APIResponses responses = operation.getResponses();
        add(responses, "400", "/problems/malformed-request: what was sent cannot be read");
        if (operation.getSecurity() != null) {
            replace(responses, "401", "/problems/not-authenticated: no token, or none that is accepted");
            replace(responses, "403", "/problems/forbidden: the caller's group may not do this");
        }
        if (path.contains("{") || namesSomething(operation)) {
            add(responses, "404", "/problems/not-found: unknown, or not for the caller to see");
        }
        if (takesIfMatch(operation)) {
            add(responses, "412", "/problems/list-changed: If-Match names another version");
            add(responses, "428", "/problems/if-match-required: there is a version already; If-Match is missing");
        }
        if (method == HttpMethod.GET) {
            add(responses, "406", "/problems/not-acceptable: not to be had in a type that Accept names");
        }
        if (operation.getRequestBody() != null) {
            add(responses, "408", "/problems/too-slow: the body did not arrive in time");
            add(responses, "413", "/problems/too-large: the body is larger than this takes");
            add(
                    responses,
                    "415",
                    "/problems/unsupported-media-type: not the type, or the encoding, that is documented");
            add(responses, "422", "/problems/invalid-fields: errors names them; nothing was stored");
        }
        add(responses, "500", "/problems/internal-error: our fault");
        add(
                responses,
                "503",
                "/problems/unavailable or a more exact one, such as /problems/enrolment-pending: safe to send again");
        new TreeSet<>(responses.getAPIResponses().keySet())
                .stream().filter(ProblemAnswers::isProblem).forEach(status -> {
                    APIResponse response = responses.getAPIResponse(status);
                    response.setContent(problemContent());
                    if (TOLD_WHEN_TO_RETRY.contains(status)) {
                        response.addHeader("Retry-After", retryAfter());
                    }
                    // in the order of their statuses, whoever described them first
                    responses.removeAPIResponse(status);
                    responses.addAPIResponse(status, response);
                });
    }

    /** A parameter such as {@code teamId}. */
    private static boolean namesSomething(Operation operation) {
        return operation.getParameters() != null
                && operation.getParameters().stream()
                        .anyMatch(parameter -> parameter.getName().endsWith("Id"));
    }

    private static boolean takesIfMatch(Operation operation) {
        return operation.getParameters() != null
                && operation.getParameters().stream()
                        .anyMatch(parameter -> parameter.getName().equals(HttpHeaders.IF_MATCH));
    }

    private static boolean isProblem(String status) {
        return status.chars().allMatch(Character::isDigit) && Integer.parseInt(status) >= FIRST_PROBLEM;
    }

    private static void add(APIResponses responses, String status, String description) {
        if (!responses.hasAPIResponse(status)) {
            replace(responses, status, description);
        }
    }

    private static void replace(APIResponses responses, String status, String description) {
        responses.addAPIResponse(status, OASFactory.createAPIResponse().description(description));
    }

    private static Header retryAfter() {
        return OASFactory.createHeader()
                .description("Seconds")
                .schema(OASFactory.createSchema().addType(SchemaType.INTEGER));
    }

    private static Content problemContent() {
        return OASFactory.createContent()
                .addMediaType(
                        PROBLEM_JSON,
                        OASFactory.createMediaType()
                                .schema(OASFactory.createSchema().ref(PROBLEM)));
    }

    /** Open for members of single problems, as RFC 9457 has it. */
    private static Schema problem() {
        Schema error = object("What is wrong with one field")
                .addProperty("pointer", text("JSON pointer into the body, such as /pain/average"))
                .addProperty("detail", text("What is accepted"))
                .required(List.of("pointer", "detail"));
        return object("A problem (RFC 9457); single types have members of their own")
                .addProperty("type", text("Stable, such as /problems/invalid-fields"))
                .addProperty("title", text("The same for each problem of this type"))
                .addProperty("status", OASFactory.createSchema().addType(SchemaType.INTEGER))
                .addProperty("detail", text("What a person can do about it"))
                .addProperty(
                        "errors",
                        OASFactory.createSchema()
                                .addType(SchemaType.ARRAY)
                                .items(error)
                                .description("Only of 400 and 422"))
                .addProperty(
                        "retryAt",
                        text("Only of 429, where it is known: when to send it again")
                                .format("date-time"))
                .required(List.of("type", "title", "status"))
                .additionalPropertiesSchema(OASFactory.createSchema().booleanSchema(true));
    }

    private static Schema object(String description) {
        return OASFactory.createSchema().addType(SchemaType.OBJECT).description(description);
    }

    private static Schema text(String description) {
        return OASFactory.createSchema().addType(SchemaType.STRING).description(description);
    }
}

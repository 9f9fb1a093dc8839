package org.softstone.outcomes.openapi;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.PathItem.HttpMethod;
import org.eclipse.microprofile.openapi.models.media.Content;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;

/**
 * Says for all operations at once what clients are generated from: their names, one group of them per thing that paths
 * begin with, such as {@code me}, and for every error the problem that is really answered.
 */
public class DescribeForClients implements OASFilter {

    private static final String PREFIX = "/outcomes/v1";

    /** As the library calls it; what is in it is ours. */
    private static final String PROBLEM = "HttpProblem";

    private static final String PROBLEM_JSON = "application/problem+json";
    private static final Map<String, String> GROUPS = new TreeMap<>(Map.of(
            "export-dictionary", "What the table of an export means",
            "me", "The calling patient, her own data only",
            "patients", "A treated patient, for her team",
            "sites", "Settings of a site"));

    @Override
    public void filterOpenAPI(OpenAPI document) {
        TreeSet<String> groups = new TreeSet<>();
        document.getPaths().getPathItems().forEach((path, item) -> {
            String ownPath = path.substring(PREFIX.length());
            String group = ownPath.split("/", 3)[1];
            groups.add(group);
            item.getOperations().forEach((method, operation) -> {
                operation.setTags(List.of(group));
                operation.setOperationId(OperationIds.of(method.name(), ownPath));
                describeProblems(operation);
            });
        });
        document.setTags(groups.stream()
                .map(group -> OASFactory.createTag().name(group).description(GROUPS.get(group)))
                .toList());
        // of the library: nothing here answers with them
        List.of("HttpValidationProblem", "Violation").forEach(document.getComponents()::removeSchema);
        document.getComponents().addSchema(PROBLEM, problem());
        requireWhereUsed(document);
    }

    /** One report for all uses, so that clients have one type; what must be in it differs, and stands beside each use. */
    private static void requireWhereUsed(OpenAPI document) {
        bodyOf(document, "/me/reports/{reportId}", HttpMethod.PUT).setRequired(List.of("submittedAt"));
        bodyOf(document, "/patients/{patientId}/reports", HttpMethod.POST).setRequired(List.of("mode"));
        Map<String, Schema> sync =
                document.getComponents().getSchemas().get("Sync").getProperties();
        sync.get("reports").getItems().setRequired(List.of("reportId", "submittedAt"));
        sync.get("amendments").getItems().setRequired(List.of("reportId"));
    }

    private static Schema bodyOf(OpenAPI document, String ownPath, HttpMethod method) {
        return document.getPaths()
                .getPathItem(PREFIX + ownPath)
                .getOperations()
                .get(method)
                .getRequestBody()
                .getContent()
                .getMediaType("application/json")
                .getSchema();
    }

    private static void describeProblems(Operation operation) {
        operation.getResponses().getAPIResponses().forEach((status, response) -> {
            if (status.startsWith("4") || status.startsWith("5")) {
                response.setContent(problemContent());
            }
        });
        operation.getResponses().addAPIResponse("default", anyProblem());
    }

    private static APIResponse anyProblem() {
        return OASFactory.createAPIResponse()
                .description("Any other problem, such as 503 /problems/enrolment-pending: its type says which")
                .content(problemContent());
    }

    private static Content problemContent() {
        return OASFactory.createContent()
                .addMediaType(
                        PROBLEM_JSON,
                        OASFactory.createMediaType()
                                .schema(OASFactory.createSchema().ref(PROBLEM)));
    }

    private static Schema problem() {
        Schema error = object("What is wrong with one field")
                .addProperty("pointer", text("JSON pointer into the body, such as /pain/average"))
                .addProperty("detail", text("What is accepted"))
                .required(List.of("pointer", "detail"));
        return object("A problem (RFC 9457)")
                .addProperty("type", text("Stable, such as /problems/invalid-fields"))
                .addProperty("title", text("The same for each problem of this type"))
                .addProperty("status", OASFactory.createSchema().addType(SchemaType.INTEGER))
                .addProperty("detail", text("What a person can do about it"))
                .addProperty(
                        "errors",
                        OASFactory.createSchema().addType(SchemaType.ARRAY).items(error))
                .addProperty(
                        "retryAt",
                        text("With too-many-reports: when to send it again").format("date-time"))
                .required(List.of("type", "title", "status"));
    }

    private static Schema object(String description) {
        return OASFactory.createSchema().addType(SchemaType.OBJECT).description(description);
    }

    private static Schema text(String description) {
        return OASFactory.createSchema().addType(SchemaType.STRING).description(description);
    }
}

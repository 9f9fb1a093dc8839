package org.softstone.outcomes.openapi;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.PathItem.HttpMethod;
import org.eclipse.microprofile.openapi.models.media.Schema;

/**
 * Says for all operations at once what clients are generated from: one group of them per thing that paths begin with, such as
 * {@code me}. What all services share is in {@code org.softstone.http.openapi}.
 */
public class DescribeForClients implements OASFilter {

    private static final String PREFIX = "/outcomes/v1";

    private static final Map<String, String> GROUPS = new TreeMap<>(Map.of(
            "export-dictionary", "What the table of an export means",
            "me", "The calling patient, their own data only",
            "patients", "A treated patient, for their team",
            "sites", "Settings of a site"));

    @Override
    public void filterOpenAPI(OpenAPI document) {
        TreeSet<String> groups = new TreeSet<>();
        document.getPaths().getPathItems().forEach((path, item) -> {
            String ownPath = path.substring(PREFIX.length());
            String group = ownPath.split("/", 3)[1];
            groups.add(group);
            item.getOperations().values().forEach(operation -> operation.setTags(List.of(group)));
        });
        document.setTags(groups.stream()
                .map(group -> OASFactory.createTag().name(group).description(GROUPS.get(group)))
                .toList());
        ReportSchemas.describe(document.getComponents());
        requireWhereUsed(document);
    }

    /** One schema of a report for all uses, so that clients have one type. What is required differs by use. */
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
}

package org.softstone.http.openapi;

import io.quarkus.smallrye.openapi.OpenApiFilter;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;
import org.eclipse.microprofile.openapi.models.responses.APIResponses;
import org.jboss.jandex.IndexView;

/** Says for all operations of a service at once what follows from rules that they share. */
@OpenApiFilter(stages = OpenApiFilter.RunStage.BUILD)
public class DescribeForClients implements OASFilter {

    private final IndexView classes;

    public DescribeForClients(IndexView classes) {
        this.classes = classes;
    }

    @Override
    public void filterOpenAPI(OpenAPI document) {
        // of the library: nothing here answers with them
        List.of("HttpProblem", "HttpValidationProblem", "Violation").forEach(document.getComponents()::removeSchema);
        // Its example is a number to whoever reads YAML 1.1: hours, minutes and seconds to the base of 60.
        Optional.ofNullable(document.getComponents().getSchemas().get("LocalTime"))
                .ifPresent(time -> time.setExamples(null));
        CommonParameters.describe(document);
        document.getPaths().getPathItems().values().stream()
                .flatMap(item -> item.getOperations().values().stream())
                .map(Operation::getResponses)
                .filter(responses -> responses != null && responses.hasAPIResponse("200"))
                .forEach(DescribeForClients::createdLikeRepeated);
        ProblemAnswers.describe(document);
        AbsentValues.describe(document, classes);
    }

    /** 201 with what was created and 200 with the same, when the request is repeated: its type is said once. */
    private static void createdLikeRepeated(APIResponses responses) {
        APIResponse created = responses.getAPIResponse("201");
        if (created != null && created.getContent() == null) {
            created.setContent(responses.getAPIResponse("200").getContent());
        }
    }
}

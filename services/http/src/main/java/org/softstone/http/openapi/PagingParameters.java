package org.softstone.http.openapi;

import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.parameters.Parameter;
import org.softstone.http.Paging;

/** What {@code limit} and {@code cursor} are, wherever a list has pages. */
final class PagingParameters {

    private PagingParameters() {}

    static void describe(OpenAPI document) {
        document.getPaths().getPathItems().values().stream()
                .flatMap(item -> item.getOperations().values().stream())
                .map(Operation::getParameters)
                .filter(Objects::nonNull)
                .forEach(PagingParameters::describe);
    }

    private static void describe(List<Parameter> parameters) {
        named("limit", parameters)
                .forEach(limit -> limit.getSchema()
                        .minimum(BigDecimal.ONE)
                        .maximum(BigDecimal.valueOf(Paging.MAX_LIMIT))
                        .defaultValue(Paging.DEFAULT_LIMIT));
        named("cursor", parameters)
                .filter(cursor -> cursor.getDescription() == null)
                .forEach(cursor -> cursor.description("nextCursor of the page before; absent for the first page"));
    }

    private static Stream<Parameter> named(String name, List<Parameter> parameters) {
        return parameters.stream()
                .filter(parameter -> parameter.getIn() == Parameter.In.QUERY && name.equals(parameter.getName()));
    }
}

package org.softstone.http.openapi;

import jakarta.ws.rs.core.HttpHeaders;
import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;
import org.eclipse.microprofile.openapi.models.parameters.Parameter;
import org.softstone.http.Paging;

/** What {@code limit}, {@code cursor} and {@code If-Match} are, wherever an operation takes them. */
final class CommonParameters {

    private CommonParameters() {}

    static void describe(OpenAPI document) {
        document.getPaths().getPathItems().values().stream()
                .flatMap(item -> item.getOperations().values().stream())
                .map(Operation::getParameters)
                .filter(Objects::nonNull)
                .forEach(CommonParameters::describe);
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
        // We read it line by line; clients send one line.
        named(HttpHeaders.IF_MATCH, parameters)
                .forEach(ifMatch -> ifMatch.setSchema(OASFactory.createSchema().addType(SchemaType.STRING)));
    }

    private static Stream<Parameter> named(String name, List<Parameter> parameters) {
        return parameters.stream().filter(parameter -> name.equals(parameter.getName()));
    }
}

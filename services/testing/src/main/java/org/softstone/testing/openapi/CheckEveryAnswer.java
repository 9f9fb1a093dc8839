package org.softstone.testing.openapi;

import io.quarkus.test.junit.callback.QuarkusTestBeforeEachCallback;
import io.quarkus.test.junit.callback.QuarkusTestMethodContext;
import io.restassured.RestAssured;
import io.restassured.filter.Filter;
import io.restassured.filter.FilterContext;
import io.restassured.response.Response;
import io.restassured.specification.FilterableRequestSpecification;
import io.restassured.specification.FilterableResponseSpecification;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/**
 * Runs in every component test: each answer that a test gets through REST Assured is checked against the module's
 * {@code openapi.yaml}, and the test fails where they differ. Tests with another client call {@link #check}.
 */
public final class CheckEveryAnswer implements QuarkusTestBeforeEachCallback, Filter {

    private static final Optional<ApiDocument> DOCUMENT = ApiDocument.checkedIn();
    private static final RecordedAnswers RECORDED = new RecordedAnswers();

    @Override
    public void beforeEach(QuarkusTestMethodContext test) {
        if (DOCUMENT.isPresent() && RestAssured.filters().stream().noneMatch(CheckEveryAnswer.class::isInstance)) {
            RestAssured.filters(this);
        }
    }

    @Override
    public Response filter(
            FilterableRequestSpecification request, FilterableResponseSpecification expected, FilterContext context) {
        Response response = context.next(request, expected);
        URI uri = URI.create(request.getURI());
        if (DOCUMENT.isPresent() && DOCUMENT.get().covers(uri.getRawPath())) {
            check(new Exchange(
                    request.getMethod(),
                    uri,
                    request.getHeaders().getValue("Content-Type"),
                    bodyOf(request),
                    response.statusCode(),
                    response.contentType(),
                    response.asByteArray()));
        }
        return response;
    }

    /** Null when it is compressed. */
    private static byte[] bodyOf(FilterableRequestSpecification request) {
        Object body = request.getBody();
        if (body == null || request.getHeaders().hasHeaderWithName("Content-Encoding")) {
            return null;
        }
        return body instanceof byte[] bytes ? bytes : body.toString().getBytes(StandardCharsets.UTF_8);
    }

    /** @throws AssertionError when it is not as documented */
    public static void check(Exchange exchange) {
        DOCUMENT.ifPresent(document -> {
            List<String> faults = document.faultsIn(exchange);
            if (!faults.isEmpty()) {
                throw new AssertionError("openapi.yaml does not describe " + exchange + ":\n  "
                        + String.join("\n  ", faults) + "\n  answer: "
                        + new String(exchange.answerBody(), StandardCharsets.UTF_8));
            }
            document.operationOf(exchange).ifPresent(operation -> RECORDED.keep(operation.id(), exchange));
        });
    }
}

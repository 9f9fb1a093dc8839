package org.softstone.testing.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ApiDocumentTest {

    private static final String DOCUMENT = """
            openapi: 3.1.0
            components:
              schemas:
                HttpProblem:
                  type: object
                  required: [type, title, status]
                  properties: {type: {type: string}, title: {type: string}, status: {type: integer}}
                Window:
                  type: object
                  required: [week, next]
                  properties:
                    week: {type: integer}
                    next: {type: [string, "null"]}
                    dueAt: {type: string, format: date-time}
            paths:
              /api/v1/windows:
                get:
                  operationId: listWindows
                  parameters: [{name: limit, in: query, schema: {type: integer, maximum: 200}}]
                  responses:
                    "200": {content: {application/json: {schema: {$ref: "#/components/schemas/Window"}}}}
                    "401": {content: {application/problem+json: {schema: {$ref: "#/components/schemas/HttpProblem"}}}}
                post:
                  operationId: addWindow
                  requestBody:
                    content: {application/json: {schema: {$ref: "#/components/schemas/Window"}}}
                  responses: {"204": {description: done}}
            """;

    @TempDir
    private Path folder;

    private ApiDocument document;

    @BeforeEach
    void read() throws IOException {
        document = ApiDocument.read(Files.writeString(folder.resolve("openapi.yaml"), DOCUMENT));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"week\": 1, \"next\": null}",
                "{\"week\": 1, \"next\": \"x\", \"dueAt\": \"2027-04-16T09:00:00+02:00\"}"
            })
    void what_is_documented_is_no_fault(String answer) {
        assertThat(faults("GET", "/api/v1/windows?limit=200", 200, answer)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"week\": 1}",
                "{\"week\": null, \"next\": null}",
                "{\"week\": \"1\", \"next\": null}",
                "{\"week\": 1, \"next\": null, \"dueAt\": null}",
                "{\"week\": 1, \"next\": null, \"dueAt\": \"tomorrow\"}",
                "{\"week\": 1, \"next\": null, \"more\": true}",
                "no JSON"
            })
    void another_answer_is_one(String answer) {
        assertThat(faults("GET", "/api/v1/windows", 200, answer)).isNotEmpty();
    }

    @Test
    void an_undocumented_status_is_one() {
        assertThat(faults("GET", "/api/v1/windows", 201, "{\"week\": 1, \"next\": null}"))
                .containsExactly("the status is not documented");
    }

    @Test
    void an_accepted_query_that_is_not_documented_is_one() {
        assertThat(faults("GET", "/api/v1/windows?state=open", 200, "{\"week\": 1, \"next\": null}"))
                .isNotEmpty();
        assertThat(faults("GET", "/api/v1/windows?limit=201", 200, "{\"week\": 1, \"next\": null}"))
                .isNotEmpty();
    }

    @Test
    void an_accepted_body_that_is_not_documented_is_one() {
        assertThat(sent("{\"week\": 1, \"next\": \"x\", \"dueAt\": null}")).isEmpty();
        assertThat(sent("{\"week\": 1, \"next\": \"x\", \"dueAt\": \"2027-04-16T09:00+02:00\"}"))
                .isEmpty();
        assertThat(sent("{\"next\": \"x\"}")).isNotEmpty();
        assertThat(sent("{\"week\": 1, \"next\": \"x\", \"more\": true}")).isNotEmpty();
    }

    @Test
    void an_answer_where_no_operation_is_documented_is_one_unless_it_is_a_problem() {
        assertThat(faults("GET", "/api/v1/pauses", 200, "{}")).isNotEmpty();
        assertThat(document.faultsIn(Exchange.of(
                        "GET",
                        URI.create("http://localhost/api/v1/pauses"),
                        404,
                        "application/problem+json",
                        "{\"type\": \"/problems/not-found\", \"title\": \"Not found\", \"status\": 404}")))
                .isEmpty();
        assertThat(faults("GET", "/q/health", 200, "{}")).isEmpty();
    }

    @Test
    void an_operation_without_success_or_name_is_one() throws IOException {
        ApiDocument incomplete = ApiDocument.read(Files.writeString(
                folder.resolve("incomplete.yaml"),
                DOCUMENT.replace("\"204\": {description: done}", "\"default\": {description: anything}")
                        .replace("operationId: addWindow", "summary: nameless")));

        assertThat(document.faultsOfOperations()).isEmpty();
        assertThat(incomplete.faultsOfOperations()).hasSize(3);
    }

    private List<String> faults(String method, String path, int status, String answer) {
        return document.faultsIn(
                Exchange.of(method, URI.create("http://localhost" + path), status, "application/json", answer));
    }

    private List<String> sent(String body) {
        return document.faultsIn(new Exchange(
                "POST",
                URI.create("http://localhost/api/v1/windows"),
                "application/json",
                body.getBytes(StandardCharsets.UTF_8),
                204,
                null,
                new byte[0]));
    }
}

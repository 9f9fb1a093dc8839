package org.softstone.clients;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The Java clients read each answer that the component tests of the services saw; those write one of each shape down. */
class GeneratedClientsContractTest {

    enum Service {
        INFUSIONS(
                org.softstone.clients.infusions.http.ApiClient.createDefaultObjectMapper(),
                org.softstone.clients.infusions.model.HttpProblem.class,
                "target/generated-sources/infusions/java/org/softstone/clients/infusions"),
        NOTIFICATIONS(
                org.softstone.clients.notifications.http.ApiClient.createDefaultObjectMapper(),
                org.softstone.clients.notifications.model.HttpProblem.class,
                "target/generated-sources/notifications/java/org/softstone/clients/notifications"),
        OUTCOMES(
                org.softstone.phone.http.ApiClient.createDefaultObjectMapper(),
                org.softstone.phone.model.HttpProblem.class,
                "../phone/target/generated-sources/openapi/java/org/softstone/phone");

        private final ObjectMapper json;
        private final Class<?> problem;
        private final Path apis;

        Service(ObjectMapper json, Class<?> problem, String apis) {
            // What a client does not know of is not documented.
            this.json = json.enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);
            this.problem = problem;
            this.apis = Path.of(apis);
        }

        Path answers() {
            return Path.of("..", name().toLowerCase(java.util.Locale.ROOT), "target", "answers.jsonl");
        }

        /** The operation of a client is a method of one of its {@code …Api} classes. */
        Optional<Method> operation(String operationId) throws IOException, ClassNotFoundException {
            String packageName = problem.getPackageName().replace(".model", "");
            try (var files = Files.list(apis)) {
                for (Path file : files.filter(path -> path.toString().endsWith("Api.java"))
                        .toList()) {
                    String name = file.getFileName().toString().replace(".java", "");
                    Optional<Method> method = Arrays.stream(
                                    Class.forName(packageName + "." + name).getMethods())
                            .filter(candidate -> candidate.getName().equals(operationId))
                            .findFirst();
                    if (method.isPresent()) {
                        return method;
                    }
                }
            }
            return Optional.empty();
        }
    }

    @ParameterizedTest
    @EnumSource
    void every_answer_is_read(Service service) throws IOException, ClassNotFoundException {
        List<String> faults = new ArrayList<>();
        List<String> answers = Files.readAllLines(service.answers());

        for (String line : answers) {
            JsonNode answer = service.json.readTree(line);
            String operationId = answer.get("operationId").asText();
            Optional<Method> operation = service.operation(operationId);
            if (operation.isEmpty()) {
                faults.add(operationId + ": the client has no such operation");
            } else {
                Class<?> type =
                        answer.get("status").asInt() < 400 ? operation.get().getReturnType() : service.problem;
                read(service, answer.get("body"), type)
                        .ifPresent(fault -> faults.add(operationId + " " + answer.get("status") + ": " + fault));
            }
        }

        assertThat(answers).isNotEmpty();
        assertThat(faults).isEmpty();
    }

    private static Optional<String> read(Service service, JsonNode body, Class<?> type) {
        try {
            service.json.treeToValue(body, type);
            return Optional.empty();
        } catch (JsonProcessingException e) {
            return Optional.of(e.getOriginalMessage() + " in " + body);
        }
    }
}

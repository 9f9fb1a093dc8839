package org.softstone.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.Reader;
import java.net.URI;
import java.nio.file.Files;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What refers to something refers to what is there: ports, labels, probes, secrets, settings. */
class WiringTest {

    private static final Set<String> SERVICES = Set.of("outcomes", "infusions", "notifications");

    static List<String> overlays() throws IOException {
        return Kustomize.overlays();
    }

    @ParameterizedTest
    @MethodSource("overlays")
    void every_service_listens_where_its_settings_say(String overlay) throws IOException {
        Overlay rendered = Overlay.named(overlay);

        for (String service : SERVICES) {
            Properties settings = settingsOf(service);
            JsonNode container = rendered.containerOf(service);
            Map<String, Integer> ports = ports(container);
            assertThat(ports)
                    .isEqualTo(Map.of(
                            "http", port(settings, "quarkus.http.port"),
                            "management", port(settings, "quarkus.management.port")));
            for (String probe : List.of("startupProbe", "livenessProbe", "readinessProbe")) {
                assertThat(container.at("/" + probe + "/httpGet/port").asText()).isEqualTo("management");
            }
            assertThat(container.at("/startupProbe/httpGet/path").asText()).isEqualTo("/q/health/started");
            assertThat(container.at("/livenessProbe/httpGet/path").asText()).isEqualTo("/q/health/live");
            assertThat(container.at("/readinessProbe/httpGet/path").asText()).isEqualTo("/q/health/ready");
        }
    }

    @ParameterizedTest
    @MethodSource("overlays")
    void only_the_public_port_is_offered_and_routed(String overlay) throws IOException {
        Overlay rendered = Overlay.named(overlay);

        for (String service : SERVICES) {
            int port = port(settingsOf(service), "quarkus.http.port");
            JsonNode offered = rendered.object("Service", service).at("/spec/ports");
            assertThat(offered).hasSize(1);
            assertThat(offered.at("/0/port").asInt()).isEqualTo(port);
            assertThat(offered.at("/0/targetPort").asText()).isEqualTo("http");
            String path = "/" + service + "/v1";
            assertThat(routes(rendered)).contains(path + " -> " + service + ":" + port);
        }
        assertThat(routes(rendered))
                .allMatch(route -> SERVICES.stream()
                        .anyMatch(service -> route.matches("/" + service + "/v1.* -> " + service + ":\\d+")));
    }

    @ParameterizedTest
    @MethodSource("overlays")
    void every_selector_selects_something(String overlay) {
        Overlay rendered = Overlay.named(overlay);
        List<Map<String, String>> pods = rendered.objects().stream()
                .filter(object -> object.json().at("/spec/template").isObject())
                .map(object -> Overlay.labels(object.at("/spec/template/metadata/labels")))
                .toList();

        for (Manifest object : rendered.objects()) {
            switch (object.kind()) {
                case "Service" ->
                    assertThat(selected(pods, object.at("/spec/selector")))
                            .as(object + "")
                            .isEqualTo(1);
                case "PodDisruptionBudget", "Deployment" ->
                    assertThat(selected(pods, object.at("/spec/selector/matchLabels")))
                            .as(object + "")
                            .isEqualTo(1);
                case "HorizontalPodAutoscaler" ->
                    assertThat(rendered.objects())
                            .anyMatch(target -> target.is(
                                    object.at("/spec/scaleTargetRef/kind").asText(),
                                    object.at("/spec/scaleTargetRef/name").asText()));
                default -> {}
            }
        }
    }

    @ParameterizedTest
    @MethodSource("overlays")
    void every_secret_and_config_map_that_is_referred_to_is_made_by_something(String overlay) {
        Overlay rendered = Overlay.named(overlay);
        Map<String, Set<String>> made = keysOfSecrets(rendered);
        rendered.objects().stream()
                .filter(object -> object.is("ConfigMap"))
                .forEach(object -> made.put("ConfigMap " + object.name(), names(object.at("/data"))));

        for (Manifest object : rendered.objects()) {
            references(object).forEach((reference, keys) -> {
                assertThat(made).as(object + "").containsKey(reference);
                assertThat(made.get(reference)).as(object + ", " + reference).containsAll(keys);
            });
        }
    }

    @ParameterizedTest
    @MethodSource("overlays")
    void every_setting_that_a_service_requires_is_there(String overlay) {
        Overlay rendered = Overlay.named(overlay);

        for (String service : SERVICES) {
            assertThat(rendered.settings(service))
                    .containsKeys(
                            "MP_JWT_VERIFY_ISSUER",
                            "MP_JWT_VERIFY_PUBLICKEY_LOCATION",
                            "SOFTSTONE_MESSAGING_BOOTSTRAP_SERVERS",
                            "QUARKUS_DATASOURCE_JDBC_URL",
                            "QUARKUS_DATASOURCE_USERNAME",
                            "QUARKUS_DATASOURCE_PASSWORD",
                            "QUARKUS_FLYWAY_USERNAME",
                            "QUARKUS_FLYWAY_PASSWORD")
                    .allSatisfy((name, value) -> assertThat(name).doesNotContain("TIME_TRAVEL"));
        }
    }

    /** A service finds its own database only, as itself only, and is itself at the broker. */
    @ParameterizedTest
    @MethodSource("overlays")
    void every_service_has_its_own_database_and_secrets_and_nobody_elses(String overlay) {
        Overlay rendered = Overlay.named(overlay);

        for (String service : SERVICES) {
            URI database = URI.create(rendered.settings(service)
                    .get("QUARKUS_DATASOURCE_JDBC_URL")
                    .substring("jdbc:".length()));
            assertThat(database.getPath()).isEqualTo("/" + service);
            assertThat(references(rendered.object("Deployment", service)).keySet())
                    .filteredOn(reference -> reference.startsWith("Secret "))
                    .allSatisfy(reference ->
                            assertThat(reference).matches("Secret (" + service + "(-.*)?|softstone-cluster-ca-cert)"));
        }
    }

    /** A typing mistake in such a name would be no property of the client, and be ignored. */
    @ParameterizedTest
    @MethodSource("overlays")
    void every_further_property_of_the_kafka_client_is_one(String overlay) {
        String prefix = "SOFTSTONE_MESSAGING_KAFKA__";

        for (String service : SERVICES) {
            assertThat(Overlay.named(overlay).settings(service).keySet())
                    .filteredOn(name -> name.startsWith(prefix))
                    .isNotEmpty()
                    .allSatisfy(name -> assertThat(ProducerConfig.configNames())
                            .contains(name.substring(prefix.length(), name.length() - 1)
                                    .toLowerCase(Locale.ROOT)
                                    .replace('_', '.')));
        }
    }

    // --- what is made

    private static Map<String, Set<String>> keysOfSecrets(Overlay rendered) {
        Map<String, Set<String>> keys = new HashMap<>();
        for (Manifest object : rendered.objects()) {
            switch (object.kind()) {
                case "ExternalSecret" -> {
                    Set<String> made = names(object.at("/spec/target/template/data"));
                    if (made.isEmpty()) {
                        object.each("/spec/data")
                                .forEach(data -> made.add(data.path("secretKey").asText()));
                    }
                    keys.put("Secret " + object.name(), made);
                }
                // What the operators make, by their documentation.
                case "KafkaUser" -> keys.put("Secret " + object.name(), Set.of("ca.crt", "user.crt", "user.key"));
                case "Kafka" -> keys.put("Secret " + object.name() + "-cluster-ca-cert", Set.of("ca.crt"));
                case "Cluster" -> keys.put("Secret " + object.name() + "-ca", Set.of("ca.crt"));
                default -> {}
            }
        }
        return keys;
    }

    /** With the keys that are asked for, if any are named. */
    private static Map<String, Set<String>> references(Manifest object) {
        Map<String, Set<String>> references = new HashMap<>();
        for (JsonNode reference : object.json().findValues("secretKeyRef")) {
            refer(
                    references,
                    "Secret " + reference.path("name").asText(),
                    reference.path("key").asText());
        }
        for (JsonNode reference : object.json().findValues("configMapRef")) {
            refer(references, "ConfigMap " + reference.path("name").asText());
        }
        for (JsonNode volume : object.json().findValues("secret")) {
            String name = volume.path("secretName").asText(volume.path("name").asText());
            if (!name.isEmpty()) {
                refer(references, "Secret " + name);
                volume.path("items")
                        .forEach(item -> refer(
                                references, "Secret " + name, item.path("key").asText()));
            }
        }
        for (String field : List.of("passwordSecret", "accessKeyId", "secretAccessKey")) {
            for (JsonNode reference : object.json().findValues(field)) {
                String key = field.equals("passwordSecret")
                        ? "password"
                        : reference.path("key").asText();
                refer(references, "Secret " + reference.path("name").asText(), key);
            }
        }
        return references;
    }

    private static void refer(Map<String, Set<String>> references, String to, String... keys) {
        references.computeIfAbsent(to, name -> new HashSet<>()).addAll(List.of(keys));
    }

    private static Stream<String> routes(Manifest object) {
        return switch (object.kind()) {
            case "HTTPRoute" ->
                object.each("/spec/rules")
                        .flatMap(rule -> Manifest.each(rule.path("matches"))
                                .flatMap(match -> Manifest.each(rule.path("backendRefs"))
                                        .map(backend -> match.at("/path/value").asText() + " -> "
                                                + backend.path("name").asText() + ":"
                                                + backend.path("port").asInt())));
            default -> Stream.empty();
        };
    }

    /** By number; an ingress names the port of its service. */
    private static Set<String> routes(Overlay rendered) {
        Set<String> routes = new TreeSet<>();
        for (Manifest object : rendered.objects()) {
            routes(object).forEach(routes::add);
            if (object.is("Ingress")) {
                object.each("/spec/rules")
                        .flatMap(rule -> Manifest.each(rule.at("/http/paths")))
                        .forEach(path -> {
                            String service = path.at("/backend/service/name").asText();
                            String port = path.at("/backend/service/port/name").asText();
                            rendered.object("Service", service)
                                    .each("/spec/ports")
                                    .filter(offered ->
                                            offered.path("name").asText().equals(port))
                                    .forEach(offered ->
                                            routes.add(path.path("path").asText() + " -> " + service + ":"
                                                    + offered.path("port").asInt()));
                        });
            }
        }
        return routes;
    }

    private static Map<String, Integer> ports(JsonNode container) {
        Map<String, Integer> ports = new HashMap<>();
        container
                .path("ports")
                .forEach(port -> ports.put(
                        port.path("name").asText(), port.path("containerPort").asInt()));
        return ports;
    }

    private static Properties settingsOf(String service) throws IOException {
        Properties settings = new Properties();
        try (Reader file = Files.newBufferedReader(Kustomize.folder()
                .resolve("../../services/" + service + "/src/main/resources/application.properties"))) {
            settings.load(file);
        }
        return settings;
    }

    private static int port(Properties settings, String key) {
        return Integer.parseInt(settings.getProperty(key));
    }

    private static long selected(List<Map<String, String>> pods, JsonNode selector) {
        Map<String, String> wanted = Overlay.labels(selector);
        assertThat(wanted).isNotEmpty();
        return pods.stream()
                .filter(pod -> pod.entrySet().containsAll(wanted.entrySet()))
                .count();
    }

    private static Set<String> names(JsonNode object) {
        Set<String> names = new HashSet<>();
        object.fieldNames().forEachRemaining(names::add);
        return names;
    }
}

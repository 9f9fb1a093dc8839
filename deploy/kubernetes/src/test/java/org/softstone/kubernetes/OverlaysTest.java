package org.softstone.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Every overlay renders, and every object of it is what its type says. */
class OverlaysTest {

    static List<String> overlays() throws IOException {
        return Kustomize.overlays();
    }

    @ParameterizedTest
    @MethodSource("overlays")
    void every_object_is_of_its_type(String overlay) {
        List<Manifest> objects = Kustomize.overlay(overlay);

        assertThat(objects).isNotEmpty();
        assertThat(complaints(objects)).isEmpty();
        Map<String, Long> kinds =
                objects.stream().collect(Collectors.groupingBy(Manifest::kind, TreeMap::new, Collectors.counting()));
        System.out.println(overlay + ": " + objects.size() + " objects, all of their type: " + kinds);
    }

    @ParameterizedTest
    @CsvSource({
        "base/pod.yaml, livenessProbe:, livenesProbe:, livenesProbe",
        "base/pod.yaml, maxSkew: 1, maxSkew: one, maxSkew",
        "base/outcomes.yaml, scaleTargetRef:, scaleTarget:, scaleTarget",
        "base/autoscaler.yaml, '  maxReplicas: 4', '', maxReplicas",
        "base/routes.yaml, backendRefs:, backendRef:, backendRef",
        "components/strimzi/topics.yaml, partitions: 8, partition: 8, partition",
        "components/strimzi/users.yaml, - Write, - Wirte, Wirte",
        "components/cloudnative-pg/cluster.yaml, dataDurability:, durability:, durability",
        "components/cloudnative-pg/cluster.yaml, '  instances: 3', '', instances",
        "components/external-secrets/secrets.yaml, secretKey:, secretName:, secretKey",
    })
    void a_planted_mistake_is_found(String file, String right, String wrong, String named, @TempDir Path copy)
            throws IOException {
        copyManifests(copy);
        Path planted = copy.resolve(file);
        String before = Files.readString(planted);
        String after = before.replaceFirst(right, wrong);
        assertThat(after).isNotEqualTo(before);
        Files.writeString(planted, after);

        assertThat(complaints(Kustomize.render(copy.resolve("overlays/production"))))
                .isNotEmpty()
                .allSatisfy(complaint -> assertThat(complaint).contains(named));
    }

    @Test
    void an_object_without_a_model_is_refused() throws IOException {
        assertThat(complaints(Kustomize.parse("apiVersion: example.org/v1\nkind: Unheard\nmetadata:\n  name: of\n")))
                .containsExactly("Unheard of: no model of example.org/v1/Unheard");
    }

    @ParameterizedTest
    @MethodSource("overlays")
    void no_object_is_there_twice_and_all_are_in_the_namespace(String overlay) {
        List<Manifest> objects = Kustomize.overlay(overlay);

        assertThat(objects.stream().map(Manifest::toString)).doesNotHaveDuplicates();
        assertThat(objects)
                .filteredOn(object -> !object.is("Namespace"))
                .allSatisfy(object ->
                        assertThat(object.at("/metadata/namespace").asText()).isEqualTo("softstone"));
    }

    @ParameterizedTest
    @MethodSource("overlays")
    void every_image_has_a_version(String overlay) {
        assertThat(Kustomize.overlay(overlay).stream()
                        .flatMap(object -> object.json().findValues("image").stream())
                        .map(JsonNode::asText))
                .isNotEmpty()
                .allMatch(image -> image.matches("[a-z0-9./-]+:[0-9][^:]*"));
    }

    /** The pod security standard that the namespace enforces, and a root that nobody can write. */
    @ParameterizedTest
    @MethodSource("overlays")
    void every_pod_is_restricted(String overlay) {
        assertThat(Kustomize.overlay(overlay))
                .filteredOn(
                        object -> object.at("/spec/template/spec/containers").isArray())
                .isNotEmpty()
                .allSatisfy(object -> {
                    JsonNode pod = object.at("/spec/template/spec");
                    assertThat(pod.at("/securityContext/runAsNonRoot").asBoolean())
                            .isTrue();
                    assertThat(pod.at("/securityContext/seccompProfile/type").asText())
                            .isEqualTo("RuntimeDefault");
                    assertThat(pod.path("automountServiceAccountToken").asBoolean(true))
                            .isFalse();
                    assertThat(pod.path("initContainers")).isEmpty();
                    for (JsonNode container : pod.path("containers")) {
                        JsonNode context = container.path("securityContext");
                        assertThat(context.path("allowPrivilegeEscalation").asBoolean(true))
                                .isFalse();
                        assertThat(context.path("readOnlyRootFilesystem").asBoolean())
                                .isTrue();
                        assertThat(Manifest.texts(context.at("/capabilities/drop")))
                                .containsExactly("ALL");
                        assertThat(container.at("/resources/limits/memory").isMissingNode())
                                .isFalse();
                    }
                    pod.path("volumes")
                            .forEach(volume -> assertThat(volume.has("emptyDir") || volume.has("secret"))
                                    .isTrue());
                });
    }

    private static List<String> complaints(List<Manifest> objects) {
        return objects.stream()
                .map(StrictTypes::complaintAbout)
                .flatMap(Optional::stream)
                .toList();
    }

    private static void copyManifests(Path target) throws IOException {
        for (String part : List.of("base", "components", "overlays")) {
            try (Stream<Path> files = Files.walk(Kustomize.folder().resolve(part))) {
                for (Path file : files.filter(Files::isRegularFile).toList()) {
                    Path copied =
                            target.resolve(Kustomize.folder().relativize(file).toString());
                    Files.createDirectories(copied.getParent());
                    Files.copy(file, copied);
                }
            }
        }
    }
}

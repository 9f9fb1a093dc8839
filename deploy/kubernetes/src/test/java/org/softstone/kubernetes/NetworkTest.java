package org.softstone.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is opened is what the settings need, and no more. */
class NetworkTest {

    private final Overlay overlay = Overlay.named("production");

    @Test
    void nothing_is_open_by_default() {
        assertThat(overlay.objects())
                .filteredOn(object -> object.is("NetworkPolicy", "nothing-by-default"))
                .singleElement()
                .satisfies(policy -> {
                    assertThat(policy.at("/spec/podSelector")).isEmpty();
                    assertThat(Manifest.texts(policy.at("/spec/policyTypes"))).containsExactly("Ingress", "Egress");
                    assertThat(policy.at("/spec/ingress").isMissingNode()).isTrue();
                    assertThat(policy.at("/spec/egress").isMissingNode()).isTrue();
                });
    }

    @ParameterizedTest
    @ValueSource(strings = {"outcomes", "infusions", "notifications"})
    void a_service_reaches_names_issuer_database_and_kafka(String service) {
        Map<String, String> settings = overlay.settings(service);
        URI database = URI.create(settings.get("QUARKUS_DATASOURCE_JDBC_URL").substring("jdbc:".length()));
        URI kafka = URI.create("kafka://" + settings.get("SOFTSTONE_MESSAGING_BOOTSTRAP_SERVERS"));
        URI keys = URI.create(settings.get("MP_JWT_VERIFY_PUBLICKEY_LOCATION"));
        assertThat(keys.getScheme()).isEqualTo("https");

        assertThat(openings(service, "egress", "to"))
                .containsExactlyInAnyOrder(
                        "kubernetes.io/metadata.name=kube-system 53",
                        "anywhere " + (keys.getPort() == -1 ? 443 : keys.getPort()),
                        "cnpg.io/cluster=" + database.getHost().replaceFirst("-rw$", "") + " " + database.getPort(),
                        "strimzi.io/name=" + kafka.getHost().replaceFirst("-bootstrap$", "") + " " + kafka.getPort());
    }

    @ParameterizedTest
    @ValueSource(strings = {"outcomes", "infusions", "notifications"})
    void only_the_gateway_reaches_a_service_and_only_its_public_port(String service) {
        assertThat(openings(service, "ingress", "from")).containsExactly("softstone.org/gateway=true http");
    }

    @ParameterizedTest
    @ValueSource(strings = {"outcomes", "infusions", "notifications"})
    void a_database_is_reached_by_its_own_service_its_own_instances_and_the_operator(String service) {
        Set<String> openings = new TreeSet<>();
        overlay.objects().stream()
                .filter(object -> object.is("NetworkPolicy", service + "-db"))
                .forEach(policy -> add(openings, policy, "ingress", "from"));

        assertThat(openings)
                .containsExactlyInAnyOrder(
                        "app.kubernetes.io/name=" + service + " 5432",
                        "cnpg.io/cluster=" + service + "-db 5432",
                        "cnpg.io/cluster=" + service + "-db 8000",
                        "kubernetes.io/metadata.name=cnpg-system 5432",
                        "kubernetes.io/metadata.name=cnpg-system 8000");
    }

    private Set<String> openings(String service, String direction, String peers) {
        Map<String, String> pod =
                Overlay.labels(overlay.object("Deployment", service).at("/spec/template/metadata/labels"));
        Set<String> openings = new TreeSet<>();
        overlay.objects().stream()
                .filter(object -> object.is("NetworkPolicy"))
                .filter(policy -> pod.entrySet()
                        .containsAll(Overlay.labels(policy.at("/spec/podSelector/matchLabels"))
                                .entrySet()))
                .forEach(policy -> add(openings, policy, direction, peers));
        return openings;
    }

    private static void add(Set<String> openings, Manifest policy, String direction, String peers) {
        policy.each("/spec/" + direction).forEach(rule -> {
            List<String> others = rule.path(peers).isEmpty()
                    ? List.of("anywhere")
                    : Manifest.each(rule.path(peers)).map(NetworkTest::named).toList();
            assertThat(rule.path("ports")).as(policy + " opens all ports").isNotEmpty();
            for (JsonNode port : rule.path("ports")) {
                others.forEach(
                        other -> openings.add(other + " " + port.path("port").asText()));
            }
        });
    }

    private static String named(JsonNode peer) {
        assertThat(peer.size()).isEqualTo(1);
        Map<String, String> labels = Overlay.labels(peer.elements().next().path("matchLabels"));
        assertThat(labels).hasSize(1);
        Map.Entry<String, String> label = labels.entrySet().iterator().next();
        return label.getKey() + "=" + label.getValue();
    }
}

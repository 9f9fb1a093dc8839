package org.softstone.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The rendered objects of one overlay. */
record Overlay(List<Manifest> objects) {

    static Overlay named(String name) {
        return new Overlay(Kustomize.overlay(name));
    }

    Manifest object(String kind, String name) {
        return objects.stream()
                .filter(object -> object.is(kind, name))
                .findFirst()
                .orElseThrow(() -> new AssertionError("There is no " + kind + " " + name));
    }

    JsonNode containerOf(String service) {
        JsonNode containers = object("Deployment", service).at("/spec/template/spec/containers");
        assertThat(containers).hasSize(1);
        return containers.get(0);
    }

    /** The environment of the service; what comes from secrets has no value here. */
    Map<String, String> settings(String service) {
        JsonNode container = containerOf(service);
        Map<String, String> settings = new HashMap<>();
        for (JsonNode from : container.path("envFrom")) {
            settings.putAll(labels(
                    object("ConfigMap", from.at("/configMapRef/name").asText()).at("/data")));
        }
        container
                .path("env")
                .forEach(variable -> settings.put(
                        variable.path("name").asText(), variable.path("value").asText()));
        return settings;
    }

    static Map<String, String> labels(JsonNode object) {
        Map<String, String> read = new HashMap<>();
        object.properties()
                .forEach(entry -> read.put(entry.getKey(), entry.getValue().asText()));
        return read;
    }
}

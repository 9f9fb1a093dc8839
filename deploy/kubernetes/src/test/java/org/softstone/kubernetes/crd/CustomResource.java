package org.softstone.kubernetes.crd;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Map;

/** What every custom resource has. */
public record CustomResource<S>(
        @JsonProperty(required = true) String apiVersion,
        @JsonProperty(required = true) String kind,
        @JsonProperty(required = true) Metadata metadata,
        @JsonProperty(required = true) S spec) {

    public record Metadata(
            @JsonProperty(required = true) String name,
            String namespace,
            Map<String, String> labels,
            Map<String, String> annotations) {}

    public record NameAndKey(
            @JsonProperty(required = true) String name,
            @JsonProperty(required = true) String key) {}

    public record Name(@JsonProperty(required = true) String name) {}

    public record TargetRef(
            @JsonProperty(required = true) String group,
            @JsonProperty(required = true) String kind,
            @JsonProperty(required = true) String name) {}
}

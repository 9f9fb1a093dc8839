package org.softstone.kubernetes.crd;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Map;

/** What every custom resource has. */
public interface Resource {

    /** @param name required; so is nothing else */
    record Metadata(
            @JsonProperty(required = true) String name,
            String namespace,
            Map<String, String> labels,
            Map<String, String> annotations) {}

    record NameAndKey(
            @JsonProperty(required = true) String name,
            @JsonProperty(required = true) String key) {}

    record Name(@JsonProperty(required = true) String name) {}

    record TargetRef(
            @JsonProperty(required = true) String group,
            @JsonProperty(required = true) String kind,
            @JsonProperty(required = true) String name) {}
}

package org.softstone.kubernetes.crd;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.Map;

/** A secret that the External Secrets Operator fetches. */
public record ExternalSecretSpec(
        RefreshPolicy refreshPolicy,
        @JsonProperty(required = true) StoreRef secretStoreRef,
        @JsonProperty(required = true) Target target,
        @JsonProperty(required = true) List<Data> data) {

    public enum RefreshPolicy {
        CreatedOnce,
        Periodic,
        OnChange
    }

    public record StoreRef(
            @JsonProperty(required = true) StoreKind kind,
            @JsonProperty(required = true) String name) {}

    public enum StoreKind {
        SecretStore,
        ClusterSecretStore
    }

    public record Target(String name, CreationPolicy creationPolicy, Template template) {}

    public enum CreationPolicy {
        Owner,
        Orphan,
        Merge,
        None
    }

    public record Template(String type, TemplateMetadata metadata, Map<String, String> data) {}

    public record TemplateMetadata(Map<String, String> labels, Map<String, String> annotations) {}

    public record Data(
            @JsonProperty(required = true) String secretKey,
            @JsonProperty(required = true) RemoteRef remoteRef) {}

    public record RemoteRef(@JsonProperty(required = true) String key, String property) {}
}

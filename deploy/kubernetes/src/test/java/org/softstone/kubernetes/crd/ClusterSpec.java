package org.softstone.kubernetes.crd;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.Map;

/** A PostgreSQL cluster of CloudNativePG. */
public record ClusterSpec(
        @JsonProperty(required = true) int instances,
        @JsonProperty(required = true) ImageCatalogRef imageCatalogRef,
        @JsonProperty(required = true) Bootstrap bootstrap,
        Managed managed,
        @JsonProperty(required = true) Storage storage,
        Storage walStorage,
        Postgresql postgresql,
        Affinity affinity,
        Resources resources,
        List<Plugin> plugins) {

    public record ImageCatalogRef(
            @JsonProperty(required = true) String apiGroup,
            @JsonProperty(required = true) Catalog kind,
            @JsonProperty(required = true) String name,
            @JsonProperty(required = true) int major) {}

    public enum Catalog {
        ImageCatalog,
        ClusterImageCatalog
    }

    public record Bootstrap(@JsonProperty(required = true) Initdb initdb) {}

    public record Initdb(
            @JsonProperty(required = true) String database,
            @JsonProperty(required = true) String owner,
            CustomResource.Name secret,
            List<String> postInitSQL,
            List<String> postInitApplicationSQL) {}

    public record Managed(@JsonProperty(required = true) List<Role> roles) {}

    public record Role(
            @JsonProperty(required = true) String name,
            Ensure ensure,
            boolean login,
            CustomResource.Name passwordSecret) {}

    public enum Ensure {
        present,
        absent
    }

    public record Storage(@JsonProperty(required = true) String size, String storageClass) {}

    public record Postgresql(Synchronous synchronous, Map<String, String> parameters) {}

    public record Synchronous(
            @JsonProperty(required = true) Method method,
            @JsonProperty(required = true) int number,
            DataDurability dataDurability) {}

    public enum Method {
        any,
        first
    }

    public enum DataDurability {
        required,
        preferred
    }

    public record Affinity(boolean enablePodAntiAffinity, AntiAffinity podAntiAffinityType, String topologyKey) {}

    public enum AntiAffinity {
        preferred,
        required
    }

    public record Resources(Map<String, String> requests, Map<String, String> limits) {}

    public record Plugin(
            @JsonProperty(required = true) String name, boolean isWALArchiver, Map<String, String> parameters) {}
}

package org.softstone.kubernetes.crd;

import com.fasterxml.jackson.annotation.JsonProperty;

/** When CloudNativePG takes base backups. */
public record ScheduledBackup(
        @JsonProperty(required = true) String apiVersion,
        @JsonProperty(required = true) String kind,
        @JsonProperty(required = true) Metadata metadata,
        @JsonProperty(required = true) Spec spec)
        implements Resource {

    /** @param schedule six fields, from seconds on */
    public record Spec(
            @JsonProperty(required = true) String schedule,
            boolean immediate,
            Owner backupOwnerReference,
            @JsonProperty(required = true) Name cluster,
            Method method,
            Name pluginConfiguration) {}

    public enum Owner {
        none,
        self,
        cluster
    }

    public enum Method {
        barmanObjectStore,
        volumeSnapshot,
        plugin
    }
}

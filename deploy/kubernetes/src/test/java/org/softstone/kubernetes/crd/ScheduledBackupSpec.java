package org.softstone.kubernetes.crd;

import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * When CloudNativePG takes base backups.
 *
 * @param schedule six fields, from seconds on
 */
public record ScheduledBackupSpec(
        @JsonProperty(required = true) String schedule,
        boolean immediate,
        Owner backupOwnerReference,
        @JsonProperty(required = true) CustomResource.Name cluster,
        Method method,
        CustomResource.Name pluginConfiguration) {

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

package org.softstone.kubernetes.crd;

import com.fasterxml.jackson.annotation.JsonProperty;

/** Where the Barman Cloud plugin keeps backups. */
public record ObjectStoreSpec(
        String retentionPolicy,
        @JsonProperty(required = true) Configuration configuration) {

    public record Configuration(
            @JsonProperty(required = true) String destinationPath,
            String endpointURL,
            S3Credentials s3Credentials,
            Compressed wal,
            Compressed data) {}

    public record S3Credentials(
            @JsonProperty(required = true) CustomResource.NameAndKey accessKeyId,
            @JsonProperty(required = true) CustomResource.NameAndKey secretAccessKey) {}

    public record Compressed(@JsonProperty(required = true) Compression compression) {}

    public enum Compression {
        gzip,
        bzip2,
        snappy
    }
}

package org.softstone.kubernetes.crd;

import com.fasterxml.jackson.annotation.JsonProperty;

/** Where the Barman Cloud plugin keeps backups. */
public record ObjectStore(
        @JsonProperty(required = true) String apiVersion,
        @JsonProperty(required = true) String kind,
        @JsonProperty(required = true) Metadata metadata,
        @JsonProperty(required = true) Spec spec)
        implements Resource {

    public record Spec(
            String retentionPolicy,
            @JsonProperty(required = true) Configuration configuration) {}

    public record Configuration(
            @JsonProperty(required = true) String destinationPath,
            String endpointURL,
            S3Credentials s3Credentials,
            Compressed wal,
            Compressed data) {}

    public record S3Credentials(
            @JsonProperty(required = true) NameAndKey accessKeyId,
            @JsonProperty(required = true) NameAndKey secretAccessKey) {}

    public record Compressed(@JsonProperty(required = true) Compression compression) {}

    public enum Compression {
        gzip,
        bzip2,
        snappy
    }
}

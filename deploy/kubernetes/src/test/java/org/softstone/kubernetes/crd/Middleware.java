package org.softstone.kubernetes.crd;

import com.fasterxml.jackson.annotation.JsonProperty;

/** Traefik's rate limit. */
public record Middleware(
        @JsonProperty(required = true) String apiVersion,
        @JsonProperty(required = true) String kind,
        @JsonProperty(required = true) Metadata metadata,
        @JsonProperty(required = true) Spec spec)
        implements Resource {

    public record Spec(@JsonProperty(required = true) RateLimit rateLimit) {}

    public record RateLimit(
            @JsonProperty(required = true) int average,
            String period,
            @JsonProperty(required = true) int burst) {}
}

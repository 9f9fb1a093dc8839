package org.softstone.kubernetes.crd;

import com.fasterxml.jackson.annotation.JsonProperty;

/** Traefik's rate limit. */
public record MiddlewareSpec(@JsonProperty(required = true) RateLimit rateLimit) {

    public record RateLimit(
            @JsonProperty(required = true) int average,
            String period,
            @JsonProperty(required = true) int burst) {}
}

package org.softstone.kubernetes.crd;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;

/** Envoy Gateway's rate limits. */
public record BackendTrafficPolicySpec(
        @JsonProperty(required = true) List<CustomResource.TargetRef> targetRefs,
        @JsonProperty(required = true) RateLimit rateLimit) {

    public record RateLimit(@JsonProperty(required = true) Local local) {}

    public record Local(@JsonProperty(required = true) List<Rule> rules) {}

    public record Rule(
            @JsonProperty(required = true) List<ClientSelector> clientSelectors,
            @JsonProperty(required = true) Limit limit) {}

    public record ClientSelector(
            @JsonProperty(required = true) Source sourceCIDR) {}

    public record Source(
            @JsonProperty(required = true) SourceType type,
            @JsonProperty(required = true) String value) {}

    public enum SourceType {
        Exact,
        Distinct
    }

    public record Limit(
            @JsonProperty(required = true) int requests,
            @JsonProperty(required = true) Unit unit) {}

    public enum Unit {
        Second,
        Minute,
        Hour
    }
}

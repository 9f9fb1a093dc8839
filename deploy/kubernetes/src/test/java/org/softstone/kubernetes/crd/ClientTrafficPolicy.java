package org.softstone.kubernetes.crd;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;

/** Envoy Gateway's side towards the clients. */
public record ClientTrafficPolicy(
        @JsonProperty(required = true) String apiVersion,
        @JsonProperty(required = true) String kind,
        @JsonProperty(required = true) Metadata metadata,
        @JsonProperty(required = true) Spec spec)
        implements Resource {

    public record Spec(
            @JsonProperty(required = true) List<TargetRef> targetRefs, Timeout timeout, TcpKeepalive tcpKeepalive) {}

    public record Timeout(Http http) {}

    public record Http(String requestReceivedTimeout, String streamIdleTimeout) {}

    public record TcpKeepalive(String idleTime, String interval, int probes) {}
}

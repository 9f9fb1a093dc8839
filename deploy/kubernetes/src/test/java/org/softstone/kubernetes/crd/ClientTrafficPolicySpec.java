package org.softstone.kubernetes.crd;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;

/** Envoy Gateway's side towards the clients. */
public record ClientTrafficPolicySpec(
        @JsonProperty(required = true) List<CustomResource.TargetRef> targetRefs,
        Timeout timeout,
        TcpKeepalive tcpKeepalive) {

    public record Timeout(Http http) {}

    public record Http(String requestReceivedTimeout, String streamIdleTimeout) {}

    public record TcpKeepalive(String idleTime, String interval, int probes) {}
}

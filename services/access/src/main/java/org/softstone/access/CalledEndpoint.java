package org.softstone.access;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ContextNotActiveException;
import jakarta.ws.rs.container.ResourceInfo;
import java.lang.reflect.Method;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.softstone.http.Endpoints;

/**
 * What was called, as the audit trail names it: no values.
 *
 * @param method HTTP method, null outside of a request
 * @param pathTemplate such as {@code /patients/{patientId}/reports}, null outside of a request
 * @param openTo the groups that may call it; empty outside of a request, where nothing is said about that
 */
record CalledEndpoint(String method, String pathTemplate, Set<String> openTo) {

    static final CalledEndpoint NONE = new CalledEndpoint(null, null, Set.of());

    /** Reading annotations takes longer than deciding. There are as many as resources have methods. */
    private static final Map<Method, CalledEndpoint> KNOWN = new ConcurrentHashMap<>();

    static CalledEndpoint of(ResourceInfo request) {
        try {
            Method called = request.getResourceMethod();
            return called == null
                    ? NONE
                    : KNOWN.computeIfAbsent(called, method -> read(method, request.getResourceClass()));
        } catch (ContextNotActiveException e) {
            return NONE;
        }
    }

    private static CalledEndpoint read(Method called, Class<?> resource) {
        return new CalledEndpoint(
                Endpoints.methodsOf(called).findFirst().orElse(null),
                Endpoints.pathOf(resource) + Endpoints.pathOf(called),
                groupsOf(called, resource));
    }

    /** As the framework reads it: what a method says counts for it, and else what its class says. */
    private static Set<String> groupsOf(Method called, Class<?> resource) {
        RolesAllowed onMethod = called.getAnnotation(RolesAllowed.class);
        RolesAllowed said = onMethod == null ? resource.getAnnotation(RolesAllowed.class) : onMethod;
        return said == null ? Set.of() : Set.of(said.value());
    }
}

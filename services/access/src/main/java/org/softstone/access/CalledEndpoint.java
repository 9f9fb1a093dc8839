package org.softstone.access;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ContextNotActiveException;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.container.ResourceInfo;
import java.lang.annotation.Annotation;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What was called, as the audit trail names it: no values.
 *
 * @param method HTTP method, null outside of a request
 * @param pathTemplate such as {@code /patients/{patientId}/reports}, null outside of a request
 * @param openTo the groups that may call it; empty outside of a request, where nothing is said about that
 */
record CalledEndpoint(String method, String pathTemplate, Set<String> openTo) {

    static final CalledEndpoint NONE = new CalledEndpoint(null, null, Set.of());

    static CalledEndpoint of(ResourceInfo request) {
        try {
            Method called = request.getResourceMethod();
            return called == null
                    ? NONE
                    : new CalledEndpoint(
                            httpMethodOf(called),
                            pathOf(request.getResourceClass()) + pathOf(called),
                            groupsOf(called, request.getResourceClass()));
        } catch (ContextNotActiveException e) {
            return NONE;
        }
    }

    /** As the framework reads it: what a method says counts for it, and else what its class says. */
    private static Set<String> groupsOf(Method called, Class<?> resource) {
        RolesAllowed onMethod = called.getAnnotation(RolesAllowed.class);
        RolesAllowed said = onMethod == null ? resource.getAnnotation(RolesAllowed.class) : onMethod;
        return said == null ? Set.of() : Set.of(said.value());
    }

    private static String httpMethodOf(Method called) {
        return Arrays.stream(called.getAnnotations())
                .map(Annotation::annotationType)
                .map(type -> type.getAnnotation(HttpMethod.class))
                .flatMap(Stream::ofNullable)
                .map(HttpMethod::value)
                .findFirst()
                .orElse(null);
    }

    private static String pathOf(AnnotatedElement element) {
        Path path = element.getAnnotation(Path.class);
        if (path == null) {
            return "";
        }
        String trimmed = path.value().replaceAll("^/+|/+$", "");
        return trimmed.isEmpty() ? "" : "/" + trimmed;
    }
}

package org.softstone.access;

import jakarta.enterprise.context.ContextNotActiveException;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.container.ResourceInfo;
import java.lang.annotation.Annotation;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.stream.Stream;

/**
 * What was called, as the audit trail names it: no values.
 *
 * @param method HTTP method, null outside of a request
 * @param pathTemplate such as {@code /patients/{patientId}/reports}, null outside of a request
 */
record CalledEndpoint(String method, String pathTemplate) {

    static final CalledEndpoint NONE = new CalledEndpoint(null, null);

    static CalledEndpoint of(ResourceInfo request) {
        try {
            Method called = request.getResourceMethod();
            return called == null
                    ? NONE
                    : new CalledEndpoint(httpMethodOf(called), pathOf(request.getResourceClass()) + pathOf(called));
        } catch (ContextNotActiveException e) {
            return NONE;
        }
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

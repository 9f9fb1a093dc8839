package org.softstone.http;

import io.netty.handler.codec.http.QueryStringDecoder;
import io.vertx.core.http.HttpServerRequest;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.container.ResourceInfo;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/**
 * Queries are as strict as bodies: a filter that is misspelt, or not known to this endpoint, must not answer everything
 * unfiltered. What an endpoint takes is what its resource method declares.
 */
class RefuseUnknownQuery {

    private static final int LONGEST_NAME = 64;

    /** By resource method, the names that it takes and whether each may be said several times. */
    private final Map<Method, Map<String, Boolean>> taken = new ConcurrentHashMap<>();

    @ServerRequestFilter
    public void check(ResourceInfo called, HttpServerRequest request) {
        if (request.query() == null || request.query().isEmpty() || called.getResourceMethod() == null) {
            return;
        }
        Map<String, Boolean> known =
                taken.computeIfAbsent(called.getResourceMethod(), RefuseUnknownQuery::parametersOf);
        // The server's own map of them takes LIMIT for limit.
        new QueryStringDecoder(request.uri()).parameters().forEach((name, values) -> {
            if (!known.containsKey(name)) {
                throw Problems.malformed(unknown(name, List.copyOf(known.keySet())));
            }
            if (!known.get(name) && values.size() > 1) {
                throw Problems.malformed(name + " must be there only once.");
            }
        });
    }

    private static Map<String, Boolean> parametersOf(Method method) {
        Map<String, Boolean> parameters = new TreeMap<>();
        for (Parameter parameter : method.getParameters()) {
            Arrays.stream(parameter.getAnnotationsByType(QueryParam.class))
                    .forEach(query ->
                            parameters.put(query.value(), Collection.class.isAssignableFrom(parameter.getType())));
        }
        return parameters;
    }

    private static String unknown(String name, List<String> known) {
        String shortened = name.length() > LONGEST_NAME ? name.substring(0, LONGEST_NAME) : name;
        return shortened + " is not a parameter of this; "
                + (known.isEmpty() ? "it takes none." : "it takes " + String.join(", ", known) + ".");
    }
}

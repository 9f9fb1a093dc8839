package org.softstone.http;

import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.spi.Bean;
import jakarta.enterprise.inject.spi.BeanManager;
import jakarta.inject.Singleton;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import java.lang.annotation.Annotation;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Every path of this service with the methods that it takes, read from the resources. The REST library knows the methods of
 * a class, not of a path, and names neither where it refuses one.
 */
@Singleton
public class Endpoints {

    private static final String END = "/";
    private static final Pattern PARAMETER = Pattern.compile("\\{[^}]*}");

    /** @param template below the service's own prefix, such as {@code /patients/{patientId}/reports} */
    private record Endpoint(String template, Pattern path, Set<String> methods) {

        static Endpoint of(String root, String template, Set<String> methods) {
            String literal = PARAMETER
                    .splitAsStream(root + template + END)
                    .map(Pattern::quote)
                    .collect(Collectors.joining("[^/]+"));
            return new Endpoint(template, Pattern.compile(literal), methods);
        }

        /** @param closed see {@link #closed} */
        boolean isAt(String closed) {
            return path().matcher(closed).matches();
        }
    }

    private final List<Endpoint> endpoints;

    Endpoints(BeanManager beans, @ConfigProperty(name = "quarkus.rest.path", defaultValue = "/") String root) {
        Map<String, Set<String>> methodsByTemplate = new TreeMap<>();
        beans.getBeans(Object.class, Any.Literal.INSTANCE).stream()
                .map(Bean::getBeanClass)
                .filter(type -> type.isAnnotationPresent(Path.class))
                .forEach(type -> Arrays.stream(type.getMethods())
                        .forEach(method -> methodsOf(method)
                                .forEach(name -> methodsByTemplate
                                        .computeIfAbsent(pathOf(type) + pathOf(method), template -> new TreeSet<>())
                                        .add(name))));
        this.endpoints = methodsByTemplate.entrySet().stream()
                .map(path -> Endpoint.of(pathOf(root), path.getKey(), withWhatComesByItself(path.getValue())))
                // Where two paths match, the more literal one is what is called.
                .sorted(Comparator.comparingInt((Endpoint endpoint) -> PARAMETER
                                .matcher(endpoint.template())
                                .replaceAll("")
                                .length())
                        .reversed())
                .toList();
    }

    boolean takes(String method, String path) {
        String closed = closed(path);
        return endpoints.stream().anyMatch(endpoint -> endpoint.methods().contains(method) && endpoint.isAt(closed));
    }

    /** Of whatever answers at this path, by name; empty where there is nothing. */
    Set<String> methodsAt(String path) {
        String closed = closed(path);
        return endpoints.stream()
                .filter(endpoint -> endpoint.isAt(closed))
                .flatMap(endpoint -> endpoint.methods().stream())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** @param path one that was called, or already a template, which begins with two slashes where its class is at the root */
    Optional<String> templateAt(String path) {
        String single = path.replaceFirst("^//", "/");
        String closed = closed(single);
        return endpoints.stream()
                .filter(endpoint -> endpoint.template().equals(single) || endpoint.isAt(closed))
                .map(Endpoint::template)
                .findFirst();
    }

    /** A slash at the end changes nothing. */
    private static String closed(String path) {
        return path.endsWith(END) ? path : path + END;
    }

    private static Set<String> withWhatComesByItself(Set<String> methods) {
        Set<String> all = new TreeSet<>(methods);
        all.add(HttpMethod.OPTIONS);
        if (methods.contains(HttpMethod.GET)) {
            all.add(HttpMethod.HEAD);
        }
        return Set.copyOf(all);
    }

    public static Stream<String> methodsOf(Method method) {
        return Arrays.stream(method.getAnnotations())
                .map(Annotation::annotationType)
                .map(type -> type.getAnnotation(HttpMethod.class))
                .flatMap(Stream::ofNullable)
                .map(HttpMethod::value);
    }

    /** With a slash before it and none behind; empty when the class or method has no path. */
    public static String pathOf(AnnotatedElement element) {
        Path path = element.getAnnotation(Path.class);
        return path == null ? "" : pathOf(path.value());
    }

    private static String pathOf(String path) {
        String trimmed = path.replaceAll("^/+|/+$", "");
        return trimmed.isEmpty() ? "" : "/" + trimmed;
    }
}

package org.softstone.local;

import io.netty.handler.codec.http.QueryStringDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Parameters of a query or a form body, each at most once: who reads the first and who reads the last would differ. */
record Form(Map<String, String> parameters) {

    /** Empty when a parameter stands there twice or is not encoded as it must be. */
    static Optional<Form> of(String encoded) {
        Map<String, List<String>> all;
        try {
            all = new QueryStringDecoder(encoded, StandardCharsets.UTF_8, false).parameters();
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
        Map<String, String> parameters = new LinkedHashMap<>();
        for (var parameter : all.entrySet()) {
            if (parameter.getValue().size() != 1) {
                return Optional.empty();
            }
            parameters.put(parameter.getKey(), parameter.getValue().getFirst());
        }
        return Optional.of(new Form(parameters));
    }

    /** What was sent under the name; an empty text when nothing was. */
    String get(String name) {
        return parameters.getOrDefault(name, "");
    }

    Form only(Set<String> names) {
        return new Form(parameters.entrySet().stream()
                .filter(parameter -> names.contains(parameter.getKey()))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue)));
    }

    String encoded() {
        return parameters.entrySet().stream()
                .map(parameter -> encoded(parameter.getKey()) + "=" + encoded(parameter.getValue()))
                .collect(Collectors.joining("&"));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}

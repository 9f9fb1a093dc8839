package org.softstone.http;

import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.Tag;
import io.micrometer.core.instrument.config.MeterFilter;
import jakarta.inject.Singleton;
import java.util.Set;
import java.util.stream.StreamSupport;

/**
 * Keeps what strangers send out of the labels: a series for each path or method that somebody invents would never go away,
 * and a path holds ids of patients.
 */
@Singleton
class BoundHttpMetrics implements MeterFilter {

    private static final String OTHER = "OTHER";
    private static final String REQUESTS = "http.server.requests";
    private static final Set<String> METHODS = Set.of("GET", "HEAD", "POST", "PUT", "DELETE", "PATCH", "OPTIONS");

    private final Endpoints endpoints;

    BoundHttpMetrics(Endpoints endpoints) {
        this.endpoints = endpoints;
    }

    @Override
    public Meter.Id map(Meter.Id id) {
        if (!id.getName().equals(REQUESTS)) {
            return id;
        }
        return id.replaceTags(StreamSupport.stream(id.getTagsAsIterable().spliterator(), false)
                .map(this::bound)
                .toList());
    }

    private Tag bound(Tag tag) {
        return switch (tag.getKey()) {
            case "uri" -> Tag.of("uri", endpoints.templateAt(tag.getValue()).orElse(OTHER));
            case "method" -> METHODS.contains(tag.getValue()) ? tag : Tag.of("method", OTHER);
            default -> tag;
        };
    }
}

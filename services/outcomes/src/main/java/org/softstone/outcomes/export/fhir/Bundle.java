package org.softstone.outcomes.export.fhir;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Instant;

/** A bundle that is written entry by entry and is nowhere whole. */
final class Bundle implements AutoCloseable {

    /** Whatever was begun stays open when writing fails: half a bundle must not look like a whole one. */
    private static final ObjectMapper MAPPER = JsonMapper.builder(JsonFactory.builder()
                    .disable(com.fasterxml.jackson.core.StreamWriteFeature.AUTO_CLOSE_CONTENT)
                    .disable(com.fasterxml.jackson.core.StreamWriteFeature.AUTO_CLOSE_TARGET)
                    .enable(com.fasterxml.jackson.core.StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN)
                    .build())
            .build();

    private final JsonGenerator json;
    private final Canonical canonical;

    Bundle(OutputStream sink, Canonical canonical, String language, Instant at) throws IOException {
        this.json = MAPPER.createGenerator(sink);
        this.canonical = canonical;
        json.writeStartObject();
        json.writeStringField("resourceType", "Bundle");
        json.writeStringField("language", language);
        json.writeStringField("type", "collection");
        json.writeStringField("timestamp", Elements.time(at));
        json.writeArrayFieldStart("entry");
    }

    void add(ObjectNode resource) throws IOException {
        json.writeStartObject();
        json.writeStringField(
                "fullUrl",
                canonical.resource(
                        resource.get("resourceType").textValue(),
                        resource.get("id").textValue()));
        json.writeFieldName("resource");
        json.writeTree(resource);
        json.writeEndObject();
    }

    /** Only now it is a bundle. */
    void end() throws IOException {
        json.writeEndArray();
        json.writeEndObject();
    }

    @Override
    public void close() throws IOException {
        json.close();
    }
}

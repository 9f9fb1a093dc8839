package org.softstone.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.stream.StreamSupport;

/** What a service answered. */
record Answer(String request, int status, JsonNode body) {

    /** Fails unless the answer has this status. */
    Answer expecting(int expected) {
        assertThat(status).as("%s answered %s", request, body).isEqualTo(expected);
        return this;
    }

    String text(String field) {
        assertThat(body.hasNonNull(field)).as("%s in %s", field, body).isTrue();
        return body.get(field).asText();
    }

    List<JsonNode> items() {
        return StreamSupport.stream(body.get("items").spliterator(), false).toList();
    }
}

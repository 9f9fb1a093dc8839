package org.softstone.messaging;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;

/** The envelope: CloudEvents 1.0 in binary mode, and what a dead letter adds to it. */
final class EventHeaders {

    static final String SPEC_VERSION = "ce_specversion";
    static final String ID = "ce_id";
    static final String SOURCE = "ce_source";
    static final String TYPE = "ce_type";
    static final String TIME = "ce_time";
    static final String SUBJECT = "ce_subject";
    static final String CONTENT_TYPE = "content-type";

    /** All that a dead letter has more than the event it was. */
    static final String DEAD = "dead_";

    static final String DEAD_CAUSE = DEAD + "cause";
    static final String DEAD_TOPIC = DEAD + "topic";
    static final String DEAD_PARTITION = DEAD + "partition";
    static final String DEAD_OFFSET = DEAD + "offset";
    static final String DEAD_AT = DEAD + "at";

    private EventHeaders() {}

    static void put(Headers headers, String name, Object value) {
        headers.add(name, value.toString().getBytes(StandardCharsets.UTF_8));
    }

    static Optional<String> find(Headers headers, String name) {
        return Optional.ofNullable(headers.lastHeader(name))
                .map(Header::value)
                .map(value -> new String(value, StandardCharsets.UTF_8));
    }
}

package org.softstone.messaging.event;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;

/** The envelope: CloudEvents 1.0 in binary mode, and what a dead letter adds to it. */
public final class EventHeaders {

    public static final String SPEC_VERSION = "ce_specversion";
    public static final String ID = "ce_id";
    public static final String SOURCE = "ce_source";
    public static final String TYPE = "ce_type";
    public static final String TIME = "ce_time";
    public static final String SUBJECT = "ce_subject";
    public static final String CONTENT_TYPE = "content-type";

    /** All that a dead letter has more than the event it was. */
    public static final String DEAD = "dead_";

    public static final String DEAD_CAUSE = DEAD + "cause";
    public static final String DEAD_TOPIC = DEAD + "topic";
    public static final String DEAD_PARTITION = DEAD + "partition";
    public static final String DEAD_OFFSET = DEAD + "offset";
    public static final String DEAD_AT = DEAD + "at";

    private EventHeaders() {}

    public static void put(Headers headers, String name, Object value) {
        headers.add(name, value.toString().getBytes(StandardCharsets.UTF_8));
    }

    public static Optional<String> find(Headers headers, String name) {
        return Optional.ofNullable(headers.lastHeader(name))
                .map(Header::value)
                .map(value -> new String(value, StandardCharsets.UTF_8));
    }
}

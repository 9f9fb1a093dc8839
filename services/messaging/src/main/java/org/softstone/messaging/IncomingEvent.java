package org.softstone.messaging;

import java.util.UUID;
import org.softstone.contracts.Event;
import org.softstone.contracts.Topic;

/** An event on its way to a listener, with all that is needed to park it. */
record IncomingEvent(Origin origin, String type, byte[] payload, ReceivedEvent<? extends Event> received) {

    /** Where in Kafka it stands. */
    record Origin(Topic topic, int partition, long offset) {}

    UUID id() {
        return received.eventId();
    }

    UUID key() {
        return received.event().key();
    }

    Topic topic() {
        return origin.topic();
    }

    /** Never the payload: it would end up in a log. */
    @Override
    public String toString() {
        return "IncomingEvent[" + origin + ", " + type + ", " + id() + "]";
    }
}

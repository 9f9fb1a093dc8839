package org.softstone.messaging.event;

import java.util.UUID;
import org.softstone.contracts.Event;
import org.softstone.contracts.Topic;
import org.softstone.messaging.ReceivedEvent;

/** An event on its way to a listener, with all that is needed to park it. */
public record IncomingEvent(Origin origin, String type, byte[] payload, ReceivedEvent<? extends Event> received) {

    /** Where in Kafka it stands. */
    public record Origin(Topic topic, int partition, long offset) {}

    public UUID id() {
        return received.eventId();
    }

    public UUID key() {
        return received.event().key();
    }

    public Topic topic() {
        return origin.topic();
    }

    /** Never the payload: it would end up in a log. */
    @Override
    public String toString() {
        return "IncomingEvent[" + origin + ", " + type + ", " + id() + "]";
    }
}

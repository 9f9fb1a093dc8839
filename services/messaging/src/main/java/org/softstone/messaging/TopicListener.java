package org.softstone.messaging;

import org.softstone.contracts.Event;
import org.softstone.contracts.Topic;

/**
 * A service's reaction to one topic. Every CDI bean of this type is subscribed; a service has at most one per topic.
 *
 * <p>{@link #on} runs inside a transaction that also remembers the event's id, so its effects happen once however often
 * the event is delivered. A {@link BatchListener} takes several at once. Events of one key come one after another and in order; keys run side by side. Infrastructure
 * trouble rolls back and is retried for as long as it lasts; any other repeated exception sends the event to the dead letters.
 */
public interface TopicListener<E extends Event> {

    Topic topic();

    /** Reacts, or says whose snapshot must come first; nothing may have been changed in that case. */
    Handling on(ReceivedEvent<E> received);
}

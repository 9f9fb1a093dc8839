package org.softstone.messaging.event;

import java.util.Collection;
import java.util.EnumMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.softstone.contracts.Event;
import org.softstone.contracts.Topic;
import org.softstone.messaging.Handling;
import org.softstone.messaging.ReceivedEvent;
import org.softstone.messaging.TopicListener;

/** The service's listeners by topic. */
public final class Listeners {

    private final Map<Topic, TopicListener<?>> byTopic = new EnumMap<>(Topic.class);

    public Listeners(Collection<? extends TopicListener<?>> listeners) {
        for (TopicListener<?> listener : listeners) {
            if (byTopic.put(listener.topic(), listener) != null) {
                throw new IllegalStateException("Two listeners of one topic: " + listener.topic());
            }
        }
    }

    public boolean isEmpty() {
        return byTopic.isEmpty();
    }

    public Set<String> topicNames() {
        return byTopic.keySet().stream().map(Topic::topicName).collect(Collectors.toUnmodifiableSet());
    }

    public boolean listenTo(Topic topic) {
        return byTopic.containsKey(topic);
    }

    /** The decoding has made sure that the event belongs to its topic. */
    @SuppressWarnings("unchecked")
    public Handling on(Topic topic, ReceivedEvent<? extends Event> received) {
        TopicListener<Event> listener = (TopicListener<Event>) byTopic.get(topic);
        return listener.on((ReceivedEvent<Event>) received);
    }
}

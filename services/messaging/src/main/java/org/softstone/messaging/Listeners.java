package org.softstone.messaging;

import java.util.Collection;
import java.util.EnumMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.softstone.contracts.Event;
import org.softstone.contracts.Topic;

/** The service's listeners by topic. */
final class Listeners {

    private final Map<Topic, TopicListener<?>> byTopic = new EnumMap<>(Topic.class);

    Listeners(Collection<? extends TopicListener<?>> listeners) {
        for (TopicListener<?> listener : listeners) {
            if (byTopic.put(listener.topic(), listener) != null) {
                throw new IllegalStateException("Two listeners of one topic: " + listener.topic());
            }
        }
    }

    boolean isEmpty() {
        return byTopic.isEmpty();
    }

    Set<String> topicNames() {
        return byTopic.keySet().stream().map(Topic::topicName).collect(Collectors.toUnmodifiableSet());
    }

    boolean listenTo(Topic topic) {
        return byTopic.containsKey(topic);
    }

    /** The decoding has made sure that the event belongs to its topic. */
    @SuppressWarnings("unchecked")
    Handling on(Topic topic, ReceivedEvent<? extends Event> received) {
        TopicListener<Event> listener = (TopicListener<Event>) byTopic.get(topic);
        return listener.on((ReceivedEvent<Event>) received);
    }
}

package org.softstone.messaging.event;

import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.softstone.contracts.Event;
import org.softstone.contracts.Topic;
import org.softstone.messaging.BatchListener;
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

    /** The topics of which several events may share a transaction. */
    public List<Topic> topicsInBatches() {
        return byTopic.keySet().stream()
                .filter(topic -> byTopic.get(topic) instanceof BatchListener<?>)
                .toList();
    }

    public Handling on(Topic topic, ReceivedEvent<? extends Event> received) {
        return onAll(topic, List.of(received)).getFirst();
    }

    /**
     * One answer per event. The decoding has made sure that they belong to their topic.
     *
     * @throws IllegalStateException when the listener gives another number of answers
     */
    @SuppressWarnings("unchecked")
    public List<Handling> onAll(Topic topic, List<? extends ReceivedEvent<? extends Event>> received) {
        List<ReceivedEvent<Event>> events = (List<ReceivedEvent<Event>>) received;
        List<Handling> answers = switch ((TopicListener<Event>) byTopic.get(topic)) {
            case BatchListener<Event> listener when !events.isEmpty() -> listener.onAll(events);
            case TopicListener<Event> listener ->
                events.stream().map(listener::on).toList();
        };
        if (answers.size() != events.size()) {
            throw new IllegalStateException(answers.size() + " answers to " + events.size() + " events");
        }
        return answers;
    }
}

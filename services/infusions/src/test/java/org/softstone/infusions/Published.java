package org.softstone.infusions;

import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.function.Predicate;
import org.softstone.contracts.Event;
import org.softstone.contracts.Topic;
import org.softstone.testing.EmbeddedKafkaBroker;
import org.softstone.testing.TestEvents;

/** What the service has told the others. */
public final class Published {

    private static final TestEvents EVENTS = new TestEvents(EmbeddedKafkaBroker.sharedBootstrapServers());

    private Published() {}

    /** The events of this patient or team once they are as expected. */
    public static List<Event> on(Topic topic, String key, Predicate<List<Event>> asExpected) {
        return await().atMost(Duration.ofSeconds(30))
                .until(() -> EVENTS.eventsOf(topic, UUID.fromString(key)), asExpected::test);
    }

    public static List<Event> on(Topic topic, String key, int count) {
        return on(topic, key, events -> events.size() >= count);
    }

    /** Everything on a topic, as text. */
    public static String textOn(Topic topic) {
        StringBuilder text = new StringBuilder();
        EVENTS.recordsOn(topic.topicName()).forEach(message -> {
            text.append(new String(message.value(), java.nio.charset.StandardCharsets.UTF_8));
            message.headers()
                    .forEach(
                            header -> text.append(new String(header.value(), java.nio.charset.StandardCharsets.UTF_8)));
        });
        return text.toString();
    }
}

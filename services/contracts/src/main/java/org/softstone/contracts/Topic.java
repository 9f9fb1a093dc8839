package org.softstone.contracts;

import java.util.Arrays;
import java.util.Optional;

/** The Kafka topics, one per kind of thing, so that order holds per key. */
public enum Topic {
    TEAMS("softstone.teams", TeamEvent.class, true),
    PATIENTS("softstone.patients", PatientEvent.class, true),
    COURSES("softstone.courses", CourseEvent.class, false),
    VISITS("softstone.visits", VisitEvent.class, false),
    REPORTS("softstone.reports", ReportEvent.class, false),
    ALERTS("softstone.alerts", AlertEvent.class, false);

    private final String topicName;
    private final Class<? extends Event> eventType;
    private final boolean compacted;

    Topic(String topicName, Class<? extends Event> eventType, boolean compacted) {
        this.topicName = topicName;
        this.eventType = eventType;
        this.compacted = compacted;
    }

    /** As Kafka knows it. */
    public String topicName() {
        return topicName;
    }

    /** The sealed interface of its events. */
    public Class<? extends Event> eventType() {
        return eventType;
    }

    /** Whether it holds snapshots, of which only the newest per key is kept. Other topics keep 14 days. */
    public boolean compacted() {
        return compacted;
    }

    /** Where events go that the named service can never handle. */
    public String deadLetterTopicOf(String service) {
        return topicName + ".dead." + service;
    }

    /** The topic that an event belongs to. */
    public static Topic of(Event event) {
        return Arrays.stream(values())
                .filter(topic -> topic.eventType.isInstance(event))
                .findFirst()
                .orElseThrow();
    }

    public static Optional<Topic> named(String topicName) {
        return Arrays.stream(values())
                .filter(topic -> topic.topicName.equals(topicName))
                .findFirst();
    }
}

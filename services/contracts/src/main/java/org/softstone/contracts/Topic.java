package org.softstone.contracts;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The Kafka topics, one per kind of thing, so that order holds per key. */
public enum Topic {
    TEAMS("softstone.teams", TeamEvent.class, true, "infusions", "outcomes", "notifications"),
    PATIENTS("softstone.patients", PatientEvent.class, true, "infusions", "outcomes", "notifications"),
    COURSES("softstone.courses", CourseEvent.class, false, "infusions", "outcomes", "notifications"),
    VISITS("softstone.visits", VisitEvent.class, false, "infusions", "outcomes", "notifications"),
    REPORTS("softstone.reports", ReportEvent.class, false, "outcomes", "notifications"),
    ALERTS("softstone.alerts", AlertEvent.class, false, "notifications");

    private final String topicName;
    private final Class<? extends Event> eventType;
    private final boolean compacted;
    private final String publishedBy;
    private final List<String> readBy;

    Topic(String topicName, Class<? extends Event> eventType, boolean compacted, String publishedBy, String... readBy) {
        this.topicName = topicName;
        this.eventType = eventType;
        this.compacted = compacted;
        this.publishedBy = publishedBy;
        this.readBy = List.of(readBy);
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

    /** The one service that may write it. */
    public String publishedBy() {
        return publishedBy;
    }

    /** The services that follow it, each with dead letters of its own; other systems may read along. */
    public List<String> readBy() {
        return readBy;
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

    /** The topics that the named service reads. */
    public static List<Topic> followedBy(String service) {
        return Arrays.stream(values())
                .filter(topic -> topic.readBy.contains(service))
                .toList();
    }

    public static Optional<Topic> named(String topicName) {
        return Arrays.stream(values())
                .filter(topic -> topic.topicName.equals(topicName))
                .findFirst();
    }
}

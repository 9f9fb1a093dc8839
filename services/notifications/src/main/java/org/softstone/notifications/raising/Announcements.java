package org.softstone.notifications.raising;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.softstone.contracts.AlertEvent;
import org.softstone.notifications.feed.News;

/**
 * What is still to be told once something is stored. Telling locks what others wait for, so it comes last in a transaction and
 * for everything at once.
 *
 * @param news for the feeds of the patient's team
 * @param events for other services
 */
public record Announcements(List<News> news, List<AlertEvent> events) {

    public static final Announcements NONE = new Announcements(List.of(), List.of());

    public Announcements {
        news = List.copyOf(news);
        events = List.copyOf(events);
    }

    public static Announcements of(News news) {
        return new Announcements(List.of(news), List.of());
    }

    public Announcements and(Announcements others) {
        return new Announcements(concat(news, others.news), concat(events, others.events));
    }

    /** The first of the ones with the first of the others, and so on. */
    public static List<Announcements> joined(List<Announcements> ones, List<Announcements> others) {
        return IntStream.range(0, ones.size())
                .mapToObj(i -> ones.get(i).and(others.get(i)))
                .toList();
    }

    private static <T> List<T> concat(List<T> some, List<T> others) {
        return Stream.concat(some.stream(), others.stream()).toList();
    }
}

package org.softstone.notifications.feed;

import jakarta.enterprise.event.Event;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;

/** Tells who begins to treat patients what is open there, and who ceases to which entries to clear. */
@Singleton
public class TellChangeOfTeam {

    private final FeedEntries entries;
    private final Event<FeedWritten> written;

    TellChangeOfTeam(FeedEntries entries, Event<FeedWritten> written) {
        this.entries = entries;
        this.written = written;
    }

    /** To be called like {@link TellTeam#of}: once per transaction and as its last statement. */
    public void tell(Set<String> joined, List<News> open, Set<String> left, Collection<UUID> patients, Instant now) {
        Set<String> told = new TreeSet<>(left);
        if (!open.isEmpty()) {
            told.addAll(joined);
        }
        if (told.isEmpty() || patients.isEmpty()) {
            return;
        }
        entries.lock(told);
        if (!open.isEmpty() && !joined.isEmpty()) {
            entries.append(List.copyOf(joined), open);
        }
        if (!left.isEmpty()) {
            entries.endAccess(left, patients, now);
        }
        written.fire(new FeedWritten(List.copyOf(told)));
    }
}

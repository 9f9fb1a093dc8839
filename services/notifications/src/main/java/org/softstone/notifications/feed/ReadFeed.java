package org.softstone.notifications.feed;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Objects;
import org.softstone.access.Caller;
import org.softstone.access.PatientAccess;
import org.softstone.http.Page;

/** Shows somebody her own entries as she may see them now, and records whose patients they tell of. */
@ApplicationScoped
public class ReadFeed {

    private final FeedEntries entries;
    private final PatientAccess access;

    ReadFeed(FeedEntries entries, PatientAccess access) {
        this.entries = entries;
        this.access = access;
    }

    @Transactional
    Page<FeedEntry> page(Caller caller, long after, int limit) {
        List<FeedEntry> found = entries.after(caller.userId(), after, limit + 1);
        List<FeedEntry> shown = found.stream().limit(limit).toList();
        recordShown(caller, shown);
        return new Page<>(
                shown, found.size() > limit ? Long.toString(shown.getLast().sequence()) : null);
    }

    /** The entries that follow in a stream; empty when there are none yet. */
    @Transactional
    public List<FeedEntry> next(Caller caller, long after, int limit) {
        List<FeedEntry> found = entries.after(caller.userId(), after, limit);
        recordShown(caller, found);
        return found;
    }

    private void recordShown(Caller caller, List<FeedEntry> shown) {
        access.recordShown(
                caller,
                shown.stream()
                        .map(FeedEntry::patientId)
                        .filter(Objects::nonNull)
                        .distinct()
                        .toList(),
                "read-feed");
    }
}

package org.softstone.notifications.feed;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Objects;
import org.softstone.access.Caller;
import org.softstone.access.PatientAccess;

/** Shows somebody her own entries as she may see them now, and records whose patients they tell of. */
@ApplicationScoped
public class ReadFeed {

    private final FeedEntries entries;
    private final PatientAccess access;

    ReadFeed(FeedEntries entries, PatientAccess access) {
        this.entries = entries;
        this.access = access;
    }

    /** A sequence beyond the newest entry, as of a feed that was restored from a backup, means the newest. */
    @Transactional
    FeedPage page(Caller caller, long after, int limit) {
        long newest = entries.newestSequence(caller.userId());
        List<FeedEntry> found = entries.after(caller.userId(), Math.min(after, newest), limit + 1);
        List<FeedEntry> shown = found.stream().limit(limit).toList();
        recordShown(caller, shown);
        long last = shown.isEmpty() ? newest : Math.max(newest, shown.getLast().sequence());
        return new FeedPage(
                shown, found.size() > limit ? Long.toString(shown.getLast().sequence()) : null, last);
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

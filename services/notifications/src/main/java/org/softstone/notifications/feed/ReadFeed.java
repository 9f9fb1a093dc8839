package org.softstone.notifications.feed;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Objects;
import org.softstone.access.Caller;
import org.softstone.access.PatientAccess;
import org.softstone.http.Page;
import org.softstone.http.Paging;

/** Shows people their own entries as they may see them now, and records which patients those are about. */
@ApplicationScoped
public class ReadFeed {

    private final FeedEntries entries;
    private final PatientAccess access;

    ReadFeed(FeedEntries entries, PatientAccess access) {
        this.entries = entries;
        this.access = access;
    }

    /** A sequence beyond the newest entry, for example of a feed that was restored from a backup, means the newest. */
    @Transactional
    FeedPage page(Caller caller, long after, Paging paging) {
        long newest = entries.newestSequence(caller.userId());
        Page<FeedEntry> page = paging.page(
                entries.after(caller.userId(), Math.min(after, newest), paging.rows()),
                last -> Long.toString(last.sequence()));
        List<FeedEntry> shown = page.items();
        recordShown(caller, shown);
        long last = shown.isEmpty() ? newest : Math.max(newest, shown.getLast().sequence());
        return new FeedPage(shown, page.nextCursor(), last);
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
                        .map(FeedEntry::shown)
                        .filter(Objects::nonNull)
                        .map(FeedEntry.Shown::patientId)
                        .distinct()
                        .toList(),
                "read-feed");
    }
}

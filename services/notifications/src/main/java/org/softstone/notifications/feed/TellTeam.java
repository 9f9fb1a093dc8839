package org.softstone.notifications.feed;

import jakarta.enterprise.event.Event;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.softstone.contracts.TeamDefined;

/**
 * Writes into the feeds of a team's members. To be called once per transaction and as its last statement: it locks the
 * recipients' feeds until the commit, so anything after it delays everything else that their team is told, and a second call
 * could deadlock with another transaction.
 */
@Singleton
public class TellTeam {

    private final FeedEntries entries;
    private final Event<FeedWritten> written;

    TellTeam(FeedEntries entries, Event<FeedWritten> written) {
        this.entries = entries;
        this.written = written;
    }

    /** Tells everybody who belongs to the treating team now. */
    public void of(List<News> news, TeamDefined team) {
        List<String> recipients = team.members().stream()
                .map(TeamDefined.Member::userId)
                .distinct()
                .toList();
        if (recipients.isEmpty() || news.isEmpty()) {
            return;
        }
        entries.append(recipients, news);
        written.fire(new FeedWritten(recipients));
    }

    /** Tells new members what is open, and former members which entries to clear. */
    public void ofChange(
            Set<String> joined, List<News> open, Set<String> left, Collection<UUID> patients, Instant now) {
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

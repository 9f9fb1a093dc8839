package org.softstone.notifications.feed;

import jakarta.enterprise.event.Event;
import jakarta.inject.Singleton;
import java.util.List;
import org.softstone.contracts.TeamDefined;

/** Writes news into the feed of everybody who belongs to the treating team now. */
@Singleton
public class TellTeam {

    private final FeedEntries entries;
    private final Event<FeedWritten> written;

    TellTeam(FeedEntries entries, Event<FeedWritten> written) {
        this.entries = entries;
        this.written = written;
    }

    /**
     * To be called once per transaction and as its last statement: it locks the recipients' feeds until the commit, so what
     * comes after it holds up everything else that their team is told, and a second call could meet another transaction's
     * locks crosswise.
     */
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
}

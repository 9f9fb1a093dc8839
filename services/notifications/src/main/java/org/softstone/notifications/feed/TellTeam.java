package org.softstone.notifications.feed;

import jakarta.enterprise.event.Event;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.softstone.access.TeamChanged;
import org.softstone.contracts.TeamDefined;

/**
 * Writes into the feeds of teams' members. To be called once per transaction and as its last statement: it locks the
 * recipients' feeds until the commit, so anything after it delays everything else that their teams are told, and a second
 * call could deadlock with another transaction.
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
        all(List.of(new TeamNews(team, news)));
    }

    /** The same for several teams, everybody in this order. */
    public void all(List<TeamNews> told) {
        Map<String, List<News>> newsByRecipient = new HashMap<>();
        for (TeamNews one : told) {
            if (!one.news().isEmpty()) {
                for (String person : TeamChanged.people(Optional.of(one.team()))) {
                    newsByRecipient
                            .computeIfAbsent(person, _ -> new ArrayList<>())
                            .addAll(one.news());
                }
            }
        }
        if (!newsByRecipient.isEmpty()) {
            entries.append(newsByRecipient);
            written.fire(new FeedWritten(List.copyOf(newsByRecipient.keySet())));
        }
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
            entries.append(joined.stream().collect(Collectors.toMap(Function.identity(), _ -> open)));
        }
        if (!left.isEmpty()) {
            entries.endAccess(left, patients, now);
        }
        written.fire(new FeedWritten(List.copyOf(told)));
    }
}

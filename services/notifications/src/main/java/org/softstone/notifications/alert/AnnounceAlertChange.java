package org.softstone.notifications.alert;

import jakarta.inject.Singleton;
import java.util.List;
import org.softstone.access.TreatingTeams;
import org.softstone.contracts.AlertEvent;
import org.softstone.messaging.Outbox;
import org.softstone.notifications.feed.News;
import org.softstone.notifications.feed.TellTeam;

/** Publishes what a person did with an alert and tells the patient's team. The last thing in a transaction. */
@Singleton
class AnnounceAlertChange {

    private final Outbox outbox;
    private final TreatingTeams teams;
    private final TellTeam tellTeam;

    AnnounceAlertChange(Outbox outbox, TreatingTeams teams, TellTeam tellTeam) {
        this.outbox = outbox;
        this.teams = teams;
        this.tellTeam = tellTeam;
    }

    void announce(AlertEvent event, News news) {
        outbox.append(event);
        teams.treating(event.patientId()).ifPresent(team -> tellTeam.of(List.of(news), team));
    }
}

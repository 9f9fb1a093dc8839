package org.softstone.access;

import io.quarkus.arc.properties.IfBuildProperty;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import java.util.Optional;
import org.softstone.contracts.TeamDefined;
import org.softstone.contracts.TeamEvent;
import org.softstone.contracts.Topic;
import org.softstone.messaging.Handling;
import org.softstone.messaging.ReceivedEvent;
import org.softstone.messaging.TopicListener;

/** Keeps the replica of teams up to date in the services that do not own them. */
@ApplicationScoped
@IfBuildProperty(name = "softstone.access.follow-topics", stringValue = "true")
class FollowTeams implements TopicListener<TeamEvent> {

    private final TreatingTeams teams;
    private final Event<TeamChanged> changes;

    FollowTeams(TreatingTeams teams, Event<TeamChanged> changes) {
        this.teams = teams;
        this.changes = changes;
    }

    @Override
    public Topic topic() {
        return Topic.TEAMS;
    }

    @Override
    public Handling on(ReceivedEvent<TeamEvent> received) {
        switch (received.event()) {
            case TeamDefined team -> apply(team);
        }
        return Handling.DONE;
    }

    private void apply(TeamDefined team) {
        Optional<TeamDefined> before = teams.team(team.teamId());
        teams.apply(team);
        Optional<TeamDefined> after = teams.team(team.teamId());
        if (after.isPresent() && !before.equals(after)) {
            changes.fire(new TeamChanged(before, after.get()));
        }
    }
}

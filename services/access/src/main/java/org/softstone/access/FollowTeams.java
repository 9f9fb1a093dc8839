package org.softstone.access;

import io.quarkus.arc.properties.IfBuildProperty;
import jakarta.enterprise.context.ApplicationScoped;
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

    FollowTeams(TreatingTeams teams) {
        this.teams = teams;
    }

    @Override
    public Topic topic() {
        return Topic.TEAMS;
    }

    @Override
    public Handling on(ReceivedEvent<TeamEvent> received) {
        switch (received.event()) {
            case TeamDefined team -> teams.apply(team);
        }
        return Handling.DONE;
    }
}

package org.softstone.notifications.alert;

import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.UUID;
import org.softstone.access.TreatingTeams;
import org.softstone.contracts.TeamDefined;
import org.softstone.http.Problems;

/**
 * Locks an alert for somebody who acts on it. The team first, as whoever handles a report does, so that neither waits for
 * the other; and only then is it asked what time it is.
 */
@Singleton
class TakeInHand {

    private final Alerts alerts;
    private final TreatingTeams teams;
    private final AlertPermission permission;
    private final InstantSource clock;

    TakeInHand(Alerts alerts, TreatingTeams teams, AlertPermission permission, InstantSource clock) {
        this.alerts = alerts;
        this.teams = teams;
        this.permission = permission;
        this.clock = clock;
    }

    /**
     * An alert that nobody else changes until the transaction ends.
     *
     * @param person who acts
     * @param team who treats the patient, unchanged until then too
     * @param now no earlier than anything that has happened to the alert
     */
    record InHand(Alert alert, String person, Optional<TeamDefined> team, Instant now) {

        /** Whether somebody can act on the alert now. */
        boolean isThere(String userId) {
            return team.filter(treating -> AlertPermission.mayAct(treating, userId, alert.rule()))
                    .isPresent();
        }
    }

    InHand take(UUID alertId, String action) {
        Alert seen = alerts.find(alertId).orElseThrow(Problems::notFound);
        Optional<TeamDefined> team = teams.held(seen.patientId()).flatMap(TreatingTeams.Treatment::team);
        Alert alert = alerts.lock(alertId).orElseThrow(Problems::notFound);
        String person = permission.toAct(alert, action);
        return new InHand(alert, person, team, alert.notBefore(clock.instant()));
    }
}

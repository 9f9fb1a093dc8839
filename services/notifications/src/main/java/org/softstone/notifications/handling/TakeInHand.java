package org.softstone.notifications.handling;

import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.softstone.access.Caller;
import org.softstone.access.PatientAccess;
import org.softstone.access.TreatingTeams;
import org.softstone.contracts.TeamDefined;
import org.softstone.http.Problems;
import org.softstone.notifications.alert.Alert;
import org.softstone.notifications.alert.Alerts;

/**
 * Locks an alert for the caller, who may act on it. The team is locked first, as when a report is handled, so that neither
 * waits for the other, and the clock is read last.
 */
@Singleton
class TakeInHand {

    private final Alerts alerts;
    private final TreatingTeams teams;
    private final Caller caller;
    private final PatientAccess access;
    private final InstantSource clock;

    TakeInHand(Alerts alerts, TreatingTeams teams, Caller caller, PatientAccess access, InstantSource clock) {
        this.alerts = alerts;
        this.teams = teams;
        this.caller = caller;
        this.access = access;
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

        /** Whether this person can act on the alert now. */
        boolean isThere(String userId) {
            return team.filter(treating -> AlertPermission.mayAct(treating, userId, alert.rule()))
                    .isPresent();
        }
    }

    /**
     * An alert of an owner who has just left would be an alert that nobody sees, so the team is asked once more under its lock.
     *
     * @param seen the alert as it was when the caller was let through
     */
    InHand take(Alert seen, String action) {
        Optional<TeamDefined> team = teams.held(seen.patientId()).flatMap(TreatingTeams.Treatment::team);
        Alert alert = alerts.lock(seen.alertId()).orElseThrow(Problems::notFound);
        InHand inHand = new InHand(alert, caller.userId(), team, alert.notBefore(clock.instant()));
        if (!inHand.isThere(inHand.person())) {
            // Refused and recorded: as a stranger who has left, or as a member who may no longer act.
            access.ofTreated(seen.patientId(), action);
            throw access.refuse(seen.patientId(), action);
        }
        return inHand;
    }
}

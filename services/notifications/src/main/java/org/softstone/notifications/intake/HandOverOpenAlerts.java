package org.softstone.notifications.intake;

import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.softstone.access.PatientProfileChanged;
import org.softstone.access.TeamChanged;
import org.softstone.access.TreatingTeams;
import org.softstone.contracts.TeamDefined;
import org.softstone.notifications.alert.Alert;
import org.softstone.notifications.alert.AlertHistories;
import org.softstone.notifications.alert.AlertState;
import org.softstone.notifications.alert.Alerts;
import org.softstone.notifications.alert.Evidence;
import org.softstone.notifications.feed.FeedKind;
import org.softstone.notifications.feed.News;
import org.softstone.notifications.feed.TellTeam;
import org.softstone.notifications.wording.Summaries;

/**
 * A team, or the team of a patient, has changed: new members get an entry for each open alert, and former members are told
 * what to clear. {@link TreatingTeams#held} keeps others from writing to the team's feeds meanwhile.
 */
@Singleton
class HandOverOpenAlerts {

    private final Alerts alerts;
    private final AlertHistories histories;
    private final TreatingTeams teams;
    private final TellTeam tellTeam;
    private final InstantSource clock;

    HandOverOpenAlerts(
            Alerts alerts, AlertHistories histories, TreatingTeams teams, TellTeam tellTeam, InstantSource clock) {
        this.alerts = alerts;
        this.histories = histories;
        this.teams = teams;
        this.tellTeam = tellTeam;
        this.clock = clock;
    }

    void onTeam(@Observes TeamChanged change) {
        Set<String> joined = change.joined();
        Set<String> left = change.left();
        if (joined.isEmpty() && left.isEmpty()) {
            return;
        }
        List<Alert> open = alerts.openOf(change.after().teamId());
        tell(
                joined,
                left,
                open,
                teams.patientsOf(change.after().teamId()),
                change.after().zone());
    }

    void onPatient(@Observes PatientProfileChanged change) {
        UUID patientId = change.after().patientId();
        if (change.before().teamId().equals(change.after().teamId())) {
            return;
        }
        Optional<TeamDefined> from = teams.team(change.before().teamId());
        Optional<TeamDefined> to = teams.team(change.after().teamId());
        Set<String> left = without(TeamChanged.people(from), TeamChanged.people(to));
        Set<String> joined = without(TeamChanged.people(to), TeamChanged.people(from));
        List<Alert> open = alerts.openOfPatient(patientId);
        tell(joined, left, open, List.of(patientId), change.after().zone());
    }

    private void tell(Set<String> joined, Set<String> left, List<Alert> open, List<UUID> patients, ZoneId zone) {
        Instant now = clock.instant();
        Map<UUID, List<Evidence>> evidence =
                histories.evidenceOf(open.stream().map(Alert::alertId).toList());
        List<News> news = open.stream()
                .map(alert -> news(alert, evidence.getOrDefault(alert.alertId(), List.of()), zone, now))
                .toList();
        tellTeam.ofChange(joined, news, left, patients, now);
    }

    /** The kind of the entry tells the state of the alert. */
    private static News news(Alert alert, List<Evidence> evidence, ZoneId zone, Instant now) {
        FeedKind kind =
                alert.state() instanceof AlertState.Raised ? FeedKind.ALERT_RAISED : FeedKind.ALERT_ACKNOWLEDGED;
        Integer shown = Alert.strongest(evidence).map(Evidence::number).orElse(null);
        String summary = Summaries.open(alert.shown().summary(), alert.raisedAt(), zone);
        return News.ofAlert(kind, now, alert.patientId(), alert.about(shown), summary);
    }

    private static Set<String> without(Set<String> people, Set<String> others) {
        Set<String> rest = new LinkedHashSet<>(people);
        rest.removeAll(others);
        return rest;
    }
}

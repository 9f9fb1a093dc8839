package org.softstone.notifications.intake;

import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.softstone.contracts.PatientProfile;
import org.softstone.contracts.ReportMissed;
import org.softstone.contracts.TeamDefined;
import org.softstone.notifications.feed.News;
import org.softstone.notifications.feed.TellTeam;
import org.softstone.notifications.picture.Picture;
import org.softstone.notifications.picture.Pictures;
import org.softstone.notifications.raising.RaiseAlerts;
import org.softstone.notifications.rule.Trigger;
import org.softstone.notifications.wording.Summaries;

/** A window has closed without a report: the picture shows it, an alert is raised, and the team is told. */
@Singleton
class ReactToMissedReport {

    private final Pictures pictures;
    private final RaiseAlerts raiseAlerts;
    private final TellTeam tellTeam;
    private final InstantSource clock;

    ReactToMissedReport(Pictures pictures, RaiseAlerts raiseAlerts, TellTeam tellTeam, InstantSource clock) {
        this.pictures = pictures;
        this.raiseAlerts = raiseAlerts;
        this.tellTeam = tellTeam;
        this.clock = clock;
    }

    void react(ReportMissed missed, PatientProfile patient, TeamDefined team) {
        Instant now = clock.instant();
        Picture before = pictures.of(missed.patientId());
        if (!pictures.remember(missed)
                || Boolean.TRUE.equals(missed.duringPause())
                || patient.reportingEnded() != null) {
            // A pause means that nobody is told of a missing report. Nor is anybody once the patient's reporting has
            // ended, whenever the window closed: its event may have been on its way.
            return;
        }
        List<News> news = new ArrayList<>();
        news.add(News.ofMissedReport(
                now,
                missed.patientId(),
                missed.windowId(),
                Summaries.missedReport(missed.week(), missed.dueAt(), patient.zone())));
        boolean answered = pictures.knowsReportOf(missed.windowId());
        news.addAll(raiseAlerts.onMissedReport(new Trigger.Missed(missed, patient.zone(), answered), before));
        tellTeam.of(news, team);
    }
}

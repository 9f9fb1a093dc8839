package org.softstone.notifications.intake;

import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.softstone.contracts.ReportMissed;
import org.softstone.notifications.alert.RaiseAlertOnMissedReport;
import org.softstone.notifications.feed.News;
import org.softstone.notifications.feed.TellTeam;
import org.softstone.notifications.picture.Picture;
import org.softstone.notifications.picture.Pictures;
import org.softstone.notifications.rule.Trigger;
import org.softstone.notifications.wording.Summaries;

/** A window has closed without a report: the picture shows it, an alert is raised, and the team is told. */
@Singleton
class ReactToMissedReport {

    private final Pictures pictures;
    private final RaiseAlertOnMissedReport raiseAlert;
    private final TellTeam tellTeam;
    private final InstantSource clock;

    ReactToMissedReport(
            Pictures pictures, RaiseAlertOnMissedReport raiseAlert, TellTeam tellTeam, InstantSource clock) {
        this.pictures = pictures;
        this.raiseAlert = raiseAlert;
        this.tellTeam = tellTeam;
        this.clock = clock;
    }

    void react(ReportMissed missed, TreatedPatients.Treated patient) {
        Instant now = clock.instant();
        Picture before = pictures.of(missed.patientId());
        if (!pictures.remember(missed) || Boolean.TRUE.equals(missed.duringPause()) || !patient.askedForReports()) {
            // In a pause nobody is told that a report is missing: that is what the patient asked for. Nor of one who
            // died,
            // withdrew or moved away, whenever the window closed: its event may have been on its way.
            return;
        }
        List<News> news = new ArrayList<>();
        news.add(News.ofMissedReport(
                now,
                missed.patientId(),
                missed.windowId(),
                Summaries.missedReport(missed.week(), missed.dueAt(), patient.zone())));
        boolean answered = pictures.knowsReportOf(missed.windowId());
        news.addAll(raiseAlert.react(new Trigger.Missed(missed, patient.zone(), answered), before));
        tellTeam.of(news, patient.team());
    }
}

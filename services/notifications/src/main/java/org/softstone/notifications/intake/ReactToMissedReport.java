package org.softstone.notifications.intake;

import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.InstantSource;
import org.softstone.contracts.PatientProfile;
import org.softstone.contracts.ReportMissed;
import org.softstone.notifications.feed.News;
import org.softstone.notifications.picture.Picture;
import org.softstone.notifications.picture.Pictures;
import org.softstone.notifications.raising.Announcements;
import org.softstone.notifications.raising.RaiseAlerts;
import org.softstone.notifications.rule.Trigger;
import org.softstone.notifications.wording.Summaries;

/** A window has closed without a report: the picture shows it, an alert is raised, and the team is to be told. */
@Singleton
class ReactToMissedReport {

    private final Pictures pictures;
    private final RaiseAlerts raiseAlerts;
    private final InstantSource clock;

    ReactToMissedReport(Pictures pictures, RaiseAlerts raiseAlerts, InstantSource clock) {
        this.pictures = pictures;
        this.raiseAlerts = raiseAlerts;
        this.clock = clock;
    }

    Announcements react(ReportMissed missed, PatientProfile patient) {
        Instant now = clock.instant();
        Picture before = pictures.of(missed.patientId());
        if (!pictures.remember(missed)
                || Boolean.TRUE.equals(missed.duringPause())
                || patient.reportingEnded() != null) {
            // A pause means that nobody is told of a missing report. Nor is anybody once the patient's reporting has
            // ended, whenever the window closed: its event may have been on its way.
            return Announcements.NONE;
        }
        News news = News.ofMissedReport(
                now,
                missed.patientId(),
                missed.windowId(),
                Summaries.missedReport(missed.week(), missed.dueAt(), patient.zone()));
        boolean answered = pictures.knowsReportOf(missed.windowId());
        return Announcements.of(news)
                .and(raiseAlerts.onMissedReport(new Trigger.Missed(missed, patient.zone(), answered), before));
    }
}

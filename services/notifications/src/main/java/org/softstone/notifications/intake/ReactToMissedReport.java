package org.softstone.notifications.intake;

import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.softstone.access.WhenPatientKnown.Known;
import org.softstone.contracts.PatientProfile;
import org.softstone.contracts.ReportMissed;
import org.softstone.notifications.feed.News;
import org.softstone.notifications.picture.Pictures;
import org.softstone.notifications.raising.Announcements;
import org.softstone.notifications.raising.RaiseAlerts;
import org.softstone.notifications.rule.Trigger;
import org.softstone.notifications.wording.Summaries;

/** Windows have closed without a report: the pictures show it, alerts are raised, and the teams are to be told. */
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

    /**
     * @param missed of different windows
     * @return what is to be told of each
     */
    List<Announcements> react(List<Known<ReportMissed>> missed) {
        List<ReportMissed> windows = missed.stream().map(Known::event).toList();
        Set<UUID> isNew = pictures.rememberMissed(windows);
        Set<UUID> answered =
                pictures.answered(windows.stream().map(ReportMissed::windowId).toList());
        List<Announcements> news = new ArrayList<>();
        List<RaiseAlerts.Found> found = new ArrayList<>();
        for (int i = 0; i < missed.size(); i++) {
            ReportMissed window = windows.get(i);
            PatientProfile patient = missed.get(i).patient();
            if (isNew.contains(window.windowId()) && isExpected(window, patient)) {
                boolean isAnswered = answered.contains(window.windowId());
                news.add(Announcements.of(news(window, patient)));
                found.add(raiseAlerts.in(new Trigger.Missed(window, patient.zone(), isAnswered)));
            } else {
                news.add(Announcements.NONE);
                found.add(RaiseAlerts.Found.NOTHING);
            }
        }
        return Announcements.joined(news, raiseAlerts.raise(found));
    }

    /**
     * A pause means that nobody is told of a missing report. Nor is anybody once the patient's reporting has ended, whenever the
     * window closed: its event may have been on its way.
     */
    private static boolean isExpected(ReportMissed window, PatientProfile patient) {
        return !Boolean.TRUE.equals(window.duringPause()) && patient.reportingEnded() == null;
    }

    private News news(ReportMissed window, PatientProfile patient) {
        return News.ofMissedReport(
                clock.instant(),
                window.patientId(),
                window.windowId(),
                Summaries.missedReport(window.week(), window.dueAt(), patient.zone()));
    }
}

package org.softstone.notifications.intake;

import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.softstone.contracts.ReportSubmitted;
import org.softstone.notifications.alert.RaiseAlertsOnReport;
import org.softstone.notifications.alert.ReviewAlerts;
import org.softstone.notifications.feed.FeedKind;
import org.softstone.notifications.feed.News;
import org.softstone.notifications.feed.TellTeam;
import org.softstone.notifications.picture.Picture;
import org.softstone.notifications.picture.Pictures;
import org.softstone.notifications.wording.Summaries;

/** A report has arrived: it joins the picture, may raise alerts, and the team is told of all of it. */
@Singleton
class ReactToReport {

    private final Pictures pictures;
    private final RaiseAlertsOnReport raiseAlerts;
    private final ReviewAlerts reviewAlerts;
    private final TellTeam tellTeam;
    private final InstantSource clock;

    ReactToReport(
            Pictures pictures,
            RaiseAlertsOnReport raiseAlerts,
            ReviewAlerts reviewAlerts,
            TellTeam tellTeam,
            InstantSource clock) {
        this.pictures = pictures;
        this.raiseAlerts = raiseAlerts;
        this.reviewAlerts = reviewAlerts;
        this.tellTeam = tellTeam;
        this.clock = clock;
    }

    void react(ReportSubmitted report, TreatedPatients.Treated patient) {
        Instant now = clock.instant();
        Picture before = pictures.of(report.patientId());
        if (!pictures.remember(report, before)) {
            // The same report under another event id: everything it had to say has been said.
            return;
        }
        List<News> news = new ArrayList<>();
        news.add(News.ofReport(
                FeedKind.REPORT_SUBMITTED, now, report.patientId(), report.reportId(), Summaries.report(report)));
        if (Picture.isBaseline(report.week())) {
            news.addAll(judgeByBaseline(report, before, now));
        } else {
            news.addAll(raiseAlerts.react(report, before));
        }
        tellTeam.of(news, patient.team());
    }

    /**
     * Reports that came before their baseline, as when it was filed anew, are compared with it now. All alerts that this may
     * touch are locked before any is written: whoever acts on one holds it while they wait for what a write holds.
     */
    private List<News> judgeByBaseline(ReportSubmitted baseline, Picture before, Instant now) {
        Picture picture = pictures.whole(baseline.patientId());
        Set<UUID> judged = reviewAlerts.judgedByBaseline(baseline.courseId(), baseline.week(), picture);
        if (judged.isEmpty()) {
            return raiseAlerts.react(baseline, before);
        }
        reviewAlerts.lock(baseline.patientId(), judged);
        List<News> news = new ArrayList<>(raiseAlerts.react(baseline, before));
        news.addAll(reviewAlerts.judgedAnew(baseline.patientId(), pictures.reports(judged), picture, now));
        return news;
    }
}

package org.softstone.notifications.intake;

import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.softstone.contracts.ReportSubmitted;
import org.softstone.contracts.TeamDefined;
import org.softstone.notifications.feed.FeedKind;
import org.softstone.notifications.feed.News;
import org.softstone.notifications.feed.TellTeam;
import org.softstone.notifications.picture.Picture;
import org.softstone.notifications.picture.Pictures;
import org.softstone.notifications.raising.RaiseAlerts;
import org.softstone.notifications.raising.ReviewAlerts;
import org.softstone.notifications.wording.Summaries;

/** A report has arrived: it joins the picture, may raise alerts, and the team is told. */
@Singleton
class ReactToReport {

    private final Pictures pictures;
    private final RaiseAlerts raiseAlerts;
    private final ReviewAlerts reviewAlerts;
    private final TellTeam tellTeam;
    private final InstantSource clock;

    ReactToReport(
            Pictures pictures,
            RaiseAlerts raiseAlerts,
            ReviewAlerts reviewAlerts,
            TellTeam tellTeam,
            InstantSource clock) {
        this.pictures = pictures;
        this.raiseAlerts = raiseAlerts;
        this.reviewAlerts = reviewAlerts;
        this.tellTeam = tellTeam;
        this.clock = clock;
    }

    void react(ReportSubmitted report, TeamDefined team) {
        Instant now = clock.instant();
        Picture before = pictures.of(report.patientId());
        if (!pictures.remember(report, before)) {
            // The same report under another event id.
            return;
        }
        List<News> news = new ArrayList<>();
        news.add(News.ofReport(
                FeedKind.REPORT_SUBMITTED, now, report.patientId(), report.reportId(), Summaries.report(report)));
        if (Picture.isBaseline(report.week())) {
            news.addAll(judgeByBaseline(report, before, now));
        } else {
            news.addAll(raiseAlerts.onReport(report, before));
        }
        tellTeam.of(news, team);
    }

    /**
     * Reports that arrived before their baseline, for example when it was filed again, are compared with it now. All alerts
     * that this may touch are locked before any is written, because a person who acts on one holds its lock while they wait
     * for what a write holds.
     */
    private List<News> judgeByBaseline(ReportSubmitted baseline, Picture before, Instant now) {
        Picture picture = pictures.whole(baseline.patientId());
        Set<UUID> judged = reviewAlerts.judgedByBaseline(baseline.courseId(), baseline.week(), picture);
        if (judged.isEmpty()) {
            return raiseAlerts.onReport(baseline, before);
        }
        reviewAlerts.lock(baseline.patientId(), judged);
        List<News> news = new ArrayList<>(raiseAlerts.onReport(baseline, before));
        news.addAll(reviewAlerts.judgedAgain(baseline.patientId(), pictures.reports(judged), picture, now));
        return news;
    }
}

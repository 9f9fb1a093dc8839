package org.softstone.notifications.intake;

import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.softstone.contracts.ReportAmended;
import org.softstone.contracts.ReportSubmitted;
import org.softstone.notifications.alert.ReviewAlerts;
import org.softstone.notifications.feed.FeedKind;
import org.softstone.notifications.feed.News;
import org.softstone.notifications.feed.TellTeam;
import org.softstone.notifications.picture.Picture;
import org.softstone.notifications.picture.Pictures;
import org.softstone.notifications.wording.Summaries;

/** A report was corrected: its new version takes the place of the known one, and what rests on it is looked at again. */
@Singleton
class ReactToAmendment {

    private final Pictures pictures;
    private final ReactToReport reactToReport;
    private final ReviewAlerts reviewAlerts;
    private final TellTeam tellTeam;
    private final InstantSource clock;

    ReactToAmendment(
            Pictures pictures,
            ReactToReport reactToReport,
            ReviewAlerts reviewAlerts,
            TellTeam tellTeam,
            InstantSource clock) {
        this.pictures = pictures;
        this.reactToReport = reactToReport;
        this.reviewAlerts = reviewAlerts;
        this.tellTeam = tellTeam;
        this.clock = clock;
    }

    void react(ReportAmended amended, TreatedPatients.Treated patient) {
        ReportSubmitted report = amended.report();
        switch (pictures.amend(report)) {
            case REPLACES -> review(report, patient);
            // Its first version lies among the dead letters. What it says now is what counts.
            case IS_THE_FIRST -> reactToReport.react(report, patient);
            case CHANGES_NOTHING -> {}
        }
    }

    private void review(ReportSubmitted report, TreatedPatients.Treated patient) {
        Instant now = clock.instant();
        Picture picture = pictures.whole(report.patientId());
        List<ReportSubmitted> followers =
                pictures.reports(reviewAlerts.comparedWith(picture, report.submittedAt(), report.zone()));
        List<News> news = new ArrayList<>();
        news.add(News.ofReport(
                FeedKind.REPORT_AMENDED, now, report.patientId(), report.reportId(), Summaries.amendedReport(report)));
        news.addAll(reviewAlerts.amended(report, followers, picture, now));
        tellTeam.of(news, patient.team());
    }
}

package org.softstone.notifications.intake;

import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.softstone.contracts.ReportAmended;
import org.softstone.contracts.ReportSubmitted;
import org.softstone.contracts.TeamDefined;
import org.softstone.notifications.feed.FeedKind;
import org.softstone.notifications.feed.News;
import org.softstone.notifications.feed.TellTeam;
import org.softstone.notifications.picture.Picture;
import org.softstone.notifications.picture.Pictures;
import org.softstone.notifications.raising.ReviewAlerts;
import org.softstone.notifications.wording.Summaries;

/** A report was corrected: its new version replaces the known one, and the alerts that rest on it are reviewed. */
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

    void react(ReportAmended amended, TeamDefined team) {
        ReportSubmitted report = amended.report();
        Optional<ReportSubmitted> before =
                pictures.reports(List.of(report.reportId())).stream().findFirst();
        if (Boolean.TRUE.equals(amended.overtaken()) && before.isPresent()) {
            Picture picture = pictures.whole(report.patientId());
            tellTeam.of(reviewAlerts.overtaken(report, before.get(), picture, clock.instant()), team);
            return;
        }
        switch (pictures.amend(report)) {
            case REPLACES ->
                tell(report, before.filter(known -> saysTheSame(known, report)).isEmpty(), team);
            // Its first version is among the dead letters. This version counts.
            case IS_THE_FIRST -> reactToReport.react(report, team);
            case CHANGES_NOTHING -> {}
        }
    }

    private void tell(ReportSubmitted report, boolean changed, TeamDefined team) {
        Instant now = clock.instant();
        List<News> news = new ArrayList<>();
        news.add(News.ofReport(
                FeedKind.REPORT_AMENDED, now, report.patientId(), report.reportId(), Summaries.amendedReport(report)));
        if (changed) {
            Picture picture = pictures.whole(report.patientId());
            List<ReportSubmitted> followers = pictures.reports(reviewAlerts.comparedWith(report, picture));
            news.addAll(reviewAlerts.amended(report, followers, picture, now));
        }
        tellTeam.of(news, team);
    }

    /** Whether nothing differs that a rule asks for; then alerts need no review. */
    private static boolean saysTheSame(ReportSubmitted one, ReportSubmitted other) {
        return one.pain().equals(other.pain())
                && one.symptoms().equals(other.symptoms())
                && one.deposits().equals(other.deposits())
                && Objects.equals(one.temperatureCelsius(), other.temperatureCelsius())
                && one.redFlags().equals(other.redFlags())
                && one.wantsContact() == other.wantsContact();
    }
}

package org.softstone.notifications.intake;

import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.softstone.contracts.ReportAmended;
import org.softstone.contracts.ReportSubmitted;
import org.softstone.notifications.feed.FeedKind;
import org.softstone.notifications.feed.News;
import org.softstone.notifications.picture.Picture;
import org.softstone.notifications.picture.Pictures;
import org.softstone.notifications.raising.Announcements;
import org.softstone.notifications.raising.ReviewAlerts;
import org.softstone.notifications.wording.Summaries;

/** A report was corrected: its new version replaces the known one, and the alerts that rest on it are reviewed. */
@Singleton
class ReactToAmendment {

    private final Pictures pictures;
    private final ReactToReport reactToReport;
    private final ReviewAlerts reviewAlerts;
    private final InstantSource clock;

    ReactToAmendment(Pictures pictures, ReactToReport reactToReport, ReviewAlerts reviewAlerts, InstantSource clock) {
        this.pictures = pictures;
        this.reactToReport = reactToReport;
        this.reviewAlerts = reviewAlerts;
        this.clock = clock;
    }

    Announcements react(ReportAmended amended) {
        ReportSubmitted report = amended.report();
        Optional<ReportSubmitted> before =
                pictures.reports(List.of(report.reportId())).stream().findFirst();
        if (Boolean.TRUE.equals(amended.overtaken()) && before.isPresent()) {
            Picture picture = pictures.whole(report.patientId());
            return reviewAlerts.overtaken(report, before.get(), picture, clock.instant());
        }
        return switch (pictures.amend(report)) {
            case REPLACES ->
                replaced(
                        report,
                        before.filter(known -> saysTheSame(known, report)).isEmpty());
            // Its first version is among the dead letters. This version counts.
            case IS_THE_FIRST -> reactToReport.react(List.of(report)).getFirst();
            case CHANGES_NOTHING -> Announcements.NONE;
        };
    }

    private Announcements replaced(ReportSubmitted report, boolean changed) {
        Instant now = clock.instant();
        Announcements amended = Announcements.of(News.ofReport(
                FeedKind.REPORT_AMENDED, now, report.patientId(), report.reportId(), Summaries.amendedReport(report)));
        if (!changed) {
            return amended;
        }
        Picture picture = pictures.whole(report.patientId());
        List<ReportSubmitted> followers = pictures.reports(reviewAlerts.comparedWith(report, picture));
        return amended.and(reviewAlerts.amended(report, followers, picture, now));
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

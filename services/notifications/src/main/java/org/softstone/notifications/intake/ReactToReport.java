package org.softstone.notifications.intake;

import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.softstone.contracts.ReportSubmitted;
import org.softstone.notifications.feed.FeedKind;
import org.softstone.notifications.feed.News;
import org.softstone.notifications.picture.KnownReport;
import org.softstone.notifications.picture.Picture;
import org.softstone.notifications.picture.Pictures;
import org.softstone.notifications.raising.Announcements;
import org.softstone.notifications.raising.RaiseAlerts;
import org.softstone.notifications.raising.ReviewAlerts;
import org.softstone.notifications.wording.Summaries;

/** Reports have arrived: each joins the picture, may raise alerts, and the team is to be told. */
@Singleton
class ReactToReport {

    private final Pictures pictures;
    private final RaiseAlerts raiseAlerts;
    private final ReviewAlerts reviewAlerts;
    private final InstantSource clock;

    ReactToReport(Pictures pictures, RaiseAlerts raiseAlerts, ReviewAlerts reviewAlerts, InstantSource clock) {
        this.pictures = pictures;
        this.raiseAlerts = raiseAlerts;
        this.reviewAlerts = reviewAlerts;
        this.clock = clock;
    }

    /**
     * What was known is read at once and the reports are stored at once; in between each joins its patient's picture in
     * memory, before the next is evaluated.
     *
     * @return what is to be told of each
     */
    List<Announcements> react(List<ReportSubmitted> reports) {
        if (reports.isEmpty()) {
            return List.of();
        }
        Map<UUID, Picture> picturesNow =
                pictures.of(reports.stream().map(ReportSubmitted::patientId).collect(Collectors.toSet()));
        Set<UUID> takenIn =
                pictures.takenIn(reports.stream().map(ReportSubmitted::reportId).toList());
        List<Pictures.Arrival> unstored = new ArrayList<>();
        List<Announcements> announced = new ArrayList<>();
        for (ReportSubmitted report : reports) {
            if (!takenIn.add(report.reportId())) {
                // The same report under another event id, or one that was retracted.
                announced.add(Announcements.NONE);
                continue;
            }
            Picture before = picturesNow.get(report.patientId());
            KnownReport known = before.arriving(report);
            picturesNow.put(report.patientId(), before.with(known));
            unstored.add(new Pictures.Arrival(report, known));
            if (Picture.isBaseline(report.week())) {
                pictures.remember(unstored);
                unstored.clear();
            }
            announced.add(announced(report, before));
        }
        pictures.remember(unstored);
        return announced;
    }

    private Announcements announced(ReportSubmitted report, Picture before) {
        Instant now = clock.instant();
        return Announcements.of(News.ofReport(
                        FeedKind.REPORT_SUBMITTED,
                        now,
                        report.patientId(),
                        report.reportId(),
                        Summaries.report(report)))
                .and(
                        Picture.isBaseline(report.week())
                                ? judgeByBaseline(report, before, now)
                                : raiseAlerts.onReport(report, before));
    }

    /**
     * Reports that arrived before their baseline, for example when it was filed again, are compared with it now. All alerts
     * that this may touch are locked before any is written, because a person who acts on one holds its lock while they wait
     * for what a write holds.
     */
    private Announcements judgeByBaseline(ReportSubmitted baseline, Picture before, Instant now) {
        Picture picture = pictures.whole(baseline.patientId());
        Set<UUID> judged = reviewAlerts.judgedByBaseline(baseline.courseId(), baseline.week(), picture);
        if (judged.isEmpty()) {
            return raiseAlerts.onReport(baseline, before);
        }
        reviewAlerts.lock(baseline.patientId(), judged);
        return raiseAlerts
                .onReport(baseline, before)
                .and(reviewAlerts.judgedAgain(baseline.patientId(), pictures.reports(judged), picture, now));
    }
}

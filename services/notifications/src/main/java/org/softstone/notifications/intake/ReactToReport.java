package org.softstone.notifications.intake;

import jakarta.inject.Singleton;
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
        Map<UUID, Picture> picturesNow =
                pictures.of(reports.stream().map(ReportSubmitted::patientId).collect(Collectors.toSet()));
        Set<UUID> takenIn =
                pictures.takenIn(reports.stream().map(ReportSubmitted::reportId).toList());
        List<Announcements> announced = new ArrayList<>();
        Unstored unstored = new Unstored();
        for (ReportSubmitted report : reports) {
            if (!takenIn.add(report.reportId())) {
                // The same report under another event id, or one that was retracted.
                unstored.addNothing();
                continue;
            }
            Picture before = picturesNow.get(report.patientId());
            KnownReport known = before.arriving(report);
            picturesNow.put(report.patientId(), before.with(known));
            unstored.add(new Pictures.Arrival(report, known), before);
            if (Picture.isBaseline(report.week())) {
                announced.addAll(unstored.store());
                unstored = new Unstored();
                announced.add(announced.removeLast().and(judgedBy(report)));
            }
        }
        announced.addAll(unstored.store());
        return announced;
    }

    /** Reports that are evaluated and neither stored nor told. */
    private final class Unstored {

        private final List<Pictures.Arrival> arrivals = new ArrayList<>();
        private final List<Announcements> news = new ArrayList<>();
        private final List<RaiseAlerts.Found> found = new ArrayList<>();

        void addNothing() {
            news.add(Announcements.NONE);
            found.add(RaiseAlerts.Found.NOTHING);
        }

        void add(Pictures.Arrival arrival, Picture before) {
            ReportSubmitted report = arrival.report();
            arrivals.add(arrival);
            news.add(Announcements.of(News.ofReport(
                    FeedKind.REPORT_SUBMITTED,
                    clock.instant(),
                    report.patientId(),
                    report.reportId(),
                    Summaries.report(report))));
            found.add(raiseAlerts.in(report, before));
        }

        List<Announcements> store() {
            pictures.remember(arrivals);
            return Announcements.joined(news, raiseAlerts.raise(found));
        }
    }

    /**
     * Reports that arrived before their baseline, for example when it was filed again, are compared with it now. That locks further
     * alerts after some were written: a person who acts on an alert holds no other, and waits for nothing that is locked before the
     * end of this transaction.
     */
    private Announcements judgedBy(ReportSubmitted baseline) {
        Picture picture = pictures.whole(baseline.patientId());
        Set<UUID> judged = reviewAlerts.judgedByBaseline(baseline.courseId(), baseline.week(), picture);
        return judged.isEmpty()
                ? Announcements.NONE
                : reviewAlerts.judgedAgain(baseline.patientId(), pictures.reports(judged), picture, clock.instant());
    }
}

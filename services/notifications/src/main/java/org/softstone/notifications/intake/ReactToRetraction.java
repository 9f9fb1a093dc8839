package org.softstone.notifications.intake;

import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.softstone.contracts.PatientProfile;
import org.softstone.contracts.ReportRetracted;
import org.softstone.contracts.ReportSubmitted;
import org.softstone.notifications.feed.FeedKind;
import org.softstone.notifications.feed.News;
import org.softstone.notifications.picture.Picture;
import org.softstone.notifications.picture.Pictures;
import org.softstone.notifications.raising.Announcements;
import org.softstone.notifications.raising.ReviewAlerts;
import org.softstone.notifications.rule.Trigger;
import org.softstone.notifications.wording.Summaries;

/**
 * A report was entered in error: it leaves the picture, another may take its place there, and the alerts that rest on it are
 * reviewed.
 */
@Singleton
class ReactToRetraction {

    private final Pictures pictures;
    private final ReviewAlerts reviewAlerts;
    private final InstantSource clock;

    ReactToRetraction(Pictures pictures, ReviewAlerts reviewAlerts, InstantSource clock) {
        this.pictures = pictures;
        this.reviewAlerts = reviewAlerts;
        this.clock = clock;
    }

    Announcements react(ReportRetracted retracted, PatientProfile patient) {
        Instant now = clock.instant();
        Optional<ReportSubmitted> known =
                pictures.reports(List.of(retracted.reportId())).stream().findFirst();
        Picture before = pictures.whole(retracted.patientId());
        if (!pictures.retract(retracted)) {
            return Announcements.NONE;
        }
        // Later reports may carry a baseline that was never received here.
        Set<UUID> others =
                new LinkedHashSet<>(reviewAlerts.judgedByBaseline(retracted.courseId(), retracted.week(), before));
        known.ifPresent(report -> {
            others.addAll(reviewAlerts.comparedWith(report, before));
            others.addAll(reviewAlerts.overtakenBy(report, before));
        });
        // It was evaluated as a report of no week, and others may have been compared with it.
        Optional.ofNullable(retracted.replacedBy())
                .filter(pictures::reschedule)
                .ifPresent(report -> others.add(report.reportId()));
        if (known.isEmpty() && others.isEmpty()) {
            // Should the report still arrive, it is not taken in.
            return Announcements.NONE;
        }
        Optional<Trigger.Missed> missedAgain = known.filter(_ -> patient.reportingEnded() == null)
                .map(ReportSubmitted::windowId)
                .flatMap(window -> pictures.unanswered(retracted.courseId(), window))
                .map(missed -> new Trigger.Missed(missed, patient.zone(), false));
        Announcements announced = known.map(_ -> Announcements.of(News.ofReport(
                        FeedKind.REPORT_RETRACTED,
                        now,
                        retracted.patientId(),
                        retracted.reportId(),
                        Summaries.enteredInError(retracted.week()))))
                .orElse(Announcements.NONE);
        Picture picture = pictures.whole(retracted.patientId());
        return announced.and(reviewAlerts.retracted(retracted, pictures.reports(others), missedAgain, picture, now));
    }
}

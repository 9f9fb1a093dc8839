package org.softstone.notifications.intake;

import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.softstone.contracts.PatientProfile;
import org.softstone.contracts.ReportRetracted;
import org.softstone.contracts.ReportSubmitted;
import org.softstone.contracts.TeamDefined;
import org.softstone.notifications.feed.FeedKind;
import org.softstone.notifications.feed.News;
import org.softstone.notifications.feed.TellTeam;
import org.softstone.notifications.picture.Picture;
import org.softstone.notifications.picture.Pictures;
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
    private final TellTeam tellTeam;
    private final InstantSource clock;

    ReactToRetraction(Pictures pictures, ReviewAlerts reviewAlerts, TellTeam tellTeam, InstantSource clock) {
        this.pictures = pictures;
        this.reviewAlerts = reviewAlerts;
        this.tellTeam = tellTeam;
        this.clock = clock;
    }

    void react(ReportRetracted retracted, PatientProfile patient, TeamDefined team) {
        Instant now = clock.instant();
        Optional<ReportSubmitted> known =
                pictures.reports(List.of(retracted.reportId())).stream().findFirst();
        Picture before = pictures.whole(retracted.patientId());
        if (!pictures.retract(retracted)) {
            return;
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
            return;
        }
        Optional<Trigger.Missed> missedAgain = known.filter(_ -> patient.reportingEnded() == null)
                .map(ReportSubmitted::windowId)
                .flatMap(window -> pictures.unanswered(retracted.courseId(), window))
                .map(missed -> new Trigger.Missed(missed, patient.zone(), false));
        List<News> news = new ArrayList<>();
        known.ifPresent(_ -> news.add(News.ofReport(
                FeedKind.REPORT_RETRACTED,
                now,
                retracted.patientId(),
                retracted.reportId(),
                Summaries.enteredInError(retracted.week()))));
        Picture picture = pictures.whole(retracted.patientId());
        news.addAll(reviewAlerts.retracted(retracted, pictures.reports(others), missedAgain, picture, now));
        tellTeam.of(news, team);
    }
}

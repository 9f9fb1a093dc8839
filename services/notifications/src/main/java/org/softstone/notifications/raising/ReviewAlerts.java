package org.softstone.notifications.raising;

import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.softstone.contracts.ReportRetracted;
import org.softstone.contracts.ReportSubmitted;
import org.softstone.notifications.alert.Alert;
import org.softstone.notifications.alert.AlertHistories;
import org.softstone.notifications.alert.Alerts;
import org.softstone.notifications.alert.Evidence;
import org.softstone.notifications.picture.KnownReport;
import org.softstone.notifications.picture.Picture;
import org.softstone.notifications.rule.AlertRules;
import org.softstone.notifications.rule.Finding;
import org.softstone.notifications.rule.Trigger;

/** Reviews the alerts that rest on a report, or on a comparison with it, after it was amended or retracted or came late. */
@Singleton
public class ReviewAlerts {

    private final AlertRules rules;
    private final Alerts alerts;
    private final AlertHistories histories;
    private final RecordAlertChanges recordChanges;
    private final InstantSource clock;

    ReviewAlerts(
            AlertRules rules,
            Alerts alerts,
            AlertHistories histories,
            RecordAlertChanges recordChanges,
            InstantSource clock) {
        this.rules = rules;
        this.alerts = alerts;
        this.histories = histories;
        this.recordChanges = recordChanges;
        this.clock = clock;
    }

    /** The known reports that a rule may have compared with this one. */
    public Set<UUID> comparedWith(ReportSubmitted report, Picture picture) {
        Set<UUID> reports = new LinkedHashSet<>();
        picture.following(report.submittedAt(), report.zone(), rules.comparedDays())
                .forEach(known -> reports.add(known.reportId()));
        reports.addAll(judgedByBaseline(report.courseId(), report.week(), picture));
        return reports;
    }

    /** The known reports of the course that a rule compares with the baseline, if the report of this week is the baseline. */
    public Set<UUID> judgedByBaseline(UUID courseId, Integer week, Picture picture) {
        return Picture.isBaseline(week)
                ? ids(picture.afterBaselineUntilWeek(courseId, rules.expectedPainIsBaselineUntilWeek()))
                : Set.of();
    }

    /** The known reports that a rule may have ignored because this one, submitted after them, had arrived before them. */
    public Set<UUID> overtakenBy(ReportSubmitted report, Picture picture) {
        return ids(picture.overtakenBefore(report.submittedAt(), report.zone(), rules.comparedDays()));
    }

    /**
     * A baseline has arrived after reports that are compared with it.
     *
     * @param judged these reports
     * @param picture what is known, the baseline included
     */
    public Announcements judgedAgain(UUID patientId, List<ReportSubmitted> judged, Picture picture, Instant now) {
        EvidenceReview review = review(patientId, reportIds(judged), Evidence.Voided.AMENDED);
        judged.forEach(report -> review.lookAgain(report, false, findings(report, picture, now)));
        return recordChanges.record(review.changes());
    }

    /**
     * @param amended the report as it stands now
     * @param followers reports that may be compared with it
     * @param picture what is known, these reports included
     */
    public Announcements amended(
            ReportSubmitted amended, List<ReportSubmitted> followers, Picture picture, Instant now) {
        List<UUID> reports = reportIds(followers);
        reports.add(amended.reportId());
        EvidenceReview review = review(amended.patientId(), reports, Evidence.Voided.AMENDED);
        review.lookAgain(amended, true, findings(amended, picture, now));
        followers.forEach(report -> review.lookAgain(report, false, findings(report, picture, now)));
        return recordChanges.record(review.changes());
    }

    /**
     * A correction has arrived after a later one. It does not stand, but the author of the later one may not have known of it.
     * What is dangerous in it is raised, unless the version that stands says as much; each red flag counts.
     *
     * @param standing the version that stands
     * @param picture what is known, that version included
     */
    public Announcements overtaken(ReportSubmitted overtaken, ReportSubmitted standing, Picture picture, Instant now) {
        Optional<Picture> around =
                picture.known(standing.reportId()).map(KnownReport::overtaken).map(picture::around);
        if (around.isEmpty()) {
            return Announcements.NONE;
        }
        List<Finding> found = rules.findings(around.get(), new Trigger.Reviewed(standing, now));
        List<Finding> more = rules.findings(around.get(), new Trigger.Reviewed(overtaken, now)).stream()
                .filter(finding -> found.stream().noneMatch(known -> saysAsMuch(known, finding))
                        || finding.rule().equals(AlertRules.RED_FLAG)
                                && !standing.redFlags().containsAll(overtaken.redFlags()))
                .toList();
        EvidenceReview review = review(overtaken.patientId(), List.of(overtaken.reportId()), Evidence.Voided.AMENDED);
        review.add(overtaken, more);
        return recordChanges.record(review.changes());
    }

    private static boolean saysAsMuch(Finding known, Finding finding) {
        return known.rule().equals(finding.rule()) && known.level().compareTo(finding.level()) >= 0;
    }

    /**
     * @param others reports that may have been compared with it, or ignored because of it
     * @param missedAgain its window, if that was announced as missed and has no report now
     * @param picture what is known without the report
     */
    public Announcements retracted(
            ReportRetracted retracted,
            List<ReportSubmitted> others,
            Optional<Trigger.Missed> missedAgain,
            Picture picture,
            Instant now) {
        List<UUID> reports = reportIds(others);
        reports.add(retracted.reportId());
        EvidenceReview review = review(retracted.patientId(), reports, Evidence.Voided.ENTERED_IN_ERROR);
        review.withdraw(retracted);
        others.forEach(report -> review.lookAgain(report, false, findings(report, picture, now)));
        missedAgain.stream().flatMap(missed -> rules.findings(missed).stream()).forEach(review::missAgain);
        return recordChanges.record(review.changes());
    }

    private EvidenceReview review(UUID patientId, List<UUID> reports, Evidence.Voided reason) {
        List<Alert> found = alerts.lockForReview(patientId, reports);
        Map<UUID, List<Evidence>> evidence =
                histories.evidenceOf(found.stream().map(Alert::alertId).toList());
        return new EvidenceReview(patientId, found, evidence, reason, clock.instant());
    }

    private List<Finding> findings(ReportSubmitted report, Picture picture, Instant now) {
        return picture.known(report.reportId())
                .map(known -> rules.findings(picture.around(known), new Trigger.Reviewed(report, now)))
                .orElseGet(List::of);
    }

    private static Set<UUID> ids(Collection<KnownReport> reports) {
        return reports.stream().map(KnownReport::reportId).collect(Collectors.toSet());
    }

    private static List<UUID> reportIds(List<ReportSubmitted> reports) {
        return new ArrayList<>(reports.stream().map(ReportSubmitted::reportId).toList());
    }
}

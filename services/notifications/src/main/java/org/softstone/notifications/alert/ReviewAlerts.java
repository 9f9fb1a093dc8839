package org.softstone.notifications.alert;

import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.softstone.contracts.ReportRetracted;
import org.softstone.contracts.ReportSubmitted;
import org.softstone.notifications.feed.News;
import org.softstone.notifications.picture.KnownReport;
import org.softstone.notifications.picture.Picture;
import org.softstone.notifications.rule.AlertRules;
import org.softstone.notifications.rule.Finding;
import org.softstone.notifications.rule.Trigger;

/** A report was amended or retracted: the alerts that rest on it, or on a comparison with it, are looked at again. */
@Singleton
public class ReviewAlerts {

    private final AlertRules rules;
    private final Alerts alerts;
    private final RecordAlertChanges recordChanges;

    ReviewAlerts(AlertRules rules, Alerts alerts, RecordAlertChanges recordChanges) {
        this.rules = rules;
        this.alerts = alerts;
        this.recordChanges = recordChanges;
    }

    /** The known reports that a rule may have compared with one that was submitted then. */
    public List<UUID> comparedWith(Picture picture, Instant submittedAt, ZoneId zone) {
        return picture.following(submittedAt, zone, rules.comparedDays()).stream()
                .map(KnownReport::reportId)
                .toList();
    }

    /**
     * @param amended the report as it stands now
     * @param followers reports that may be compared with it
     * @param picture what is known, these reports included
     */
    public List<News> amended(ReportSubmitted amended, List<ReportSubmitted> followers, Picture picture, Instant now) {
        List<UUID> reports = ids(amended.reportId(), followers);
        EvidenceReview review = review(amended.patientId(), reports, Evidence.Voided.AMENDED, now);
        review.lookAgain(amended, true, findings(amended, picture, now));
        followers.forEach(report -> review.lookAgain(report, false, findings(report, picture, now)));
        return recordChanges.record(review.changes());
    }

    /**
     * @param followers reports that may have been compared with it
     * @param missedAgain its window, if that was announced as missed and has no report now
     * @param picture what is known without the report
     */
    public List<News> retracted(
            ReportRetracted retracted,
            List<ReportSubmitted> followers,
            Optional<Trigger.Missed> missedAgain,
            Picture picture,
            Instant now) {
        List<UUID> reports = ids(retracted.reportId(), followers);
        EvidenceReview review = review(retracted.patientId(), reports, Evidence.Voided.ENTERED_IN_ERROR, now);
        review.withdraw(retracted.reportId(), retracted.week());
        followers.forEach(report -> review.lookAgain(report, false, findings(report, picture, now)));
        missedAgain.stream()
                .flatMap(missed -> rules.findings(picture, missed).stream())
                .forEach(review::missAgain);
        return recordChanges.record(review.changes());
    }

    private EvidenceReview review(UUID patientId, List<UUID> reports, Evidence.Voided reason, Instant now) {
        List<Alert> found = alerts.lockForReview(patientId, reports);
        Map<UUID, List<Evidence>> evidence =
                alerts.evidenceOf(found.stream().map(Alert::alertId).toList());
        return new EvidenceReview(patientId, found, evidence, reason, now);
    }

    private List<Finding> findings(ReportSubmitted report, Picture picture, Instant now) {
        return picture.known(report.reportId())
                .map(known -> rules.findings(picture.around(known), new Trigger.Reviewed(report, now)))
                .orElseGet(List::of);
    }

    private static List<UUID> ids(UUID report, List<ReportSubmitted> followers) {
        List<UUID> ids = new ArrayList<>();
        ids.add(report);
        followers.stream().map(ReportSubmitted::reportId).forEach(ids::add);
        return ids;
    }
}

package org.softstone.notifications.alert;

import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import org.softstone.contracts.ReportSubmitted;
import org.softstone.notifications.feed.News;
import org.softstone.notifications.picture.Picture;
import org.softstone.notifications.rule.AlertRules;
import org.softstone.notifications.rule.Trigger;

/**
 * A report has arrived: raises what the rules find in it, and adds it to the alert of its window where that was announced
 * as missed. That alert stays open and keeps its level; only a person resolves it.
 */
@Singleton
public class RaiseAlertsOnReport {

    private final AlertRules rules;
    private final RaiseAlerts raiseAlerts;

    RaiseAlertsOnReport(AlertRules rules, RaiseAlerts raiseAlerts) {
        this.rules = rules;
        this.raiseAlerts = raiseAlerts;
    }

    /** @param picture what was known before the report */
    public List<News> react(ReportSubmitted report, Picture picture) {
        Optional<LateAnswer> lateAnswer =
                picture.answersMissedWindow(report) ? Optional.of(new LateAnswer(report)) : Optional.empty();
        return raiseAlerts.raise(report.patientId(), rules.findings(picture, new Trigger.Reported(report)), lateAnswer);
    }
}

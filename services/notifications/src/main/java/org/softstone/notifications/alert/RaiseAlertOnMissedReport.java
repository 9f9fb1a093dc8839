package org.softstone.notifications.alert;

import jakarta.inject.Singleton;
import java.util.List;
import org.softstone.notifications.feed.News;
import org.softstone.notifications.picture.Picture;
import org.softstone.notifications.rule.AlertRules;
import org.softstone.notifications.rule.Trigger;

/** A window has closed without a report: raises what the rules make of it. */
@Singleton
public class RaiseAlertOnMissedReport {

    private final AlertRules rules;
    private final RaiseAlerts raiseAlerts;

    RaiseAlertOnMissedReport(AlertRules rules, RaiseAlerts raiseAlerts) {
        this.rules = rules;
        this.raiseAlerts = raiseAlerts;
    }

    /** @param picture what was known before @param missed the window, and what is known of it */
    public List<News> react(Trigger.Missed missed, Picture picture) {
        return raiseAlerts.raise(missed.window().patientId(), rules.findings(picture, missed));
    }
}

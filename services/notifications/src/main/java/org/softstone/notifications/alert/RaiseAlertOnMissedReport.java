package org.softstone.notifications.alert;

import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.softstone.contracts.ReportMissed;
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

    /** @param picture what was known before @param zone the patient's */
    public List<News> react(ReportMissed missed, Picture picture, ZoneId zone, Instant now) {
        return raiseAlerts.raise(missed.patientId(), rules.findings(picture, new Trigger.Missed(missed, zone)), now);
    }
}

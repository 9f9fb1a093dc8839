package org.softstone.notifications.testing;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.softstone.contracts.ReportMissed;
import org.softstone.contracts.ReportSubmitted;
import org.softstone.notifications.picture.KnownReport;
import org.softstone.notifications.picture.OpenedWindow;
import org.softstone.notifications.picture.Picture;
import org.softstone.notifications.rule.AlertRules;
import org.softstone.notifications.rule.Finding;
import org.softstone.notifications.rule.Trigger;

/** A patient whose picture grows with each event, without a database. */
public final class KnownPatient {

    private final AlertRules rules = new AlertRules(Thresholds.defaults());
    private final List<KnownReport> reports = new ArrayList<>();
    private final Set<UUID> missed = new HashSet<>();
    private OpenedWindow window;

    public KnownPatient withWindow(OpenedWindow opened) {
        window = opened;
        return this;
    }

    public Picture picture() {
        return new Picture(window, reports, missed, Set.of(), null);
    }

    /** What the rules find in a report, which then becomes part of the picture. */
    public List<Finding> reports(ReportSubmitted report) {
        List<Finding> findings = rules.findings(picture(), new Trigger.Reported(report));
        boolean newest = picture().hasNothingNewerThan(report);
        reports.add(known(report, picture().weekOf(report).orElse(null), newest));
        return findings;
    }

    public List<Finding> reports(Reports report) {
        return reports(report.build());
    }

    /** What the rules find in a newer version of a known report, which takes its place. */
    public List<Finding> reviews(ReportSubmitted report, Instant at) {
        reports.replaceAll(known -> known.reportId().equals(report.reportId())
                ? known(report, known.decidedWeek(), known.newestOnArrival())
                : known);
        Picture picture = picture();
        return rules.findings(
                picture.around(picture.known(report.reportId()).orElseThrow()), new Trigger.Reviewed(report, at));
    }

    private static KnownReport known(ReportSubmitted report, Integer decidedWeek, boolean newest) {
        return new KnownReport(
                report.reportId(),
                report.courseId(),
                report.windowId(),
                report.week(),
                decidedWeek,
                report.submittedAt(),
                report.pain().average(),
                report.version(),
                newest);
    }

    /** What the rules find in a window without a report, which then becomes part of the picture. */
    public List<Finding> misses(ReportMissed window) {
        boolean answered = reports.stream().anyMatch(report -> window.windowId().equals(report.windowId()));
        List<Finding> findings = rules.findings(picture(), new Trigger.Missed(window, Reports.BERLIN, answered));
        missed.add(window.windowId());
        return findings;
    }
}

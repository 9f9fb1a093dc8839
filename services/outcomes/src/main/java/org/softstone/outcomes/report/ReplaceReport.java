package org.softstone.outcomes.report;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.softstone.contracts.ReportSubmitted;
import org.softstone.contracts.ReportSubmitted.Timing;
import org.softstone.outcomes.planning.FileInWindow;
import org.softstone.outcomes.window.ReportTiming;
import org.softstone.outcomes.window.ReportWindow;

/**
 * A retracted report has left its window. One that was filed in time and found the window taken counts for it now, as if the
 * retracted one had never been there. The caller holds the patient's lock.
 */
@ApplicationScoped
public class ReplaceReport {

    private final Reports reports;
    private final FileInWindow fileInWindow;
    private final ReportLimits limits;

    ReplaceReport(Reports reports, FileInWindow fileInWindow, ReportLimits limits) {
        this.reports = reports;
        this.fileInWindow = fileInWindow;
        this.limits = limits;
    }

    /**
     * @param window open and without a report
     * @param zone the patient's
     * @return its event as it counts from now on; empty when none was waiting
     */
    public Optional<ReportSubmitted> replace(ReportWindow window, ZoneId zone, Instant now) {
        return reports.waitingFor(window, limits.openingTolerance())
                .flatMap(waiting -> inWindow(waiting, window))
                .map(report -> {
                    reports.schedule(report);
                    fileInWindow.file(List.of(new FileInWindow.Entry(
                            window, report.reportId(), report.placement().timing(), now)));
                    return new Announcement(
                                    zone,
                                    reports.baselineAverage(report.placement().courseId()))
                            .of(report);
                });
    }

    private Optional<FiledReport> inWindow(FiledReport waiting, ReportWindow window) {
        ReportTiming timing = window.timingOf(waiting.first().correctedAt(), limits.openingTolerance());
        return timing.code() == Timing.UNSCHEDULED
                ? Optional.empty()
                : Optional.of(waiting.countingFor(window, timing.code()));
    }
}

package org.softstone.outcomes.report;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import org.softstone.contracts.ReportEvent;
import org.softstone.messaging.Outbox;
import org.softstone.outcomes.planning.FileInWindow;
import org.softstone.outcomes.window.ReportWindow;

/** Makes a new report one row, one window filled and its events, in the caller's transaction. */
@ApplicationScoped
class StoreReport {

    private final Reports reports;
    private final FileInWindow fileInWindow;
    private final Outbox outbox;

    StoreReport(Reports reports, FileInWindow fileInWindow, Outbox outbox) {
        this.reports = reports;
        this.fileInWindow = fileInWindow;
        this.outbox = outbox;
    }

    /**
     * @param window that it counts for; null for none
     * @return false when the id was taken meanwhile, which only another patient's phone could do; then nothing is stored
     */
    boolean store(FiledReport report, Announcement announcement, ReportWindow window) {
        if (!reports.add(report)) {
            return false;
        }
        List<ReportEvent> events = new ArrayList<>();
        if (window != null) {
            fileInWindow
                    .file(
                            window,
                            report.reportId(),
                            report.placement().timing(),
                            report.first().clock().receivedAt())
                    .ifPresent(events::add);
        }
        events.add(announcement.of(report));
        outbox.append(events);
        return true;
    }
}

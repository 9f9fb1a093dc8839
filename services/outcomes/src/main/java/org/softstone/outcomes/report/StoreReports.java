package org.softstone.outcomes.report;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.softstone.contracts.ReportEvent;
import org.softstone.contracts.ReportWindowOpened;
import org.softstone.messaging.Outbox;
import org.softstone.outcomes.planning.FileInWindow;

/** Makes each new report one row, one window filled and its events, in the caller's transaction: all in a statement each. */
@ApplicationScoped
class StoreReports {

    private final Reports reports;
    private final FileInWindow fileInWindow;
    private final Outbox outbox;

    StoreReports(Reports reports, FileInWindow fileInWindow, Outbox outbox) {
        this.reports = reports;
        this.fileInWindow = fileInWindow;
        this.outbox = outbox;
    }

    /**
     * @param all with different ids and windows
     * @return the ids of those that were stored. Of one whose id was taken meanwhile, which only another patient's phone could
     *     do, nothing is stored
     */
    Set<UUID> store(List<NewReport> all) {
        if (all.isEmpty()) {
            return Set.of();
        }
        Set<UUID> stored = reports.add(all.stream().map(NewReport::report).toList());
        List<NewReport> added = all.stream()
                .filter(one -> stored.contains(one.report().reportId()))
                .toList();
        Map<UUID, ReportWindowOpened> opened = fileInWindow.file(added.stream()
                .filter(one -> one.window() != null)
                .map(one -> new FileInWindow.Entry(
                        one.window(),
                        one.report().reportId(),
                        one.report().placement().timing(),
                        one.report().first().clock().receivedAt()))
                .toList());
        List<ReportEvent> events = new ArrayList<>();
        for (NewReport one : added) {
            if (one.window() != null && opened.containsKey(one.window().windowId())) {
                events.add(opened.get(one.window().windowId()));
            }
            events.add(one.announcement().of(one.report()));
        }
        outbox.append(events);
        return stored;
    }
}

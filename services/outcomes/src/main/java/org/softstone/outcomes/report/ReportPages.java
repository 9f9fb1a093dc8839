package org.softstone.outcomes.report;

import java.util.List;
import java.util.function.Function;
import org.softstone.http.Page;
import org.softstone.outcomes.paging.PageRequest;

/** Lists of reports. */
final class ReportPages {

    private ReportPages() {}

    static Page<ReportView> page(List<FiledReport> read, PageRequest request, Function<FiledReport, ReportView> view) {
        Page<FiledReport> page = request.page(read, FiledReport::correctedAt, FiledReport::reportId);
        return new Page<>(page.items().stream().map(view).toList(), page.nextCursor());
    }
}

package org.softstone.outcomes.report;

import java.util.List;
import java.util.function.Function;
import org.softstone.http.Cursor;
import org.softstone.http.Page;
import org.softstone.http.Paging;

/** Lists of reports. */
final class ReportPages {

    private ReportPages() {}

    static Page<ReportView> page(List<FiledReport> read, Paging paging, Function<FiledReport, ReportView> view) {
        return paging.page(read, view, last -> Cursor.of(last.correctedAt(), last.reportId()));
    }
}

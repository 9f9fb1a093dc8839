package org.softstone.outcomes.amendment;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.function.Predicate;
import org.softstone.http.Cursor;
import org.softstone.http.Page;
import org.softstone.http.Paging;
import org.softstone.http.Problems;
import org.softstone.outcomes.report.FiledReport;
import org.softstone.outcomes.report.Reports;
import org.softstone.outcomes.report.ShowReports;

/** All versions of a report. */
@ApplicationScoped
class ShowVersions {

    private final Reports reports;
    private final Amendments amendments;
    private final ShowReports show;

    ShowVersions(Reports reports, Amendments amendments, ShowReports show) {
        this.reports = reports;
        this.amendments = amendments;
        this.show = show;
    }

    Page<VersionView> toPatient(UUID patientId, UUID reportId, Integer limit, String cursor) {
        return page(
                patientId,
                reportId,
                report -> !report.isRetracted(),
                limit,
                cursor,
                (version, current) -> VersionView.toPatient(version, current, show.toPatient(at(version, current))));
    }

    Page<VersionView> toTeam(UUID patientId, UUID reportId, Integer limit, String cursor) {
        boolean readsNotes = show.readsNotes(patientId);
        return page(
                patientId,
                reportId,
                _ -> true,
                limit,
                cursor,
                (version, current) -> VersionView.toTeam(
                        version, current, readsNotes, show.toTeam(at(version, current), readsNotes)));
    }

    private Page<VersionView> page(
            UUID patientId,
            UUID reportId,
            Predicate<FiledReport> visible,
            Integer limit,
            String cursor,
            BiFunction<Version, FiledReport, VersionView> view) {
        Paging paging = Paging.of(limit, cursor);
        int after = paging.after().map(read -> (int) read.number(0)).orElse(0);
        FiledReport current = reports.find(patientId, reportId).filter(visible).orElseThrow(Problems::notFound);
        return paging.page(
                amendments.versions(current.reportId(), after, paging.rows()),
                version -> view.apply(version, current),
                last -> Cursor.of(last.number()));
    }

    private static FiledReport at(Version version, FiledReport current) {
        return current.amended(version.number(), version.content());
    }
}

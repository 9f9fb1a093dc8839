package org.softstone.outcomes.amendment;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.function.Predicate;
import org.softstone.http.Cursor;
import org.softstone.http.Page;
import org.softstone.http.Problems;
import org.softstone.outcomes.report.FiledReport;
import org.softstone.outcomes.report.Reports;
import org.softstone.outcomes.report.ShowReports;

/** All that a report ever said. */
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
        int most = Page.limit(limit);
        int after = Cursor.read(cursor, 1).map(read -> (int) read.number(0)).orElse(0);
        FiledReport current = reports.find(patientId, reportId).filter(visible).orElseThrow(Problems::notFound);
        List<VersionView> read = amendments.versions(current.reportId(), after, most + 1).stream()
                .map(version -> view.apply(version, current))
                .toList();
        return Page.of(read, most, last -> Cursor.of(last.version()));
    }

    private static FiledReport at(Version version, FiledReport current) {
        return current.amended(version.number(), version.content());
    }
}

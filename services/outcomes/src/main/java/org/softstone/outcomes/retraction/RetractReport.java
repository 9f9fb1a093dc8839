package org.softstone.outcomes.retraction;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.softstone.contracts.PatientProfile;
import org.softstone.contracts.ReportEvent;
import org.softstone.contracts.ReportRetracted;
import org.softstone.contracts.ReportSubmitted;
import org.softstone.database.Locks;
import org.softstone.messaging.Outbox;
import org.softstone.outcomes.planning.ReleaseWindow;
import org.softstone.outcomes.report.FiledReport;
import org.softstone.outcomes.report.FiledReport.Retraction;
import org.softstone.outcomes.report.ReplaceReport;
import org.softstone.outcomes.report.Reports;
import org.softstone.outcomes.window.ReportWindow;

/** A report was entered in error: it no longer counts, and its window takes the report that it kept out, if any. */
@ApplicationScoped
class RetractReport {

    private final Locks locks;
    private final Reports reports;
    private final ReleaseWindow releaseWindow;
    private final ReplaceReport replaceReport;
    private final Outbox outbox;
    private final InstantSource clock;

    RetractReport(
            Locks locks,
            Reports reports,
            ReleaseWindow releaseWindow,
            ReplaceReport replaceReport,
            Outbox outbox,
            InstantSource clock) {
        this.locks = locks;
        this.reports = reports;
        this.releaseWindow = releaseWindow;
        this.replaceReport = replaceReport;
        this.outbox = outbox;
        this.clock = clock;
    }

    /** What came of it. */
    sealed interface Outcome {
        record Retracted(FiledReport report) implements Outcome {}

        record Repeated(FiledReport report) implements Outcome {}

        /** It was retracted before, for another reason. */
        record RetractedBefore() implements Outcome {}

        /** This patient has no such report. */
        record UnknownReport() implements Outcome {}
    }

    @Transactional
    Outcome retract(PatientProfile patient, UUID reportId, String by, String reason) {
        locks.patient(patient.patientId());
        Optional<FiledReport> found = reports.find(patient.patientId(), reportId);
        if (found.isEmpty()) {
            return new Outcome.UnknownReport();
        }
        FiledReport report = found.get();
        if (report.isRetracted()) {
            return report.retraction().reason().equals(reason)
                    ? new Outcome.Repeated(report)
                    : new Outcome.RetractedBefore();
        }
        return new Outcome.Retracted(
                retract(patient, report, new Retraction(clock.instant().truncatedTo(ChronoUnit.MICROS), by, reason)));
    }

    private FiledReport retract(PatientProfile patient, FiledReport report, Retraction retraction) {
        reports.retract(report.reportId(), retraction);
        Optional<ReportWindow> released = Optional.ofNullable(report.placement().windowId())
                .map(windowId -> releaseWindow.release(windowId, retraction.at()));
        Optional<ReportSubmitted> replacement =
                released.flatMap(window -> replaceReport.replace(window, patient.zone(), retraction.at()));
        List<ReportEvent> events = new ArrayList<>();
        events.add(new ReportRetracted(
                report.patientId(),
                report.reportId(),
                report.version(),
                report.placement().courseId(),
                report.placement().windowId(),
                report.placement().week(),
                retraction.at(),
                replacement.orElse(null)));
        released.filter(_ -> replacement.isEmpty())
                .flatMap(window -> releaseWindow.settle(window, retraction.at()))
                .ifPresent(events::add);
        outbox.append(events);
        return report.retracted(retraction);
    }
}

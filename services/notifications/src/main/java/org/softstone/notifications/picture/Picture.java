package org.softstone.notifications.picture;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.softstone.contracts.ReportSubmitted;

/**
 * What is known of a patient before something new arrives.
 *
 * @param window null before the first one opens
 * @param reports the newest ones by the time they were submitted, newest first, and all of week 0
 * @param missedWindows windows that were announced as missed
 * @param retractedBaselines courses of which a report of week 0 was entered in error
 * @param reviewed the known report that is evaluated again; null when something new is evaluated
 */
public record Picture(
        OpenedWindow window,
        List<KnownReport> reports,
        Set<UUID> missedWindows,
        Set<UUID> retractedBaselines,
        KnownReport reviewed) {

    /** How many reports a new one is evaluated with: more than the two weeks that any rule asks for. */
    static final int REPORTS = 20;

    private static final Comparator<KnownReport> NEWEST_FIRST =
            Comparator.comparing(KnownReport::submittedAt).reversed();

    /** Of a patient of whom nothing is known. */
    public static final Picture EMPTY = new Picture(null, List.of(), Set.of(), Set.of(), null);

    public Picture {
        reports = reports.stream().sorted(NEWEST_FIRST).toList();
        missedWindows = Set.copyOf(missedWindows);
        retractedBaselines = Set.copyOf(retractedBaselines);
    }

    /** A report as it is remembered when it arrives at this picture. */
    public KnownReport arriving(ReportSubmitted report) {
        return new KnownReport(
                report.reportId(),
                report.courseId(),
                report.windowId(),
                report.week(),
                weekOf(report).orElse(null),
                report.submittedAt(),
                report.pain().average(),
                report.version(),
                hasNothingNewerThan(report));
    }

    Picture withReports(List<KnownReport> known) {
        return new Picture(window, known, missedWindows, retractedBaselines, reviewed);
    }

    /** The picture with one more report, as it would be read for the next one. */
    public Picture with(KnownReport arrived) {
        List<KnownReport> all = Stream.concat(Stream.of(arrived), reports.stream())
                .sorted(NEWEST_FIRST)
                .toList();
        List<KnownReport> kept = IntStream.range(0, all.size())
                .filter(i -> i < REPORTS || isBaseline(all.get(i).week()))
                .mapToObj(all::get)
                .toList();
        return withReports(kept);
    }

    /**
     * The picture around one of its reports, by what is known now: without that report, and without later ones unless one of
     * them had arrived before it. The baselines stay, whenever they arrived.
     */
    public Picture around(KnownReport report) {
        return new Picture(
                window,
                reports.stream()
                        .filter(known -> !known.reportId().equals(report.reportId()))
                        .filter(known -> !report.newestOnArrival()
                                || isBaseline(known.week())
                                || !known.submittedAt().isAfter(report.submittedAt()))
                        .toList(),
                missedWindows,
                retractedBaselines,
                report);
    }

    public Optional<KnownReport> known(UUID reportId) {
        return reports.stream()
                .filter(known -> known.reportId().equals(reportId))
                .findFirst();
    }

    /** The reports up to so many local calendar days after this moment, oldest first. */
    public List<KnownReport> following(Instant submittedAt, ZoneId zone, int days) {
        LocalDate last = localDate(submittedAt, zone).plusDays(days);
        return reports.reversed().stream()
                .filter(known -> known.submittedAt().isAfter(submittedAt))
                .filter(known -> !localDate(known.submittedAt(), zone).isAfter(last))
                .toList();
    }

    /** The reports up to so many local calendar days before this moment that were not the newest when they arrived. */
    public List<KnownReport> overtakenBefore(Instant submittedAt, ZoneId zone, int days) {
        LocalDate first = localDate(submittedAt, zone).minusDays(days);
        return reports.stream()
                .filter(known -> !known.newestOnArrival())
                .filter(known -> known.submittedAt().isBefore(submittedAt))
                .filter(known -> !localDate(known.submittedAt(), zone).isBefore(first))
                .toList();
    }

    /** The reports of a course about this week or an earlier one, except week 0. */
    public List<KnownReport> afterBaselineUntilWeek(UUID courseId, int week) {
        return reports.stream()
                .filter(known -> Objects.equals(known.courseId(), courseId))
                .filter(known -> !isBaseline(known.week()))
                .filter(known -> known.decidedWeek() != null && known.decidedWeek() <= week)
                .toList();
    }

    /** Whether the report of this week is the baseline, before the first infusion. */
    public static boolean isBaseline(Integer week) {
        return week != null && week == 0;
    }

    /** Whether no known report was submitted after this one. For a reviewed report, what held on its arrival. */
    public boolean hasNothingNewerThan(ReportSubmitted report) {
        return reviewed != null
                ? reviewed.newestOnArrival()
                : reports.stream().noneMatch(known -> known.submittedAt().isAfter(report.submittedAt()));
    }

    /** The latest earlier report that answered average pain, unless it is more than so many local calendar days older. */
    public Optional<KnownReport> previousPain(ReportSubmitted report, int maximumAgeDays) {
        return reports.stream()
                .filter(known -> known.painAverage() != null)
                .filter(known -> known.submittedAt().isBefore(report.submittedAt()))
                .findFirst()
                .filter(known -> ageInDays(known, report) <= maximumAgeDays);
    }

    /** Local calendar days, in the patient's zone, from the known report to the new one. */
    public static int ageInDays(KnownReport known, ReportSubmitted report) {
        return Math.toIntExact(ChronoUnit.DAYS.between(
                localDate(known.submittedAt(), report.zone()), localDate(report.submittedAt(), report.zone())));
    }

    /**
     * The week that a report is about: for an unscheduled one the week of the newest window or report before it, if any. It
     * is decided when the report arrives and stays, although other windows open later.
     */
    public Optional<Integer> weekOf(ReportSubmitted report) {
        if (report.week() != null) {
            return Optional.of(report.week());
        }
        if (reviewed != null) {
            return Optional.ofNullable(reviewed.decidedWeek());
        }
        if (window != null && !window.opensAt().isAfter(report.submittedAt())) {
            return Optional.of(window.week());
        }
        return reports.stream()
                .filter(known -> known.week() != null)
                .filter(known -> !known.submittedAt().isAfter(report.submittedAt()))
                .map(KnownReport::week)
                .findFirst();
    }

    /** The known report of week 0 of this report's course. */
    public Optional<KnownReport> baselineReportFor(ReportSubmitted report) {
        return reports.stream()
                .filter(known -> isBaseline(known.week()))
                .filter(known -> Objects.equals(known.courseId(), report.courseId()))
                .findFirst();
    }

    /**
     * Average pain before the first infusion. The value that the report itself carries dates from its submission and follows
     * no amendment or retraction, so it is used only while no report of week 0 of its course has arrived.
     */
    public Optional<Integer> baselineFor(ReportSubmitted report) {
        if (isBaseline(report.week())) {
            return Optional.ofNullable(report.pain().average());
        }
        Optional<KnownReport> baseline = baselineReportFor(report);
        if (baseline.isPresent()) {
            return baseline.map(KnownReport::painAverage);
        }
        return report.courseId() != null && retractedBaselines.contains(report.courseId())
                ? Optional.empty()
                : Optional.ofNullable(report.baselineAverage());
    }

    /** Whether the report answers a window that was announced as missed. */
    public boolean answersMissedWindow(ReportSubmitted report) {
        return report.windowId() != null && missedWindows.contains(report.windowId());
    }

    private static LocalDate localDate(Instant instant, ZoneId zone) {
        return instant.atZone(zone).toLocalDate();
    }

    /** Scores of a patient do not belong in a log. */
    @Override
    public String toString() {
        return "Picture[reports=" + reports.size() + "]";
    }
}

package org.softstone.notifications.picture;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.softstone.contracts.ReportSubmitted;

/**
 * What is known of a patient at the moment something new arrives, the new thing left out.
 *
 * @param baselineAverage average pain of the known report of week 0; null while there is none that answered
 * @param window null before the first one opens
 * @param reports the newest ones by the time they were submitted, newest first
 * @param missedWindows windows that were announced as missed
 */
public record Picture(
        Integer baselineAverage, OpenedWindow window, List<KnownReport> reports, Set<UUID> missedWindows) {

    /** How many reports a new one is looked at with: more than the two weeks that any rule asks for. */
    static final int REPORTS = 20;

    private static final Comparator<KnownReport> NEWEST_FIRST =
            Comparator.comparing(KnownReport::submittedAt).reversed();

    public Picture {
        reports = reports.stream().sorted(NEWEST_FIRST).toList();
        missedWindows = Set.copyOf(missedWindows);
    }

    public static Picture empty() {
        return new Picture(null, null, List.of(), Set.of());
    }

    /**
     * The picture as it was around one of its reports, by what is known now: without that report, and without those after
     * it unless one of them had arrived before it.
     */
    public Picture around(KnownReport report) {
        return new Picture(
                baselineAverage,
                window,
                reports.stream()
                        .filter(known -> !known.reportId().equals(report.reportId()))
                        .filter(known -> !report.newestOnArrival()
                                || !known.submittedAt().isAfter(report.submittedAt()))
                        .toList(),
                missedWindows);
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

    /** Whether no known report was submitted after this one. */
    public boolean hasNothingNewerThan(ReportSubmitted report) {
        return reports.stream().noneMatch(known -> known.submittedAt().isAfter(report.submittedAt()));
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

    /** The week that a report tells of: for an unscheduled one that of the newest window or report before it, if any. */
    public Optional<Integer> weekOf(ReportSubmitted report) {
        if (report.week() != null) {
            return Optional.of(report.week());
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

    /** Average pain before the first infusion, as the report or this picture knows it. */
    public Optional<Integer> baselineFor(ReportSubmitted report) {
        if (report.baselineAverage() != null) {
            return Optional.of(report.baselineAverage());
        }
        if (report.week() != null && report.week() == 0 && report.pain().average() != null) {
            return Optional.of(report.pain().average());
        }
        return Optional.ofNullable(baselineAverage);
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

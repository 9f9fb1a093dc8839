package org.softstone.notifications.wording;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.softstone.contracts.AlertOutcome;
import org.softstone.contracts.ReportSubmitted;
import org.softstone.contracts.ReportSubmitted.Mode;
import org.softstone.contracts.ReportSubmitted.RedFlag;
import org.softstone.contracts.ReportSubmitted.Skin;
import org.softstone.contracts.ReportSubmitted.Symptom;
import org.softstone.contracts.ReportSubmitted.WantsContact;

/** Every sentence that this service shows, made of codes and scores, never of names or the patient's own words. */
public final class Summaries {

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMMM uuuu", Locale.ENGLISH);

    private static final List<String> NUMBERS = List.of(
            "no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve");

    private Summaries() {}

    public static String report(ReportSubmitted report) {
        return reportName(report.week())
                + (report.version() > 1 ? " (amended)" : "")
                + enteredBy(report.mode())
                + ": "
                + pain(report.pain().average());
    }

    public static String amendedReport(ReportSubmitted report) {
        return reportName(report.week()) + " amended: " + pain(report.pain().average());
    }

    /** @param week null when the report was unscheduled */
    public static String enteredInError(Integer week) {
        return reportName(week) + " was entered in error";
    }

    /** @param again the re-evaluated report @param amended whether it is the one that was amended */
    public static String noLongerFound(String rule, ReportSubmitted again, boolean amended) {
        return (amended ? amendedReport(again) : "What was known before " + midSentence(again.week()) + " has changed")
                + "; " + rule + " no longer applies to it";
    }

    public static String worseningPain(int average, int previous, int ageDays) {
        return "Average pain %d, was %d %s".formatted(average, previous, ago(ageDays));
    }

    public static String severePain(int average, int expected) {
        return "Average pain %d, expected at most %d".formatted(average, expected);
    }

    public static String severeSymptoms(Map<Symptom, Integer> severities) {
        return sentence(severities.entrySet().stream()
                .map(entry -> words(entry.getKey()) + " " + entry.getValue() + " of 4")
                .toList());
    }

    public static String redFlags(Collection<RedFlag> flags) {
        return (flags.size() == 1 ? "Red flag: " : "Red flags: ")
                + flags.stream().map(Summaries::words).collect(Collectors.joining(", "));
    }

    public static String wantsContact(WantsContact wanted) {
        return switch (wanted) {
            case NO -> "Asks for no contact";
            case THIS_WEEK -> "Asks to be contacted this week";
            case TODAY -> "Asks to be contacted today";
        };
    }

    /** @param fever null for none */
    public static String inflamedDeposit(Skin skin, boolean spreadingRedness, BigDecimal fever) {
        String signs = fever == null
                ? "spreading redness"
                : fever.toPlainString() + " °C" + (spreadingRedness ? " and spreading redness" : "");
        return sentence(List.of(words(skin) + " deposit with " + signs));
    }

    public static String missedReport(int week, Instant dueAt, ZoneId zone) {
        return "No " + reportName(week).toLowerCase(Locale.ROOT) + ", due " + day(dueAt, zone);
    }

    /** A report that came after its window had closed. */
    public static String lateAnswer(ReportSubmitted report) {
        return "The missing report has arrived, sent " + day(report.submittedAt(), report.zone()) + ". "
                + report(report);
    }

    /** @param change acknowledged, taken-over or handed-over */
    public static String ownerChanged(String rule, String change) {
        return "Alert " + rule + " " + change.replace('-', ' ');
    }

    /** For a person who begins to treat the patient. */
    public static String open(String summary, Instant raisedAt, ZoneId zone) {
        return "Open since " + day(raisedAt, zone) + ": " + summary;
    }

    public static String resolved(String rule, AlertOutcome outcome) {
        return "Alert " + rule + " resolved: " + Codes.of(outcome).replace('_', ' ');
    }

    /** Adds the date and age of a report that arrived late. */
    public static String dated(String summary, Instant submittedAt, ZoneId zone, int ageDays) {
        String age = switch (ageDays) {
            case 1 -> ", one day old";
            default -> ageDays > 1 ? ", " + ageDays + " days old" : "";
        };
        return summary + " (report of " + day(submittedAt, zone) + age + ")";
    }

    private static String enteredBy(Mode mode) {
        return switch (mode) {
            case null -> "";
            case SELF -> "";
            case PROXY -> " by proxy";
            case PHONE -> " by phone";
        };
    }

    private static String midSentence(Integer week) {
        String name = reportName(week);
        return "the " + name.substring(0, 1).toLowerCase(Locale.ROOT) + name.substring(1);
    }

    private static String reportName(Integer week) {
        if (week == null) {
            return "Unscheduled report";
        }
        return week == 0 ? "Baseline report" : "Report of week " + week;
    }

    private static String pain(Integer average) {
        return average == null ? "average pain not answered" : "average pain " + average;
    }

    private static String ago(int days) {
        return switch (days) {
            case 0 -> "earlier that day";
            case 1 -> "one day ago";
            case 7 -> "one week ago";
            case 14 -> "two weeks ago";
            // Spelled out up to twelve: a second figure beside a score would be misread.
            default -> (days < NUMBERS.size() ? NUMBERS.get(days) : days) + " days ago";
        };
    }

    private static String day(Instant instant, ZoneId zone) {
        return DAY.format(instant.atZone(zone));
    }

    private static String words(Enum<?> code) {
        return Codes.of(code).replace('-', ' ');
    }

    private static String sentence(List<String> parts) {
        String joined = String.join(", ", parts);
        return joined.substring(0, 1).toUpperCase(Locale.ROOT) + joined.substring(1);
    }
}

package org.softstone.notifications.rule;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BiFunction;
import org.softstone.contracts.AlertLevel;
import org.softstone.contracts.ReportSubmitted;
import org.softstone.contracts.ReportSubmitted.DepositState;
import org.softstone.contracts.ReportSubmitted.RedFlag;
import org.softstone.contracts.ReportSubmitted.Skin;
import org.softstone.contracts.ReportSubmitted.Symptom;
import org.softstone.contracts.ReportSubmitted.WantsContact;
import org.softstone.notifications.picture.KnownReport;
import org.softstone.notifications.picture.Picture;
import org.softstone.notifications.wording.Codes;
import org.softstone.notifications.wording.Summaries;

/**
 * All rules, with the thresholds of this installation.
 *
 * <p>A report that is older than the newest known one says nothing about worsening, so P-1 ignores it. All other rules
 * evaluate it, because a sign of danger must not get lost when a phone was offline. Their summary then carries the report's
 * date.
 */
public final class AlertRules {

    public static final String MISSED_REPORT = "M-1";
    public static final String RED_FLAG = "S-4";

    private final List<AlertRule> all;
    private final int comparedDays;
    private final int expectedPainIsBaselineUntilWeek;

    public AlertRules(RuleThresholds thresholds) {
        comparedDays = thresholds.worseningPainMaximumAgeDays();
        expectedPainIsBaselineUntilWeek = thresholds.expectedPainIsBaselineUntilWeek();
        all = List.of(
                redFlag(),
                inflamedDeposit(thresholds),
                severeSymptom(thresholds),
                worseningPain(thresholds),
                severePain(thresholds),
                wantsContact(),
                missedReport());
    }

    public List<AlertRule> all() {
        return all;
    }

    /** The most local calendar days between two reports that a rule compares. */
    public int comparedDays() {
        return comparedDays;
    }

    /** The last week whose report a rule compares with the baseline. */
    public int expectedPainIsBaselineUntilWeek() {
        return expectedPainIsBaselineUntilWeek;
    }

    /** What the rules find in something new, most dangerous rule first. */
    public List<Finding> findings(Picture picture, Trigger trigger) {
        return all.stream()
                .flatMap(rule -> rule.check(picture, trigger).stream())
                .toList();
    }

    /** What they find in a missed window, which none of them compares with what was known before. */
    public List<Finding> findings(Trigger.Missed missed) {
        return findings(Picture.EMPTY, missed);
    }

    /**
     * P-1: average pain has risen by {@link RuleThresholds#worseningPainRisePoints} or more since the previous report that
     * answered it. Routine, urgent from {@link RuleThresholds#severePainAverage}. Worsening as a trigger: Mazza 2024, doi
     * 10.1007/s11136-024-03675-3; two points: Salaffi 2004, PMID 15207508.
     */
    private static AlertRule worseningPain(RuleThresholds thresholds) {
        return new AlertRule(
                "P-1",
                1,
                "Worsening as a trigger: Mazza 2024, doi 10.1007/s11136-024-03675-3. Two points as a noticeable change:"
                        + " Salaffi 2004, PMID 15207508; for worsening by symmetry, an assumption.",
                onReport((picture, report) -> {
                    Integer average = report.pain().average();
                    if (average == null || !picture.hasNothingNewerThan(report)) {
                        return Optional.empty();
                    }
                    return picture.previousPain(report, thresholds.worseningPainMaximumAgeDays())
                            .filter(previous ->
                                    average - previous.painAverage() >= thresholds.worseningPainRisePoints())
                            .map(previous -> worseningPain(thresholds, report, previous));
                }));
    }

    private static Judgement worseningPain(RuleThresholds thresholds, ReportSubmitted report, KnownReport previous) {
        int average = report.pain().average();
        int ageDays = Picture.ageInDays(previous, report);
        Map<String, Object> inputs = new LinkedHashMap<>();
        inputs.put("painAverage", average);
        inputs.put("previousPainAverage", previous.painAverage());
        inputs.put("previousReportId", previous.reportId().toString());
        inputs.put("previousReportAgeDays", ageDays);
        inputs.put("thresholdRisePoints", thresholds.worseningPainRisePoints());
        inputs.put("thresholdMaximumAgeDays", thresholds.worseningPainMaximumAgeDays());
        inputs.put("thresholdUrgentAverage", thresholds.severePainAverage());
        return new Judgement(
                average >= thresholds.severePainAverage() ? AlertLevel.URGENT : AlertLevel.ROUTINE,
                Summaries.worseningPain(average, previous.painAverage(), ageDays),
                inputs);
    }

    /**
     * P-2: average pain is severe ({@link RuleThresholds#severePainAverage}) and above what is expected of this patient:
     * their baseline up to and including week {@link RuleThresholds#expectedPainIsBaselineUntilWeek}, then
     * {@link RuleThresholds#expectedPainAverage}. The latter also while baseline or week are unknown, because that errs
     * towards an alert. Urgent. Severity bands: common practice; expected level against noise: ace.asco.org 227705.
     */
    private static AlertRule severePain(RuleThresholds thresholds) {
        return new AlertRule(
                "P-2",
                1,
                "Severe pain 7 to 10: usual severity bands. Expected level per patient against needless alerts:"
                        + " ace.asco.org 227705; response within four weeks: case series, 2014 ACR/ARHP annual meeting.",
                onReport((picture, report) -> {
                    Integer average = report.pain().average();
                    if (average == null || average < thresholds.severePainAverage()) {
                        return Optional.empty();
                    }
                    Optional<Integer> week = picture.weekOf(report);
                    Optional<Integer> baseline = week.filter(
                                    number -> number <= thresholds.expectedPainIsBaselineUntilWeek())
                            .flatMap(number -> picture.baselineFor(report));
                    int expected = baseline.orElse(thresholds.expectedPainAverage());
                    if (average <= expected) {
                        return Optional.empty();
                    }
                    Map<String, Object> inputs = new LinkedHashMap<>();
                    inputs.put("painAverage", average);
                    inputs.put("expectedPainAverage", expected);
                    inputs.put("expectedIsBaseline", baseline.isPresent());
                    if (baseline.isPresent()) {
                        picture.baselineReportFor(report)
                                .ifPresent(known -> inputs.put(
                                        "baselineReportId", known.reportId().toString()));
                    }
                    week.ifPresent(number -> inputs.put("week", number));
                    inputs.put("thresholdPainAverage", thresholds.severePainAverage());
                    inputs.put("thresholdBaselineUntilWeek", thresholds.expectedPainIsBaselineUntilWeek());
                    return Optional.of(
                            new Judgement(AlertLevel.URGENT, Summaries.severePain(average, expected), inputs));
                }));
    }

    /**
     * S-1: a side effect of severity {@link RuleThresholds#severeSymptomSeverity} or more. Urgent. Severe symptoms as a
     * trigger: Mazza 2024, doi 10.1007/s11136-024-03675-3.
     */
    private static AlertRule severeSymptom(RuleThresholds thresholds) {
        return new AlertRule(
                "S-1",
                1,
                "Severe symptom as a trigger: Mazza 2024, doi 10.1007/s11136-024-03675-3; scale 0 to 4 in Softstone's own"
                        + " wording.",
                onReport((picture, report) -> {
                    Map<Symptom, Integer> severe = new TreeMap<>();
                    report.symptoms().stream()
                            .filter(score -> score.severity() >= thresholds.severeSymptomSeverity())
                            .forEach(score -> severe.put(score.symptom(), score.severity()));
                    if (severe.isEmpty()) {
                        return Optional.empty();
                    }
                    Map<String, Object> inputs = new LinkedHashMap<>();
                    inputs.put(
                            "severities",
                            severe.entrySet().stream()
                                    .map(entry ->
                                            Map.of("symptom", Codes.of(entry.getKey()), "severity", entry.getValue()))
                                    .toList());
                    inputs.put("thresholdSeverity", thresholds.severeSymptomSeverity());
                    return Optional.of(new Judgement(AlertLevel.URGENT, Summaries.severeSymptoms(severe), inputs));
                }));
    }

    /**
     * S-4: the patient ticked a sign of an emergency. Critical. Hypersensitivity and hypotension under thiosulfate: US
     * labels (drugs.com/pro/sodium-thiosulfate-injection; Pedmarqsi precautions).
     */
    private static AlertRule redFlag() {
        return new AlertRule(
                RED_FLAG,
                1,
                "Hypersensitivity and hypotension: US labels of sodium thiosulfate"
                        + " (drugs.com/pro/sodium-thiosulfate-injection; Pedmarqsi precautions).",
                onReport((picture, report) -> {
                    if (report.redFlags().isEmpty()) {
                        return Optional.empty();
                    }
                    TreeSet<RedFlag> flags = new TreeSet<>(report.redFlags());
                    Map<String, Object> inputs = new LinkedHashMap<>();
                    inputs.put("redFlags", flags.stream().map(Codes::of).toList());
                    return Optional.of(new Judgement(AlertLevel.CRITICAL, Summaries.redFlags(flags), inputs));
                }));
    }

    /**
     * W-1: the patient asks to be contacted. Today: urgent; this week: routine. Patients call about 10 % of alerts urgent
     * themselves: Mazza 2024, doi 10.1007/s11136-024-03675-3; the levels are assumptions.
     */
    private static AlertRule wantsContact() {
        return new AlertRule(
                "W-1",
                1,
                "Patients' own judgement of urgency: Mazza 2024, doi 10.1007/s11136-024-03675-3; levels are an assumption.",
                onReport((picture, report) -> switch (report.wantsContact()) {
                    case NO -> Optional.empty();
                    case THIS_WEEK -> Optional.of(wanted(AlertLevel.ROUTINE, report.wantsContact()));
                    case TODAY -> Optional.of(wanted(AlertLevel.URGENT, report.wantsContact()));
                }));
    }

    private static Judgement wanted(AlertLevel level, WantsContact wantsContact) {
        Map<String, Object> inputs = new LinkedHashMap<>();
        inputs.put("wantsContact", Codes.of(wantsContact));
        return new Judgement(level, Summaries.wantsContact(wantsContact), inputs);
    }

    /**
     * D-2: a deposit is open or draining, and there is fever ({@link RuleThresholds#feverCelsius}) or redness spreads from
     * that deposit. Urgent. Extrusion and infection of deposits: PMC8205269; Springer 978-3-319-98477-3_14; the limit for
     * fever is an assumption.
     */
    private static AlertRule inflamedDeposit(RuleThresholds thresholds) {
        return new AlertRule(
                "D-2",
                1,
                "Extrusion and infection of deposits: PMC8205269; Springer 978-3-319-98477-3_14. Limit of fever: an"
                        + " assumption.",
                onReport((picture, report) -> {
                    boolean fever = report.temperatureCelsius() != null
                            && report.temperatureCelsius().compareTo(thresholds.feverCelsius()) >= 0;
                    List<DepositState> inflamed = report.deposits().stream()
                            .filter(deposit -> deposit.skin() == Skin.OPEN || deposit.skin() == Skin.DRAINING)
                            .filter(deposit -> fever || rednessSpreads(deposit))
                            .toList();
                    if (inflamed.isEmpty()) {
                        return Optional.empty();
                    }
                    Map<String, Object> inputs = new LinkedHashMap<>();
                    inputs.put(
                            "deposits",
                            inflamed.stream().map(AlertRules::depositInput).toList());
                    if (report.temperatureCelsius() != null) {
                        inputs.put("temperatureCelsius", report.temperatureCelsius());
                    }
                    inputs.put("thresholdTemperatureCelsius", thresholds.feverCelsius());
                    boolean redness = inflamed.stream().anyMatch(AlertRules::rednessSpreads);
                    Skin skin = inflamed.stream()
                            .map(DepositState::skin)
                            .max(Skin::compareTo)
                            .orElseThrow();
                    return Optional.of(new Judgement(
                            AlertLevel.URGENT,
                            Summaries.inflamedDeposit(skin, redness, fever ? report.temperatureCelsius() : null),
                            inputs));
                }));
    }

    private static Map<String, Object> depositInput(DepositState deposit) {
        Map<String, Object> input = new LinkedHashMap<>();
        input.put("depositId", deposit.depositId().toString());
        input.put("skin", Codes.of(deposit.skin()));
        if (deposit.spreadingRedness() != null) {
            input.put("spreadingRedness", deposit.spreadingRedness());
        }
        return input;
    }

    /** Not answered is no finding, and not the same as no: it is left out of the inputs. */
    private static boolean rednessSpreads(DepositState deposit) {
        return Boolean.TRUE.equals(deposit.spreadingRedness());
    }

    /**
     * M-1: a window closed without a report (72 h after it was due). Routine: a coordinator phones, as in PMC6209091. Not
     * raised when a report of the window is known nevertheless (its closing was announced late) or during a pause.
     */
    private static AlertRule missedReport() {
        return new AlertRule(
                MISSED_REPORT,
                1,
                "Staff phone after three days without a report: PMC6209091.",
                (picture, trigger) -> switch (trigger) {
                    case Trigger.Reported _, Trigger.Reviewed _ -> Optional.empty();
                    case Trigger.Missed missed when missed.answered() || missed.duringPause() -> Optional.empty();
                    case Trigger.Missed missed -> {
                        Map<String, Object> inputs = new LinkedHashMap<>();
                        inputs.put("week", missed.window().week());
                        inputs.put("dueAt", missed.window().dueAt().toString());
                        inputs.put("closedAt", missed.window().closedAt().toString());
                        yield Optional.of(new Judgement(
                                AlertLevel.ROUTINE,
                                Summaries.missedReport(
                                        missed.window().week(), missed.window().dueAt(), missed.zone()),
                                inputs));
                    }
                });
    }

    /** Adds to every judgement of a report when that was submitted, and to the summary when that was some time ago. */
    private static AlertRule.Condition onReport(BiFunction<Picture, ReportSubmitted, Optional<Judgement>> condition) {
        return (picture, trigger) -> switch (trigger) {
            case Trigger.Reported(ReportSubmitted report) ->
                condition
                        .apply(picture, report)
                        .map(judgement -> dated(picture, report, report.receivedAt(), judgement));
            case Trigger.Reviewed(ReportSubmitted report, Instant at) ->
                condition.apply(picture, report).map(judgement -> dated(picture, report, at, judgement));
            case Trigger.Missed _ -> Optional.empty();
        };
    }

    private static Judgement dated(Picture picture, ReportSubmitted report, Instant told, Judgement judgement) {
        Map<String, Object> inputs = new LinkedHashMap<>(judgement.inputs());
        inputs.put("reportSubmittedAt", report.submittedAt().toString());
        int onItsWay = localDays(report, report.receivedAt());
        if (onItsWay > 0) {
            inputs.put("reportAgeDays", onItsWay);
        }
        int age = localDays(report, told);
        boolean current = picture.hasNothingNewerThan(report) && age <= 0;
        return new Judgement(
                judgement.level(),
                current
                        ? judgement.summary()
                        : Summaries.dated(judgement.summary(), report.submittedAt(), report.zone(), age),
                inputs);
    }

    /** From the day on which the report was submitted. */
    private static int localDays(ReportSubmitted report, Instant until) {
        return Math.toIntExact(ChronoUnit.DAYS.between(
                report.submittedAt().atZone(report.zone()).toLocalDate(),
                until.atZone(report.zone()).toLocalDate()));
    }
}

package org.softstone.outcomes.trend;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.softstone.contracts.ReportSubmitted;
import org.softstone.outcomes.activity.Activity;
import org.softstone.outcomes.deposit.Deposit;
import org.softstone.outcomes.trend.ActivitiesOfWeek.Rating;
import org.softstone.outcomes.window.WindowState;

/**
 * A course week by week, each against the baseline. A week without a report that counts is a gap: nothing is carried
 * forward, and missing is never read as better.
 *
 * @param courseId absent, like {@code baseline}, when the patient has no course yet
 * @param weeks every week from 0 to the newest that was asked about or treated
 * @param unscheduled the newest 100 reports that count for no week, oldest first; {@code adherence} says how many there are
 * @param deposits where the deposits of {@code weeks} are
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record Trend(
        UUID courseId,
        Baseline baseline,
        List<Week> weeks,
        List<Unscheduled> unscheduled,
        List<Deposit> deposits,
        Adherence adherence) {

    static final Trend WITHOUT_COURSE = new Trend(null, null, List.of(), List.of(), List.of(), Adherence.NONE);

    /** @param activities each with its own: its first report in this course */
    @Schema(name = "TrendBaseline")
    record Baseline(PainBaseline pain, List<ActivitiesOfWeek.Baseline> activities) {}

    /**
     * One week.
     *
     * @param week 0 before the first infusion, then counted on with every week that was to be asked about
     * @param state of its window; absent when no report was asked for in this week
     * @param timing absent without a report, like {@code reportId}, {@code mode} and {@code pain}
     * @param paused whether a pause touches the days from due to closing
     * @param followUp asked after the course was completed
     * @param activityMean of this week's scores, 0 unable to 10 as before, one decimal
     * @param activityMeanChange from their own baselines, of the activities that were rated in an earlier week too
     * @param activityBestChange the highest single change of those
     * @param activityWorstChange the lowest single change of those
     * @param visitState what became of the visit after this week's report; absent when none was booked
     * @param doseGrams of sodium thiosulfate given between this week's report and the next; absent when none was
     */
    @Schema(name = "TrendWeek")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Week(
            int week,
            WindowState state,
            ReportSubmitted.Timing timing,
            boolean paused,
            boolean followUp,
            Instant dueAt,
            UUID reportId,
            ReportSubmitted.Mode mode,
            PainOfWeek pain,
            List<Rating> activities,
            BigDecimal activityMean,
            BigDecimal activityMeanChange,
            Integer activityBestChange,
            Integer activityWorstChange,
            List<DepositOfWeek> deposits,
            WorstSymptom worstSymptom,
            String visitState,
            BigDecimal doseGrams) {}

    /**
     * @param firmness against last week, 1 much softer, 3 the same, 5 much harder
     * @param tenderness 0 to 10
     */
    @Schema(name = "TrendDeposit")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record DepositOfWeek(UUID depositId, Integer firmness, Integer tenderness, ReportSubmitted.Skin skin) {}

    /** @param correctedAt when it was filed */
    @Schema(name = "TrendUnscheduledReport")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Unscheduled(UUID reportId, Instant correctedAt, ReportSubmitted.Mode mode, UncomparedPain pain) {}

    /** Answers that are compared with nothing; null when not answered. */
    @Schema(name = "TrendUnscheduledPain")
    record UncomparedPain(
            @Schema(nullable = true) Integer average,
            @Schema(nullable = true) Integer worst,
            @Schema(nullable = true) Integer now) {

        static UncomparedPain of(ReportSubmitted.Pain pain) {
            return new UncomparedPain(pain.average(), pain.worst(), pain.now());
        }
    }

    /** @param zone the patient's, in which days are counted */
    static Trend of(CourseHistory history, ZoneId zone) {
        PainBaseline pain = painBaseline(history);
        Map<UUID, ActivitiesOfWeek.Baseline> activities = activityBaselines(history);
        Map<Integer, CourseHistory.Asked> asked =
                history.asked().stream().collect(Collectors.toMap(CourseHistory.Asked::week, Function.identity()));
        Map<Integer, TreatmentOfWeek> treatments = TreatmentOfWeek.byWeek(history);
        List<Week> weeks = new ArrayList<>();
        for (int week = 0; week <= newestWeek(history, treatments); week++) {
            CourseHistory.Asked window = asked.get(week);
            weeks.add(week(
                    week,
                    window,
                    window != null && history.isPaused(window, zone),
                    treatments.getOrDefault(week, TreatmentOfWeek.NONE),
                    pain,
                    activities));
        }
        return new Trend(
                history.courseId(),
                new Baseline(pain, List.copyOf(activities.values())),
                List.copyOf(weeks),
                history.unscheduled().stream()
                        .map(scores -> new Unscheduled(
                                scores.reportId(),
                                scores.correctedAt(),
                                scores.mode(),
                                UncomparedPain.of(scores.pain())))
                        .toList(),
                history.deposits(),
                Adherence.of(history, zone));
    }

    private static int newestWeek(CourseHistory history, Map<Integer, TreatmentOfWeek> treatments) {
        IntStream asked = history.asked().stream().mapToInt(CourseHistory.Asked::week);
        IntStream treated = treatments.entrySet().stream()
                .filter(week -> week.getValue().doseGrams() != null)
                .mapToInt(Map.Entry::getKey);
        return IntStream.concat(asked, treated).max().orElse(-1);
    }

    private static PainBaseline painBaseline(CourseHistory history) {
        return history.asked().stream()
                .filter(asked -> asked.week() == 0 && asked.report() != null)
                .findFirst()
                .map(asked -> PainBaseline.answered(asked.report().pain().average()))
                .orElse(PainBaseline.MISSING);
    }

    /** In the order in which they were first rated. */
    private static Map<UUID, ActivitiesOfWeek.Baseline> activityBaselines(CourseHistory history) {
        Map<UUID, String> labels =
                history.activities().stream().collect(Collectors.toMap(Activity::activityId, Activity::label));
        Map<UUID, ActivitiesOfWeek.Baseline> baselines = new LinkedHashMap<>();
        history.asked().stream()
                .filter(asked -> asked.report() != null)
                .forEach(asked -> asked.report()
                        .activities()
                        .forEach(score -> baselines.putIfAbsent(
                                score.activityId(),
                                new ActivitiesOfWeek.Baseline(
                                        score.activityId(),
                                        labels.get(score.activityId()),
                                        asked.week(),
                                        score.score()))));
        return baselines;
    }

    private static Week week(
            int week,
            CourseHistory.Asked asked,
            boolean paused,
            TreatmentOfWeek treatment,
            PainBaseline pain,
            Map<UUID, ActivitiesOfWeek.Baseline> baselines) {
        CourseHistory.ReportScores scores = asked == null ? null : asked.report();
        ActivitiesOfWeek activities =
                scores == null ? ActivitiesOfWeek.NONE : ActivitiesOfWeek.of(week, scores.activities(), baselines);
        return new Week(
                week,
                asked == null ? null : asked.state(),
                scores == null ? null : scores.timing(),
                paused,
                asked != null && asked.followUp(),
                asked == null ? null : asked.dueAt(),
                scores == null ? null : scores.reportId(),
                scores == null ? null : scores.mode(),
                scores == null ? null : PainOfWeek.of(pain, scores.pain()),
                activities.ratings(),
                activities.mean(),
                activities.meanChange(),
                activities.bestChange(),
                activities.worstChange(),
                depositsIn(scores).toList(),
                scores == null ? null : WorstSymptom.of(scores.symptoms()).orElse(null),
                treatment.visitState(),
                treatment.doseGrams());
    }

    private static Stream<DepositOfWeek> depositsIn(CourseHistory.ReportScores scores) {
        return scores == null
                ? Stream.empty()
                : scores.deposits().stream()
                        .map(deposit -> new DepositOfWeek(
                                deposit.depositId(), deposit.firmness(), deposit.tenderness(), deposit.skin()));
    }

    @Override
    public String toString() {
        return "Trend[courseId=" + courseId + "]";
    }
}

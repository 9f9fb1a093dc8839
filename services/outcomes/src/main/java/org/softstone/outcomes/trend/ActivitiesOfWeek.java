package org.softstone.outcomes.trend;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.math.BigDecimal;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.softstone.contracts.ReportSubmitted.ActivityScore;

/**
 * One week's activities against their own baselines. Higher is better, opposite to pain. What is added or replaced during
 * the course is no loss: it is compared from the week after its first rating on.
 *
 * @param mean of the scores, one decimal; null when none was rated
 * @param meanChange of the activities that were rated in an earlier week too; null when there is none
 * @param bestChange the highest single change of those
 * @param worstChange the lowest single change of those, which a mean may hide
 */
record ActivitiesOfWeek(
        List<Rating> ratings, BigDecimal mean, BigDecimal meanChange, Integer bestChange, Integer worstChange) {

    static final ActivitiesOfWeek NONE = new ActivitiesOfWeek(List.of(), null, null, null, null);

    /**
     * @param score 0 unable to 10 able as before
     * @param change from the activity's own baseline; 0 in the week of the baseline itself
     */
    @Schema(name = "TrendActivity")
    record Rating(UUID activityId, int score, int change) {}

    /**
     * How an activity was rated first in this course.
     *
     * @param label newest wording; absent when it is not known
     * @param week of the first rating
     */
    @Schema(name = "TrendActivityBaseline")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Baseline(UUID activityId, String label, int week, int score) {
        @Override
        public String toString() {
            return "Baseline[activityId=" + activityId + ", week=" + week + "]";
        }
    }

    static ActivitiesOfWeek of(int week, List<ActivityScore> scores, Map<UUID, Baseline> baselines) {
        if (scores.isEmpty()) {
            return NONE;
        }
        List<Rating> ratings = scores.stream()
                .map(score -> new Rating(
                        score.activityId(),
                        score.score(),
                        score.score() - baselines.get(score.activityId()).score()))
                .toList();
        List<Integer> changes = ratings.stream()
                .filter(rating -> baselines.get(rating.activityId()).week() < week)
                .map(Rating::change)
                .toList();
        return new ActivitiesOfWeek(
                ratings,
                mean(ratings.stream().map(Rating::score).toList()),
                changes.isEmpty() ? null : mean(changes),
                changes.stream().max(Integer::compare).orElse(null),
                changes.stream().min(Integer::compare).orElse(null));
    }

    private static BigDecimal mean(Collection<Integer> numbers) {
        return OneDecimal.ratio(numbers.stream().mapToInt(Integer::intValue).sum(), numbers.size());
    }
}

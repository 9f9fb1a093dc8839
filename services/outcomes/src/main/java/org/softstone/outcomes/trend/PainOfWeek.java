package org.softstone.outcomes.trend;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.math.BigDecimal;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.softstone.contracts.ReportSubmitted.Pain;

/**
 * One week's pain and how it compares with the baseline. Points and percentage stand side by side because they can
 * disagree: from 8 to 6 is 2 points, which most patients notice, but only 25 %.
 *
 * @param average over the past 7 days, 0 none to 10 worst imaginable, like {@code worst} and {@code now}; absent when not
 *     answered
 * @param change in points, {@code average} less baseline: negative is less pain
 * @param changePercent of the baseline, one decimal
 * @param responder absent whenever the percentage is
 * @param noPercentBecause only when there is no percentage
 */
@Schema(name = "TrendPain")
@JsonInclude(JsonInclude.Include.NON_NULL)
record PainOfWeek(
        Integer average,
        Integer worst,
        Integer now,
        Integer change,
        BigDecimal changePercent,
        Responder responder,
        NoPercent noPercentBecause) {

    static PainOfWeek of(PainBaseline baseline, Pain pain) {
        if (pain.average() == null) {
            return new PainOfWeek(null, pain.worst(), pain.now(), null, null, null, NoPercent.NOT_ANSWERED);
        }
        if (baseline.average() == null) {
            return new PainOfWeek(
                    pain.average(), pain.worst(), pain.now(), null, null, null, baseline.noPercentBecause());
        }
        int change = pain.average() - baseline.average();
        if (baseline.average() == 0) {
            return new PainOfWeek(
                    pain.average(), pain.worst(), pain.now(), change, null, null, baseline.noPercentBecause());
        }
        return new PainOfWeek(
                pain.average(),
                pain.worst(),
                pain.now(),
                change,
                OneDecimal.percent(change, baseline.average()),
                Responder.of(baseline.average(), pain.average()),
                null);
    }
}

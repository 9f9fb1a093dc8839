package org.softstone.outcomes.trend;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * Average pain at the start: that of the report that counts for week 0, about the seven days before it. It is due before the
 * first infusion; a late one may be up to 48 h after it, and is still the nearest to what was before. Nothing else
 * replaces it.
 *
 * @param average 0 to 10; absent when not known
 * @param noPercentBecause why no week can be compared with it in percent; absent when all can
 */
@Schema(name = "TrendPainBaseline")
@JsonInclude(JsonInclude.Include.NON_NULL)
record PainBaseline(Integer average, NoPercent noPercentBecause) {

    static final PainBaseline MISSING = new PainBaseline(null, NoPercent.BASELINE_MISSING);

    /** @param average of week 0's report; null when not answered */
    static PainBaseline answered(Integer average) {
        if (average == null) {
            return new PainBaseline(null, NoPercent.BASELINE_NOT_ANSWERED);
        }
        return new PainBaseline(average, average == 0 ? NoPercent.BASELINE_ZERO : null);
    }
}

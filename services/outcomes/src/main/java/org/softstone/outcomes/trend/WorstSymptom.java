package org.softstone.outcomes.trend;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.softstone.contracts.ReportSubmitted.Symptom;
import org.softstone.contracts.ReportSubmitted.SymptomScore;

/**
 * The symptom that was strongest in a week; of equally strong ones the one that interfered most, then the one that the
 * form asks first. Symptoms of severity 0 were not there.
 *
 * @param severity 1 to 4 very severe
 * @param interference with daily life, 0 to 4; absent when not answered, which ranks below 0
 */
@Schema(name = "TrendSymptom")
@JsonInclude(JsonInclude.Include.NON_NULL)
record WorstSymptom(Symptom symptom, int severity, Integer interference) {

    private static final Comparator<SymptomScore> WORST_FIRST = Comparator.comparingInt(SymptomScore::severity)
            .reversed()
            .thenComparing(
                    SymptomScore::interference,
                    Comparator.nullsLast(Comparator.<Integer>naturalOrder().reversed()))
            .thenComparing(SymptomScore::symptom);

    static Optional<WorstSymptom> of(List<SymptomScore> symptoms) {
        return symptoms.stream()
                .filter(symptom -> symptom.severity() > 0)
                .min(WORST_FIRST)
                .map(worst -> new WorstSymptom(worst.symptom(), worst.severity(), worst.interference()));
    }
}

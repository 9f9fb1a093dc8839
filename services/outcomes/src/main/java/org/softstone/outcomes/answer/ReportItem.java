package org.softstone.outcomes.answer;

import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.softstone.contracts.ReportSubmitted.Symptom;

/** The items of the form that every patient has; her activities and deposits come on top. */
final class ReportItem {

    private static final Set<String> NAMES = Stream.concat(
                    Stream.of(
                            "pain.average",
                            "pain.worst",
                            "pain.now",
                            "activities",
                            "deposits",
                            "symptoms",
                            "temperatureCelsius",
                            "redFlags",
                            "wantsContact",
                            "globalChange",
                            "note"),
                    Stream.of(Symptom.values()).map(symptom -> "symptoms." + ReportReading.codeOf(symptom)))
            .collect(Collectors.toUnmodifiableSet());

    private ReportItem() {}

    /** As they stand in {@code declined}. */
    static Set<String> names() {
        return NAMES;
    }
}

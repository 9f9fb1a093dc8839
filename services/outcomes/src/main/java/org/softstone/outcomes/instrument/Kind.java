package org.softstone.outcomes.instrument;

import java.math.BigDecimal;
import java.util.function.Function;
import java.util.function.ToIntFunction;

/** What a value of a report looks like. */
public sealed interface Kind {

    /** Whether a report has a list of such values. */
    default boolean isList() {
        return this instanceof Names || this instanceof Choice choice && choice.several();
    }

    /** What a question is answered with. */
    sealed interface Answer extends Kind {}

    /** A whole number on a scale. @param labels where the words for its values are */
    record Score(int lowest, int highest, String labels) implements Answer {}

    /** @param ucum the unit's code */
    record Measured(
            Function<AnswerLimits, BigDecimal> lowest,
            Function<AnswerLimits, BigDecimal> highest,
            int decimals,
            String ucum,
            String unit)
            implements Answer {}

    /** @param several whether any number of codes may be chosen, each once */
    record Choice(CodeList codes, boolean several) implements Answer {}

    record YesNo() implements Answer {}

    /** Free text. */
    record Note(ToIntFunction<AnswerLimits> mostCharacters) implements Answer {}

    /** Names of items that the patient chose not to answer. */
    record Names() implements Kind {}

    record Id() implements Kind {}

    record Time() implements Kind {}

    /** A version of the form. */
    record Version() implements Kind {}

    /** Any text. */
    record Text() implements Kind {}

    /** An object that is read separately. */
    record Part() implements Kind {}
}

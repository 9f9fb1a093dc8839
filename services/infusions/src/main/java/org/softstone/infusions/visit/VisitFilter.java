package org.softstone.infusions.visit;

import java.util.Arrays;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/** Which visits a list shows. */
record VisitFilter(Set<VisitState> states) {

    static final VisitFilter ALL = new VisitFilter(EnumSet.allOf(VisitState.class));

    /** Every visit but those that were moved: their successors stand in their place. */
    static final VisitFilter STANDING = new VisitFilter(EnumSet.complementOf(EnumSet.of(VisitState.RESCHEDULED)));

    VisitFilter {
        states = Collections.unmodifiableSet(EnumSet.copyOf(states));
    }

    /**
     * @param word a state, {@code all}, or null or blank for those that were not moved
     * @return empty for any other word
     */
    static Optional<VisitFilter> named(String word) {
        if (word == null || word.isBlank()) {
            return Optional.of(STANDING);
        }
        if (word.equals("all")) {
            return Optional.of(ALL);
        }
        return Arrays.stream(VisitState.values())
                .filter(state -> state.word().equals(word))
                .findFirst()
                .map(state -> new VisitFilter(EnumSet.of(state)));
    }
}

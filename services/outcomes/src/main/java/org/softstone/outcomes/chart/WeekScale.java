package org.softstone.outcomes.chart;

import java.util.List;

/** Where weeks are from left to right: each has a slot of its own, wide or narrow. */
final class WeekScale {

    /** A few weeks are not drawn across the whole width: the slope would look like a jump. */
    private static final int LEAST_SLOTS = 13;

    private static final double LABEL_WIDTH = 26;
    private static final List<Integer> STEPS = List.of(1, 2, 4, 8, 13, 26, 52);

    private final double left;
    private final double slot;

    WeekScale(double left, double width, int weeks) {
        this.left = left;
        this.slot = width / Math.max(weeks, LEAST_SLOTS);
    }

    double slot() {
        return slot;
    }

    double start(int week) {
        return left + slot * week;
    }

    double middle(int week) {
        return start(week) + slot / 2;
    }

    /** Every how many weeks there is room for a number. */
    int labelStep() {
        return STEPS.stream()
                .filter(step -> step * slot >= LABEL_WIDTH)
                .findFirst()
                .orElse(STEPS.getLast());
    }
}

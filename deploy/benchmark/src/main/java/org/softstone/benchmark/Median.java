package org.softstone.benchmark;

import java.util.Collection;

/** The middle one of several rounds: one round that a neighbour of the machine spoiled does not move it. */
final class Median {

    private Median() {}

    /** Of an even number the mean of the two in the middle. */
    static double of(Collection<Double> values) {
        if (values.isEmpty()) {
            throw new IllegalArgumentException("There is no median of nothing");
        }
        double[] sorted =
                values.stream().mapToDouble(Double::doubleValue).sorted().toArray();
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }
}

package org.softstone.benchmark;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Rounds in which two sides were measured one right after the other. */
final class Ratios {

    /** The most percentage points by which the steal of two sides may differ; beyond, the round says nothing. */
    private static final double LARGEST_DIFFERENCE = 5;

    /** With fewer rounds than this left, all count, and the table says so. */
    private static final int FEWEST = 3;

    /**
     * @param measured of the product
     * @param limit of the same work done as directly as possible
     */
    record Round(double measured, double limit, double stealMeasured, double stealLimit) {

        double ratio() {
            return measured / limit;
        }

        boolean comparable() {
            return Math.abs(stealMeasured - stealLimit) <= LARGEST_DIFFERENCE;
        }
    }

    private final List<Round> rounds = new ArrayList<>();

    void add(Round round) {
        rounds.add(round);
    }

    double measured() {
        return Median.of(counting().stream().map(Round::measured).toList());
    }

    double limit() {
        return Median.of(counting().stream().map(Round::limit).toList());
    }

    /** The median of the rounds' ratios, not the ratio of the medians: both sides of a round met the same neighbours. */
    double ratio() {
        return Median.of(counting().stream().map(Round::ratio).toList());
    }

    private List<Round> counting() {
        List<Round> comparable = rounds.stream().filter(Round::comparable).toList();
        return comparable.size() >= Math.min(FEWEST, rounds.size()) ? comparable : rounds;
    }

    /** Which rounds there were, for the remark beside the result. */
    String remark() {
        List<Round> counting = counting();
        double lowest = rounds.stream()
                .mapToDouble(round -> Math.min(round.stealMeasured(), round.stealLimit()))
                .min()
                .orElse(0);
        double highest = rounds.stream()
                .mapToDouble(round -> Math.max(round.stealMeasured(), round.stealLimit()))
                .max()
                .orElse(0);
        String which = counting.size() == rounds.size()
                ? rounds.size() + " rounds"
                : counting.size() + " of " + rounds.size() + " rounds, the others lost to steal";
        if (counting.stream().anyMatch(round -> !round.comparable())) {
            which += ", steal differed within them: not comparable";
        }
        return String.format(Locale.ROOT, "%s, steal %.0f–%.0f %%", which, lowest, highest);
    }
}

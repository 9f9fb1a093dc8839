package org.softstone.benchmark;

/**
 * Which rate to offer next, until one is sustained in two of three rounds: a first round that fails lowers the rate at once,
 * two of three that fail lower it too.
 */
final class SustainedSearch {

    private static final double STEP = 0.9;
    private static final int ENOUGH = 2;

    private final int mostRounds;
    private double offered;
    private int rounds;
    private int sustained;
    private int failed;

    /** @param mostRounds after which it gives up */
    SustainedSearch(double estimate, int mostRounds) {
        this.offered = estimate;
        this.mostRounds = mostRounds;
    }

    /** The rate of the next round; after the last one, the rate that it came to. */
    double offered() {
        return offered;
    }

    void took(boolean wasSustained) {
        rounds++;
        if (wasSustained) {
            sustained++;
        } else {
            failed++;
        }
        if (!isSustained() && !isOver() && (sustained == 0 || failed == ENOUGH)) {
            offered *= STEP;
            sustained = 0;
            failed = 0;
        }
    }

    boolean isSustained() {
        return sustained >= ENOUGH;
    }

    boolean isOver() {
        return isSustained() || rounds >= mostRounds;
    }

    /** How it ended, for the remark beside the result. */
    String remark() {
        return isSustained()
                ? "sustained in %d of %d rounds".formatted(sustained, sustained + failed)
                : "**not sustained** in %d rounds".formatted(rounds);
    }
}

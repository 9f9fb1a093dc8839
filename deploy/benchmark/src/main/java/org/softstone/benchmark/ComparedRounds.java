package org.softstone.benchmark;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** What two builds came to in rounds in which each had its turn. */
final class ComparedRounds {

    private record Round(Figures mine, Figures other) {}

    private static final String STEAL = "steal";

    private final List<Round> rounds = new ArrayList<>();

    void add(Figures mine, Figures other) {
        rounds.add(new Round(mine, other));
    }

    /** The names of the figures that every round has. */
    Set<String> figures() {
        Set<String> figures =
                new LinkedHashSet<>(rounds.getFirst().mine().byName().keySet());
        rounds.forEach(round -> {
            figures.retainAll(round.mine().byName().keySet());
            figures.retainAll(round.other().byName().keySet());
        });
        return figures;
    }

    double mine(String figure) {
        return Median.of(rounds.stream().map(round -> round.mine().get(figure)).toList());
    }

    double other(String figure) {
        return Median.of(rounds.stream().map(round -> round.other().get(figure)).toList());
    }

    /** This build's to the other's: the median of the rounds' ratios, as far as their steal is comparable. */
    double ratio(String figure) {
        Ratios ratios = new Ratios();
        rounds.forEach(round -> ratios.add(new Ratios.Round(
                round.mine().get(figure),
                round.other().get(figure),
                round.mine().get(STEAL),
                round.other().get(STEAL))));
        return ratios.ratio();
    }

    /** By how much both sides of each round were held up by the machine's neighbours. */
    String remark() {
        return "%d rounds, steal %s %%"
                .formatted(
                        rounds.size(),
                        rounds.stream()
                                .map(round -> Results.number(
                                        "%.0f/%.0f",
                                        round.mine().get(STEAL), round.other().get(STEAL)))
                                .collect(Collectors.joining(", ")));
    }
}

package org.softstone.benchmark;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The table of {@code --against}, one line per thing measured: this build, the other one, and the ratio. */
final class Comparison {

    private record Line(Part part, String what, String mine, String other, double ratio, String remark) {}

    private record PartLine(String what, double mine, double other) {}

    private final String against;
    private final List<Line> lines = new ArrayList<>();
    private final List<PartLine> parts = new ArrayList<>();
    private final List<String> notes = new ArrayList<>();

    Comparison(String against) {
        this.against = against;
    }

    /** @param format of the figure, in the medians of its rounds */
    void add(Part part, String what, String format, String figure, ComparedRounds rounds) {
        add(
                part,
                what,
                Results.number(format, rounds.mine(figure)),
                Results.number(format, rounds.other(figure)),
                rounds.ratio(figure),
                rounds.remark());
    }

    /** @param ratio of this build to the other */
    void add(Part part, String what, String mine, String other, double ratio, String remark) {
        lines.add(new Line(part, what, mine, other, ratio, remark));
    }

    /** Milliseconds of processor time per report in one part of the product. */
    void addPart(String what, double mine, double other) {
        parts.add(new PartLine(what, mine, other));
    }

    /** A sentence below the table. */
    void note(String sentence) {
        notes.add(sentence);
    }

    String markdown(Steal wholeComparison) {
        StringBuilder text = new StringBuilder("""
            ## This build against %s

            Both in turns on the same machine, each with its own PostgreSQL, Kafka, services and launcher, the other one
            stopped meanwhile; the ratio is the median of the rounds' ratios. Whole comparison: %s. Steal per round is
            this build's / the other's.

            | | What | This build | %s | Ratio | Rounds |
            |---|---|---|---|---|---|
            """.formatted(
                against,
                Results.number("steal %.1f %%, busy %.0f %%", wholeComparison.percent(), wholeComparison.busyPercent()),
                against));
        for (Line line : lines) {
            text.append(String.format(
                    Locale.ROOT,
                    "| %s | %s | %s | %s | %.2f × | %s |%n",
                    line.part().letter(),
                    line.what(),
                    line.mine(),
                    line.other(),
                    line.ratio(),
                    line.remark()));
        }
        if (!parts.isEmpty()) {
            text.append("""

                | Processor time per report | This build | %s |
                |---|---|---|
                """.formatted(against));
            parts.forEach(part -> text.append(String.format(
                    Locale.ROOT, "| %s | %.2f ms | %.2f ms |%n", part.what(), part.mine(), part.other())));
        }
        notes.forEach(note -> text.append("\n").append(note).append("\n"));
        return text.toString();
    }
}

package org.softstone.benchmark;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The table, one line per thing measured. */
final class Results {

    private record Line(
            Part part, String what, String goal, String measured, String ratio, String reached, String remark) {}

    private final List<Line> lines = new ArrayList<>();

    /**
     * @param ratio of what was measured to what it is compared with; empty where there is nothing to compare with
     * @param reached null where no goal is set
     */
    void add(Part part, String what, String goal, String measured, String ratio, Boolean reached, String remark) {
        String verdict = reached == null ? "–" : reached ? "yes" : "**no**";
        lines.add(new Line(part, what, goal, measured, ratio, verdict, remark));
    }

    /** By the parts' letters. */
    String markdown() {
        StringBuilder table = new StringBuilder("""
                | | What | Goal | Measured | Ratio | Reached | Rounds |
                |---|---|---|---|---|---|---|
                """);
        lines.stream()
                .sorted(java.util.Comparator.comparing(line -> line.part().letter()))
                .forEach(line -> table.append(String.format(
                        Locale.ROOT,
                        "| %s | %s | %s | %s | %s | %s | %s |%n",
                        line.part().letter(),
                        line.what(),
                        line.goal(),
                        line.measured(),
                        line.ratio(),
                        line.reached(),
                        line.remark())));
        return table.toString();
    }

    static String number(String format, Object... values) {
        return String.format(Locale.ROOT, format, values);
    }
}

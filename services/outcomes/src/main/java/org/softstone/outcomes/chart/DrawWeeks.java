package org.softstone.outcomes.chart;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.ToIntFunction;
import org.softstone.outcomes.chart.ChartOfWeeks.Week;
import org.softstone.outcomes.chart.ChartOfWeeks.WeekStatus;

/**
 * Draws a course so that a rheumatologist reads it in ten seconds: facts first, pain and activities above, doses below, gaps
 * left as gaps. Colours are from the palette of Okabe and Ito, which can be distinguished with
 * any colour vision; shape and dash repeat the distinction. The same course is always the same picture.
 */
public final class DrawWeeks {

    private static final double WIDTH = 820;
    private static final double HEIGHT = 520;
    private static final double LEFT = 58;
    private static final double RIGHT = WIDTH - 122;
    private static final double SCORES_TOP = 122;
    private static final double SCORES_BOTTOM = 336;
    private static final double MARKS = 351;
    private static final double DOSES_TOP = 372;
    private static final double DOSES_BOTTOM = 448;

    private static final String INK = "#1a1a1a";
    private static final String QUIET = "#595959";
    private static final String GRID = "#e3e3e3";
    private static final String SHADE = "#eef1f4";
    private static final String PAIN = "#b34700"; // Okabe-Ito's vermillion, darkened to 5:1 on white
    private static final String ACTIVITIES = "#0072b2";
    private static final String DOSE = "#56b4e9";
    private static final String FONT = "Helvetica, Arial, sans-serif";

    private final ChartOfWeeks chart;
    private final ChartWords words;
    private final SvgText svg = new SvgText();
    private final WeekScale x;
    private final ValueScale scores = new ValueScale(SCORES_TOP, SCORES_BOTTOM, 10);
    private final ValueScale doses;

    private DrawWeeks(ChartOfWeeks chart, ChartWords words) {
        this.chart = chart;
        this.words = words;
        this.x = new WeekScale(LEFT, RIGHT - LEFT, chart.weeks().size());
        this.doses = new ValueScale(DOSES_TOP, DOSES_BOTTOM, mostGrams());
    }

    /** @return an SVG document of fixed size that also scales */
    public static String asSvg(ChartOfWeeks chart, ChartWords words) {
        return new DrawWeeks(chart, words).draw();
    }

    private String draw() {
        List<String> facts = chart.hasReports() ? facts() : List.of(words.say("empty"));
        svg.open(
                        "svg xmlns=http://www.w3.org/2000/svg width height viewBox role=img aria-labelledby lang"
                                + " font-family font-size=12 fill",
                        WIDTH,
                        HEIGHT,
                        "0 0 " + SvgText.number(WIDTH) + " " + SvgText.number(HEIGHT),
                        "trend-title trend-facts",
                        words.languageTag(),
                        FONT,
                        INK)
                .saying(title(), "title id=trend-title")
                .saying(String.join(". ", facts) + ".", "desc id=trend-facts")
                .element("rect width height fill=#ffffff", WIDTH, HEIGHT);
        svg.saying(title(), "text x y font-size=17 font-weight=bold", LEFT, 26.0);
        if (chart.hasReports()) {
            drawFacts(facts);
            drawLegend();
        }
        drawFollowUp();
        drawScoresFrame();
        drawDosesFrame();
        drawWeekNumbers();
        if (chart.hasReports()) {
            drawReferences();
        } else {
            svg.saying(
                    words.say("empty"),
                    "text x y text-anchor=middle font-size=20 fill",
                    (LEFT + RIGHT) / 2,
                    (SCORES_TOP + SCORES_BOTTOM) / 2,
                    QUIET);
        }
        drawDoses();
        drawActivities();
        drawPain();
        drawMarks();
        return svg.close().end();
    }

    private String title() {
        return chart.weeks().isEmpty()
                ? words.say("title")
                : words.say("title.weeks", 0, chart.weeks().getLast().week());
    }

    private List<String> facts() {
        List<String> facts = new ArrayList<>();
        chart.last(Week::pain).ifPresent(last -> facts.add(painFact(last)));
        chart.last(Week::activities).ifPresent(last -> facts.add(activitiesFact(last)));
        chart.last(Week::doseGrams)
                .ifPresent(last ->
                        facts.add(words.say("fact.dose", words.number(last.doseGrams()), words.number(last.week()))));
        if (chart.settled() > 0) {
            facts.add(words.say("fact.reports", chart.onTime(), chart.settled()));
        }
        return facts;
    }

    private String painFact(Week last) {
        Integer baseline = chart.baseline();
        if (baseline == null || last.week() == 0) {
            return words.say("fact.pain.baseline", last.pain(), last.week());
        }
        String fact = words.say("fact.pain", baseline, 0, last.pain(), last.week());
        BigDecimal points = BigDecimal.valueOf(last.pain() - baseline);
        String change = baseline == 0
                ? words.say("fact.pain.points", words.signed(points))
                : words.say(
                        "fact.pain.change",
                        words.signed(points),
                        words.signed(points.movePointRight(2)
                                .divide(BigDecimal.valueOf(baseline), 1, RoundingMode.HALF_UP)));
        return fact + " (" + change + ")";
    }

    private String activitiesFact(Week last) {
        Week first = chart.firstRatedLike(last);
        return first.week() == last.week()
                ? words.say("fact.activities.once", words.number(last.activities()), last.week())
                : words.say(
                        "fact.activities",
                        words.number(first.activities()),
                        first.week(),
                        words.number(last.activities()),
                        last.week());
    }

    /** Two lines: what the patient feels, and what was done. */
    private void drawFacts(List<String> facts) {
        int firstLine = (facts.size() + 1) / 2;
        for (int line = 0; line < 2; line++) {
            List<String> part = line == 0 ? facts.subList(0, firstLine) : facts.subList(firstLine, facts.size());
            svg.saying(String.join("  ·  ", part), "text x y font-size=13", LEFT, 47.0 + 18 * line);
        }
    }

    private void drawLegend() {
        double first = 84;
        double second = 103;
        svg.element("path d stroke stroke-width=2.5", "M" + SvgText.number(LEFT) + " " + (first - 4) + "h26", PAIN);
        painPoint(LEFT + 13, first - 4, false).close();
        label("pain", LEFT + 33, first);
        double column = LEFT + 362;
        svg.element(
                "path d stroke stroke-width=2 stroke-dasharray",
                "M" + column + " " + (first - 4) + "h26",
                ACTIVITIES,
                "5 3");
        activityPoint(column + 13, first - 4).close();
        label("activities", column + 33, first);
        svg.element("rect x y width height fill stroke", LEFT + 6, second - 10, 14.0, 11.0, DOSE, INK);
        label("dose", LEFT + 33, second);
        double at = LEFT + 180;
        for (WeekStatus status : List.of(WeekStatus.LATE, WeekStatus.MISSED, WeekStatus.PAUSED, WeekStatus.OPEN)) {
            if (chart.has(status)) {
                mark(status, at, second - 4).close();
                label(nameOf(status), at + 13, second);
                at += 105;
            }
        }
        if (chart.weeks().stream().anyMatch(Week::followUp)) {
            svg.element("rect x y width height fill stroke", at - 7, second - 11, 16.0, 13.0, SHADE, QUIET);
            label("follow-up", at + 15, second);
        }
    }

    private void label(String key, double left, double baseline) {
        svg.saying(words.say(key), "text x y", left, baseline);
    }

    private void drawFollowUp() {
        List<Week> followUps = chart.weeks().stream().filter(Week::followUp).toList();
        if (!followUps.isEmpty()) {
            double start = x.start(followUps.getFirst().week());
            double end = x.start(followUps.getLast().week() + 1);
            svg.element("rect x y width height fill", start, SCORES_TOP, end - start, DOSES_BOTTOM - SCORES_TOP, SHADE);
        }
    }

    private void drawScoresFrame() {
        for (int score = 0; score <= 10; score += 2) {
            gridLine(scores.at(score), words.number(score), score == 0);
        }
        axisTitle(words.say("axis.scores"), (SCORES_TOP + SCORES_BOTTOM) / 2);
    }

    private void drawDosesFrame() {
        int step = doses.most() > 30 ? 20 : 10;
        for (int grams = 0; grams <= doses.most(); grams += step) {
            gridLine(doses.at(grams), words.number(grams), grams == 0);
        }
        axisTitle(words.say("axis.dose"), (DOSES_TOP + DOSES_BOTTOM) / 2);
    }

    private void gridLine(double y, String value, boolean isAxis) {
        svg.element(
                "path d stroke",
                "M" + SvgText.number(LEFT) + " " + SvgText.number(y) + "H" + SvgText.number(RIGHT),
                isAxis ? QUIET : GRID);
        svg.saying(value, "text x y text-anchor=end fill", LEFT - 8, y + 4, QUIET);
    }

    private void axisTitle(String title, double middle) {
        svg.saying(
                title,
                "text transform text-anchor=middle fill",
                "translate(18 " + SvgText.number(middle) + ") rotate(-90)",
                QUIET);
    }

    private void drawWeekNumbers() {
        int step = x.labelStep();
        for (int week = 0; week < chart.weeks().size(); week += step) {
            svg.saying(
                    words.number(week), "text x y text-anchor=middle fill", x.middle(week), DOSES_BOTTOM + 16, QUIET);
        }
        svg.saying(
                words.say("axis.weeks"),
                "text x y text-anchor=middle fill",
                (LEFT + RIGHT) / 2,
                DOSES_BOTTOM + 35,
                QUIET);
        svg.saying(
                words.say(comparesInPercent() ? "source" : "source.plain"),
                "text x y font-size=11 fill",
                LEFT,
                HEIGHT - 14,
                QUIET);
    }

    private boolean comparesInPercent() {
        return chart.baseline() != null && chart.baseline() > 0 && chart.hasReports();
    }

    /** Baseline, 30 % and 50 % below it, their labels pushed apart where they would meet. */
    private void drawReferences() {
        if (chart.baseline() == null) {
            return;
        }
        BigDecimal baseline = BigDecimal.valueOf(chart.baseline());
        double labelAt = reference(baseline, words.say("baseline", words.number(baseline)), "1.5 3", 0);
        if (comparesInPercent()) {
            for (int percent : List.of(30, 50)) {
                BigDecimal below =
                        baseline.multiply(BigDecimal.valueOf(100 - percent)).movePointLeft(2);
                BigDecimal shown = below.stripTrailingZeros();
                String label =
                        words.say("threshold", percent, words.number(shown.scale() < 0 ? shown.setScale(0) : shown));
                labelAt = reference(below, label, "7 4", labelAt + 13);
            }
        }
    }

    private double reference(BigDecimal score, String label, String dash, double lowestLabel) {
        double y = scores.at(score);
        svg.element(
                "path d stroke stroke-width=1 stroke-dasharray",
                "M" + SvgText.number(LEFT) + " " + SvgText.number(y) + "H" + SvgText.number(RIGHT),
                PAIN,
                dash);
        double labelAt = Math.max(y + 4, lowestLabel);
        svg.saying(label, "text x y fill", RIGHT + 6, labelAt, INK);
        return labelAt;
    }

    private void drawDoses() {
        double width = x.slot() * 0.72;
        BigDecimal labelled = null;
        double labelledUntil = Double.NEGATIVE_INFINITY;
        for (Week week : chart.weeks()) {
            if (week.doseGrams() == null) {
                continue;
            }
            double top = doses.at(week.doseGrams());
            svg.explained(
                    words.say("point.dose", words.number(week.week()), words.number(week.doseGrams())),
                    "rect x y width height fill stroke stroke-width=0.6",
                    x.middle(week.week()) - width / 2,
                    top,
                    width,
                    DOSES_BOTTOM - top,
                    DOSE,
                    INK);
            boolean differs = labelled == null || week.doseGrams().compareTo(labelled) != 0;
            if (differs && x.middle(week.week()) - 14 > labelledUntil) {
                svg.saying(
                        words.number(week.doseGrams()),
                        "text x y text-anchor=middle font-size=11",
                        x.middle(week.week()),
                        top - 4);
                labelled = week.doseGrams();
                labelledUntil = x.middle(week.week()) + 14;
            }
        }
    }

    private void drawActivities() {
        line(Week::activities, Week::rated, ACTIVITIES, "2", "5 3");
        for (Week week : chart.weeks()) {
            if (week.activities() != null) {
                activityPoint(x.middle(week.week()), scores.at(week.activities()))
                        .saying(
                                words.say(
                                        "point.activities", words.number(week.week()), words.number(week.activities())),
                                "title")
                        .close();
            }
        }
    }

    private void drawPain() {
        line(week -> week.pain() == null ? null : BigDecimal.valueOf(week.pain()), _ -> 0, PAIN, "2.5", "none");
        for (Week week : chart.weeks()) {
            if (week.pain() != null) {
                painPoint(x.middle(week.week()), scores.at(week.pain()), week.status() == WeekStatus.LATE)
                        .saying(words.say("point.pain", words.number(week.week()), words.number(week.pain())), "title")
                        .close();
            }
        }
    }

    /** Through neighbouring weeks of one series only: a gap stays a gap, and what must not be compared is not joined. */
    private void line(
            Function<Week, BigDecimal> value, ToIntFunction<Week> series, String colour, String width, String dash) {
        StringBuilder path = new StringBuilder();
        Week before = null;
        for (Week week : chart.weeks()) {
            BigDecimal score = value.apply(week);
            if (score != null) {
                path.append(before != null && series.applyAsInt(before) == series.applyAsInt(week) ? 'L' : 'M')
                        .append(SvgText.number(x.middle(week.week())))
                        .append(' ')
                        .append(SvgText.number(scores.at(score)));
            }
            before = score == null ? null : week;
        }
        if (!path.isEmpty()) {
            svg.element(
                    "path d fill=none stroke stroke-width stroke-linejoin=round stroke-dasharray",
                    path,
                    colour,
                    width,
                    dash);
        }
    }

    /** Left open for what it says. */
    private SvgText painPoint(double centre, double middle, boolean late) {
        return svg.open(
                "circle cx cy r fill stroke stroke-width=1.8",
                centre,
                middle,
                pointSize(),
                late ? "#ffffff" : PAIN,
                PAIN);
    }

    private SvgText activityPoint(double centre, double middle) {
        String size = SvgText.number(pointSize() + 0.6);
        return svg.open(
                "path d fill=#ffffff stroke stroke-width=1.6",
                "M" + SvgText.number(centre) + " " + SvgText.number(middle) + "m0 -" + size + "l" + size + " " + size
                        + "l-" + size + " " + size + "l-" + size + " -" + size + "z",
                ACTIVITIES);
    }

    private double pointSize() {
        return x.slot() < 9 ? 2 : 3.6;
    }

    /** Below the scores: what became of weeks without one. */
    private void drawMarks() {
        for (Week week : chart.weeks()) {
            switch (week.status()) {
                case MISSED, PAUSED, OPEN ->
                    mark(week.status(), x.middle(week.week()), MARKS)
                            .saying(
                                    words.say(
                                            "point.mark", words.number(week.week()), words.say(nameOf(week.status()))),
                                    "title")
                            .close();
                case ON_TIME, LATE, NOT_ASKED -> {}
            }
        }
    }

    /** Left open for what it says. */
    private SvgText mark(WeekStatus status, double centre, double middle) {
        String at = "M" + SvgText.number(centre) + " " + SvgText.number(middle);
        return switch (status) {
            case MISSED -> stroke(at + "m-4 -4l8 8m0 -8l-8 8", "2");
            case PAUSED -> stroke(at + "m-2.5 -4.5v9m5 -9v9", "2.4");
            case LATE -> painPoint(centre, middle, true);
            case OPEN, ON_TIME, NOT_ASKED ->
                svg.open("circle cx cy r fill=none stroke stroke-dasharray", centre, middle, 4.0, INK, "2 1.6");
        };
    }

    private SvgText stroke(String path, String width) {
        return svg.open("path d fill=none stroke stroke-width", path, INK, width);
    }

    private static String nameOf(WeekStatus status) {
        return status.name().toLowerCase(java.util.Locale.ROOT);
    }

    /** Tens, with room for a number above the highest bar. */
    private int mostGrams() {
        double most = chart.weeks().stream()
                .map(Week::doseGrams)
                .filter(dose -> dose != null)
                .mapToDouble(BigDecimal::doubleValue)
                .max()
                .orElse(0);
        return (int) Math.max(20, Math.ceil((most * 1.2) / 10) * 10);
    }
}

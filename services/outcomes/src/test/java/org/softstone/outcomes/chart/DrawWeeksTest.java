package org.softstone.outcomes.chart;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.StringReader;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.softstone.outcomes.chart.ChartOfWeeks.Week;
import org.softstone.outcomes.chart.ChartOfWeeks.WeekStatus;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

class DrawWeeksTest {

    private static final ChartWords ENGLISH = ChartWords.in(Locale.ENGLISH);

    @Test
    void a_picture_has_a_size_scales_and_tells_readers_of_screens_what_it_shows() {
        Element svg = draw(chart(9, reported(9), reported(4))).getDocumentElement();

        assertThat(svg.getAttribute("width")).isEqualTo("820");
        assertThat(svg.getAttribute("height")).isEqualTo("520");
        assertThat(svg.getAttribute("viewBox")).isEqualTo("0 0 820 520");
        assertThat(svg.getAttribute("role")).isEqualTo("img");
        assertThat(texts(svg, "title").getFirst()).isEqualTo("Weekly reports, weeks 0 to 1");
        assertThat(texts(svg, "desc"))
                .containsExactly(
                        "Pain: 9 in week 0, 4 in week 1 (−5 points, −55.6 %). Reported on time: 2 of 2 weeks.");
    }

    @Test
    void nothing_in_it_runs_or_is_fetched_so_that_mail_programs_show_it() {
        Document picture = draw(chart(9, reported(9), reported(4)));

        for (String element : List.of("script", "style", "image", "use", "foreignObject", "a")) {
            assertThat(picture.getElementsByTagName(element).getLength())
                    .as(element)
                    .isZero();
        }
        assertThat(DrawWeeks.asSvg(chart(9, reported(9)), ENGLISH).replace("http://www.w3.org/2000/svg", ""))
                .doesNotContain("http", "url(", "@import");
    }

    @Test
    void a_gap_in_the_weeks_is_a_gap_in_the_line() {
        String line = painLine(draw(chart(9, reported(9), reported(6), missed(), reported(4), reported(2))));

        assertThat(line.chars().filter(step -> step == 'M').count()).isEqualTo(2);
        assertThat(line.chars().filter(step -> step == 'L').count()).isEqualTo(2);
    }

    @Test
    void means_of_other_activities_are_neither_joined_nor_compared() {
        Document picture = draw(chart(9, rated(1, "8"), rated(1, "9"), rated(2, "5"), rated(2, "6")));

        String line = elements(picture.getDocumentElement(), "path").stream()
                .filter(path -> path.getAttribute("stroke-dasharray").equals("5 3"))
                .map(path -> path.getAttribute("d"))
                .toList()
                .getLast();
        assertThat(line.chars().filter(step -> step == 'M').count()).isEqualTo(2);
        assertThat(line.chars().filter(step -> step == 'L').count()).isEqualTo(2);
        assertThat(texts(picture.getDocumentElement(), "desc").getFirst())
                .contains("Activities: 5 in week 2, 6 in week 3");
    }

    @Test
    void less_pain_is_drawn_lower() {
        String[] line = painLine(draw(chart(10, reported(10), reported(0)))).split("[ ML]");

        assertThat(Double.parseDouble(line[2])).isEqualTo(122);
        assertThat(Double.parseDouble(line[4])).isEqualTo(336);
    }

    @Test
    void missed_paused_and_open_weeks_are_named_and_explained() {
        Week paused = new Week(0, WeekStatus.PAUSED, false, null, null, 0, null);
        Week open = new Week(0, WeekStatus.OPEN, false, null, null, 0, null);
        Document picture = draw(chart(9, reported(9), missed(), paused, open));

        assertThat(texts(picture.getDocumentElement(), "title"))
                .contains("Week 1: missed", "Week 2: paused", "Week 3: still open");
        assertThat(texts(picture.getDocumentElement(), "text")).contains("missed", "paused", "still open");
        assertThat(texts(picture.getDocumentElement(), "text")).doesNotContain("reported late", "follow-up");
    }

    @Test
    void a_dose_is_labelled_where_it_changes() {
        Document picture =
                draw(chart(9, treated("12.5"), treated("12.5"), treated("15"), treated("15"), treated("12.5")));

        assertThat(texts(picture.getDocumentElement(), "text").stream().filter(List.of("12.5", "15")::contains))
                .containsExactly("12.5", "15", "12.5");
    }

    @Test
    void thresholds_need_a_baseline_above_0() {
        assertThat(DrawWeeks.asSvg(chart(9, reported(9)), ENGLISH))
                .contains("Baseline 9", "−30 %: 6.3", "−50 %: 4.5", "IMMPACT");
        assertThat(DrawWeeks.asSvg(chart(0, reported(0)), ENGLISH))
                .contains("Baseline 0")
                .doesNotContain("−30 %", "IMMPACT");
        assertThat(DrawWeeks.asSvg(chart(null, missed(), reported(4)), ENGLISH))
                .doesNotContain("Baseline", "−30 %", "IMMPACT");
    }

    @Test
    void labels_of_a_low_baseline_do_not_cover_each_other() {
        Document picture = draw(chart(1, reported(1), reported(0)));

        List<Double> heights = elements(picture.getDocumentElement(), "text").stream()
                .filter(text -> text.getTextContent().matches("(Baseline|−30 %|−50 %).*"))
                .map(text -> Double.parseDouble(text.getAttribute("y")))
                .toList();
        assertThat(heights).hasSize(3);
        assertThat(heights.get(1) - heights.get(0)).isGreaterThanOrEqualTo(12);
        assertThat(heights.get(2) - heights.get(1)).isGreaterThanOrEqualTo(12);
    }

    @Test
    void before_the_first_report_it_says_so() {
        String withoutCourse = DrawWeeks.asSvg(chart(null), ENGLISH);
        String asked = DrawWeeks.asSvg(chart(null, missed()), ENGLISH);

        assertThat(withoutCourse).contains(">No reports yet<", "<desc id=\"trend-facts\">No reports yet.</desc>");
        assertThat(asked).contains(">No reports yet<", "Week 0: missed");
    }

    @Test
    void German_pictures_are_German_with_a_comma() {
        String picture = DrawWeeks.asSvg(chart(9, reported(9), treated("12.5")), ChartWords.in(Locale.GERMAN));

        assertThat(picture)
                .contains("lang=\"de\"", "Wöchentliche Berichte", "12,5 g")
                .doesNotContain("Weekly");
    }

    @Test
    void all_languages_have_the_same_words() {
        ResourceBundle english = ResourceBundle.getBundle("chart/words", Locale.ROOT);
        ResourceBundle german = ResourceBundle.getBundle("chart/words", Locale.GERMAN);

        assertThat(german.getLocale()).isEqualTo(Locale.GERMAN);
        assertThat(english.keySet().stream().filter(key -> german.getString(key).equals(english.getString(key))))
                .containsExactlyInAnyOrder("threshold");
    }

    @Test
    void two_years_of_weeks_stay_within_the_picture_with_numbers_that_do_not_touch() {
        Week[] weeks = IntStream.range(0, 104).mapToObj(_ -> treated("25")).toArray(Week[]::new);

        Document picture = draw(chart(9, weeks));

        List<Double> middles = elements(picture.getDocumentElement(), "circle").stream()
                .map(circle -> Double.parseDouble(circle.getAttribute("cx")))
                .toList();
        assertThat(middles).allSatisfy(x -> assertThat(x).isBetween(58.0, 698.0));
        assertThat(texts(picture.getDocumentElement(), "text"))
                .contains("0", "8", "96")
                .doesNotContain("1", "97");
    }

    private static Week reported(Integer pain) {
        return new Week(0, WeekStatus.ON_TIME, false, pain, null, 0, null);
    }

    private static Week rated(int activities, String mean) {
        return new Week(0, WeekStatus.ON_TIME, false, 5, new BigDecimal(mean), activities, null);
    }

    private static Week treated(String grams) {
        return new Week(0, WeekStatus.ON_TIME, false, 5, BigDecimal.ONE, 0, new BigDecimal(grams));
    }

    private static Week missed() {
        return new Week(0, WeekStatus.MISSED, false, null, null, 0, null);
    }

    private static ChartOfWeeks chart(Integer baseline, Week... weeks) {
        List<Week> numbered = new ArrayList<>();
        for (Week week : weeks) {
            numbered.add(new Week(
                    numbered.size(),
                    week.status(),
                    week.followUp(),
                    week.pain(),
                    week.activities(),
                    week.rated(),
                    week.doseGrams()));
        }
        int onTime = (int) numbered.stream()
                .filter(week -> week.status() == WeekStatus.ON_TIME)
                .count();
        return new ChartOfWeeks(baseline, numbered, onTime, onTime);
    }

    private static Document draw(ChartOfWeeks chart) {
        try {
            return DocumentBuilderFactory.newInstance()
                    .newDocumentBuilder()
                    .parse(new InputSource(new StringReader(DrawWeeks.asSvg(chart, ENGLISH))));
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    private static String painLine(Document picture) {
        return elements(picture.getDocumentElement(), "path").stream()
                .filter(path -> path.getAttribute("stroke-width").equals("2.5"))
                .map(path -> path.getAttribute("d"))
                .toList()
                .getLast();
    }

    private static List<String> texts(Element parent, String name) {
        return elements(parent, name).stream().map(Element::getTextContent).toList();
    }

    private static List<Element> elements(Element parent, String name) {
        NodeList nodes = parent.getElementsByTagName(name);
        return IntStream.range(0, nodes.getLength())
                .mapToObj(i -> (Element) nodes.item(i))
                .toList();
    }
}

package org.softstone.outcomes.export.csv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.softstone.outcomes.export.ExportedHistory.everyAnswer;
import static org.softstone.outcomes.export.ExportedHistory.everySort;
import static org.softstone.outcomes.export.ExportedHistory.leastPossible;
import static org.softstone.outcomes.export.ExportedHistory.report;

import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvSchema;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.softstone.contracts.ReportSubmitted.RedFlag;
import org.softstone.contracts.ReportSubmitted.Symptom;
import org.softstone.outcomes.answer.ReportContent;
import org.softstone.outcomes.export.ExportWording;
import org.softstone.outcomes.export.ExportedHistory;
import org.softstone.outcomes.export.History;
import org.softstone.outcomes.instrument.CodeList;
import org.softstone.outcomes.instrument.Question;

class ReportTableTest {

    private static final Set<String> LISTS = Set.of("activities", "deposits", "symptoms");

    @Test
    void the_dictionary_describes_exactly_the_columns_of_the_table() throws IOException {
        String heading = table(ExportedHistory.of(everySort())).split("\r\n")[0];

        List<Map<String, String>> dictionary = read(dictionary(Locale.ENGLISH));

        assertThat(of(dictionary, "column").stream().map(entry -> entry.get("name")))
                .containsExactlyElementsOf(
                        Arrays.asList(heading.replace("\"", "").split(",")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "de"})
    void everything_in_the_dictionary_is_described(String language) throws IOException {
        assertThat(read(dictionary(Locale.forLanguageTag(language))))
                .isNotEmpty()
                .allSatisfy(entry -> assertThat(entry.get("description")).isNotBlank());
    }

    @Test
    void every_item_and_code_in_the_table_stands_in_the_dictionary() throws IOException {
        List<Map<String, String>> dictionary = read(dictionary(Locale.ENGLISH));
        Set<String> items =
                of(dictionary, "item").stream().map(entry -> entry.get("name")).collect(Collectors.toSet());
        Map<String, String> codesOfItem = of(dictionary, "item").stream()
                .collect(Collectors.toMap(entry -> entry.get("name"), entry -> entry.get("codes")));
        Map<String, String> codesOfColumn = of(dictionary, "column").stream()
                .collect(Collectors.toMap(entry -> entry.get("name"), entry -> entry.get("codes")));

        List<Map<String, String>> lines = read(table(ExportedHistory.of(everySort())));

        assertThat(lines.stream().map(line -> line.get("item")).collect(Collectors.toSet()))
                .isEqualTo(items);
        assertThat(lines).allSatisfy(line -> {
            assertThat(codes(codesOfColumn.get("status"))).contains(line.get("status"));
            assertThat(codes(codesOfColumn.get("timing"))).contains(line.get("timing"));
            assertThat(codes(codesOfColumn.get("mode"))).contains(line.get("mode"));
            if (!line.get("value_code").isEmpty()) {
                assertThat(codes(codesOfItem.get(line.get("item")))).contains(line.get("value_code"));
            }
        });
    }

    @Test
    void every_code_of_every_list_has_words_in_both_languages() throws IOException {
        for (Locale language : List.of(Locale.ENGLISH, Locale.GERMAN)) {
            Set<String> described = of(read(dictionary(language)), "code").stream()
                    .map(entry -> entry.get("name"))
                    .collect(Collectors.toSet());
            for (CodeList list : CodeList.values()) {
                assertThat(described)
                        .containsAll(list.exportedCodes().stream()
                                .map(code -> list.title() + ":" + code)
                                .toList());
            }
        }
        ExportWording english = ExportWording.in(Locale.ENGLISH);
        ExportWording german = ExportWording.in(Locale.GERMAN);
        assertThat(german.text(CodeList.BODY_SITE, "posterior-thigh"))
                .isNotEqualTo(english.text(CodeList.BODY_SITE, "posterior-thigh"));
    }

    @Test
    void each_answer_is_a_line_of_its_own() throws IOException {
        List<Map<String, String>> lines = read(table(ExportedHistory.of(List.of(report(3, everyAnswer())))));

        assertThat(lines)
                .hasSize(3 + 2 + 2 * 4 + Symptom.values().length * 2 + 1 + RedFlag.values().length + 3)
                .allSatisfy(line -> assertThat(line)
                        .containsEntry("week", "3")
                        .containsEntry("report_id", ExportedHistory.id(1003).toString())
                        .containsEntry("timing", "on-time")
                        .containsEntry("mode", "self")
                        .containsEntry("form_version", "2")
                        .containsEntry("reported_at", "2026-03-23T18:03:42.120Z")
                        .containsEntry("submitted_at", "2026-03-02T19:03:00+01:00")
                        .containsEntry("amended_at", "")
                        .containsEntry("status", "answered"));
        assertThat(one(lines, "pain.average", "")).containsEntry("value_number", "4");
        assertThat(one(lines, "pain.now", "")).containsEntry("value_number", "0");
        assertThat(one(lines, "temperatureCelsius", ""))
                .containsEntry("value_number", "36.90")
                .containsEntry("unit", "Cel");
        assertThat(one(
                        lines,
                        "activities.score",
                        ExportedHistory.GRIP.activityId().toString()))
                .containsEntry("value_number", "7")
                .containsEntry("subject", "grip a drinking glass");
        assertThat(one(
                        lines,
                        "deposits.skin",
                        ExportedHistory.FINGER.depositId().toString()))
                .containsEntry("value_code", "draining")
                .containsEntry("subject", "Finger, right");
        assertThat(one(
                        lines,
                        "deposits.spreadingRedness",
                        ExportedHistory.THIGH.depositId().toString()))
                .containsEntry("value_code", "yes");
        assertThat(one(lines, "symptoms.severity", "blurred-vision")).containsEntry("value_number", "4");
    }

    @Test
    void declined_and_missing_are_said_and_have_no_value() throws IOException {
        List<Map<String, String>> lines =
                read(table(ExportedHistory.of(everySort().subList(1, 3))));

        List<Map<String, String>> declined =
                lines.stream().filter(line -> line.get("week").equals("1")).toList();
        List<Map<String, String>> blank = lines.stream()
                .filter(line ->
                        line.get("week").equals("2") && !line.get("item").equals("pain.average"))
                .toList();

        assertThat(declined)
                .hasSize(11)
                .allSatisfy(line -> assertThat(line)
                        .containsEntry("status", "declined")
                        .containsEntry("value_number", "")
                        .containsEntry("value_code", "")
                        .containsEntry("value_text", ""));
        assertThat(declined.stream().map(line -> line.get("item"))).containsAll(LISTS);
        assertThat(blank)
                .hasSize(7)
                .allSatisfy(line -> assertThat(line)
                        .containsEntry("status", "not-answered")
                        .containsEntry("value_number", "")
                        .containsEntry("value_code", "")
                        .containsEntry("value_text", ""));
        assertThat(blank.stream().map(line -> line.get("item"))).doesNotContainAnyElementsOf(LISTS);
    }

    @Test
    void questions_stand_in_the_words_of_the_form_that_was_answered() throws IOException {
        List<Map<String, String>> lines = read(table(ExportedHistory.of(
                List.of(report(3, everyAnswer()), ExportedHistory.onVersion1(report(4, everyAnswer()))))));

        assertThat(lines.stream().filter(line -> line.get("item").equals("temperatureCelsius")))
                .extracting(line -> line.get("form_version") + ": " + line.get("question"))
                .containsExactly(
                        "2: If you took your temperature in the past 7 days: what was the highest, in degrees Celsius?",
                        "1: If you took your temperature: how many degrees Celsius?");
    }

    @Test
    void that_she_ticked_no_sign_of_an_emergency_is_an_answer() throws IOException {
        List<Map<String, String>> lines = read(
                table(ExportedHistory.of(List.of(report(3, ExportedHistory.noRedFlag()), report(4, leastPossible())))));

        assertThat(lines.stream().filter(line -> line.get("item").equals("redFlags")))
                .extracting(line -> line.get("week") + " " + line.get("status") + " " + line.get("value_code"))
                .containsExactly("3 answered none", "4 not-answered ");
    }

    @Test
    void what_people_wrote_cannot_run_as_a_formula() throws IOException {
        List<Map<String, String>> lines = read(table(ExportedHistory.of(List.of(report(3, everyAnswer())))));

        assertThat(one(lines, "note", "")).containsEntry("value_text", "'" + ExportedHistory.ODD_NOTE);
        assertThat(one(
                        lines,
                        "activities.score",
                        ExportedHistory.SIT.activityId().toString()))
                .containsEntry("subject", "'" + ExportedHistory.SIT.label());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "=1+1",
                "+1",
                "-1",
                "@SUM(A1)",
                "  =1",
                "\u0000=1",
                "\u00a0=1",
                "\u200b=1",
                "\"=1",
                "＝1",
                "\u0001x"
            })
    void a_text_that_a_spreadsheet_could_run_is_shown_as_text(String text) {
        String guarded = SpreadsheetText.guarded(text);

        assertThat(guarded).isEqualTo("'" + text);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "Gut;=cmd!A0;        | Gut;'=cmd!A0;",
                "Gut; =1             | Gut;' =1",
                "Gut;+1;-1;@SUM(A1)  | Gut;'+1;'-1;'@SUM(A1)",
                "Gut;\"=1            | Gut;'\"=1",
                "Gut~=1              | Gut~'=1",
                "Gut^=1              | Gut^'=1",
                "Gut^^=1             | Gut^'^'=1",
                "~=1                 | '~'=1",
                "a;b; c=1, d-2       | a;b; c=1, d-2",
            })
    void where_a_cell_could_begin_within_a_text_no_formula_begins(String text, String expected) {
        String guarded = SpreadsheetText.guarded(text.replace('~', '\t').replace('^', '\n'));

        assertThat(guarded).isEqualTo(expected.replace('~', '\t').replace('^', '\n'));
    }

    @Test
    void texts_stand_in_quotes_whatever_separator_a_reader_knows() throws IOException {
        ReportContent content = new ReportContent(
                null,
                null,
                null,
                everyAnswer().pain(),
                List.of(),
                List.of(),
                List.of(),
                null,
                Set.of(),
                null,
                null,
                "Gut;=cmd|' /C calc'!A0;",
                Set.of(),
                null,
                null);

        String table = table(ExportedHistory.of(List.of(report(3, content))));

        assertThat(table).contains(",\"Gut;'=cmd|' /C calc'!A0;\",");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "better",
                "a=b",
                "1-2",
                "'quoted'",
                "0",
                "was schön, heute",
                "\u00a0",
                "gut; 3=3",
                "eins\nzwei - drei"
            })
    void any_other_text_stays_as_it_is(String text) {
        assertThat(SpreadsheetText.guarded(text)).isEqualTo(text);
    }

    @Test
    void lines_end_as_rfc_4180_says_and_there_is_always_a_heading() throws IOException {
        String none = table(ExportedHistory.of(List.of()));

        assertThat(none)
                .startsWith("\"patient_id\",\"report_id\",\"version\",")
                .endsWith("\"unit\"\r\n")
                .hasLineCount(1);
        assertThat(table(ExportedHistory.of(everySort()))).endsWith("\r\n");
    }

    @Test
    void whoever_may_not_read_notes_cannot_even_tell_whether_there_is_one() throws IOException {
        History withoutNotes = ExportedHistory.without(ExportedHistory.of(everySort()), false);

        List<Map<String, String>> lines = read(table(withoutNotes));

        assertThat(table(withoutNotes)).doesNotContain("HYPERLINK");
        assertThat(lines.stream().filter(line -> line.get("item").equals("note")))
                .hasSize(everySort().size())
                .allSatisfy(line ->
                        assertThat(line).containsEntry("status", "withheld").containsEntry("value_text", ""));
    }

    @Test
    void every_question_is_an_item_with_its_limits() throws IOException {
        Map<String, Map<String, String>> items = of(read(dictionary(Locale.ENGLISH)), "item").stream()
                .collect(Collectors.toMap(entry -> entry.get("name"), entry -> entry));

        assertThat(items.keySet())
                .isEqualTo(Stream.concat(Stream.of(Question.values()).map(Question::id), LISTS.stream())
                        .collect(Collectors.toSet()));
        assertThat(items.get("pain.average"))
                .containsEntry("minimum", "0")
                .containsEntry("maximum", "10")
                .containsEntry("meaning", "0 = no pain, 10 = worst pain you can imagine");
        assertThat(items.get("deposits.firmness")).containsEntry("minimum", "1").containsEntry("maximum", "5");
        assertThat(items.get("symptoms.severity")).containsEntry("maximum", "4");
        assertThat(items.get("globalChange")).containsEntry("maximum", "7");
        assertThat(items.get("temperatureCelsius")).containsEntry("unit", "Cel");
    }

    private static Map<String, String> one(List<Map<String, String>> lines, String item, String subject) {
        return lines.stream()
                .filter(line ->
                        line.get("item").equals(item) && line.get("subject_id").equals(subject))
                .findFirst()
                .orElseThrow();
    }

    private static List<Map<String, String>> of(List<Map<String, String>> dictionary, String kind) {
        return dictionary.stream()
                .filter(entry -> entry.get("kind").equals(kind))
                .toList();
    }

    private static List<String> codes(String cell) {
        return Arrays.asList(cell.split(" "));
    }

    /** As a spreadsheet or a statistics program does. */
    private static List<Map<String, String>> read(String csv) throws IOException {
        try (MappingIterator<Map<String, String>> lines = new CsvMapper()
                .readerForMapOf(String.class)
                .with(CsvSchema.emptySchema().withHeader())
                .readValues(csv)) {
            return lines.readAll();
        }
    }

    private static String table(History history) throws IOException {
        ByteArrayOutputStream sink = new ByteArrayOutputStream();
        ReportTable.write(history, ExportWording.in(Locale.ENGLISH), sink);
        return sink.toString(StandardCharsets.UTF_8);
    }

    private static String dictionary(Locale language) throws IOException {
        ByteArrayOutputStream sink = new ByteArrayOutputStream();
        Dictionary.write(ExportWording.in(language), sink);
        return sink.toString(StandardCharsets.UTF_8);
    }
}

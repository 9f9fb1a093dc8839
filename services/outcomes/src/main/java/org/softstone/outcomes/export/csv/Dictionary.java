package org.softstone.outcomes.export.csv;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.List;
import org.softstone.outcomes.export.AnswerStatus;
import org.softstone.outcomes.export.ExportWording;
import org.softstone.outcomes.instrument.CodeList;
import org.softstone.outcomes.instrument.ItemList;
import org.softstone.outcomes.instrument.Kind;
import org.softstone.outcomes.instrument.Question;

/**
 * What the table's columns, items and codes mean, itself a table. Made from what writes the table, so that the two cannot
 * differ.
 */
public final class Dictionary {

    static final List<String> HEADING =
            List.of("kind", "name", "type", "unit", "minimum", "maximum", "codes", "meaning", "description");

    private Dictionary() {}

    /** Does not close the sink. */
    public static void write(ExportWording wording, OutputStream sink) throws IOException {
        try (Table table = new Table(sink, HEADING)) {
            for (Column column : Column.values()) {
                table.write(
                        entry("column", column.title(), column.type(), column.codes(), column.description(wording)));
            }
            for (Question question : Question.values()) {
                table.write(item(question, wording));
            }
            for (ItemList list : ItemList.values()) {
                table.write(entry("item", list.id(), "none", List.of(), wording.text("list.declined")));
            }
            for (CodeList list : CodeList.values()) {
                for (String code : list.exportedCodes()) {
                    table.write(entry("code", list.title() + ":" + code, "code", List.of(), wording.text(list, code)));
                }
            }
            for (String status : AnswerStatus.codes()) {
                table.write(entry("code", "status:" + status, "code", List.of(), wording.text("status." + status)));
            }
        }
    }

    private static List<Object> item(Question question, ExportWording wording) {
        String text = wording.text(question);
        return switch (question.kind()) {
            case Kind.Score score ->
                Arrays.asList(
                        "item",
                        question.id(),
                        "integer",
                        null,
                        score.lowest(),
                        score.highest(),
                        null,
                        wording.meaning(score),
                        text);
            case Kind.Measured measured ->
                Arrays.asList("item", question.id(), "number", measured.ucum(), null, null, null, null, text);
            case Kind.Choice choice ->
                entry("item", question.id(), "code", choice.codes().exportedCodes(), text);
            case Kind.YesNo _ -> entry("item", question.id(), "code", List.of("yes", "no"), text);
            case Kind.Note _ -> entry("item", question.id(), "text", List.of(), text);
        };
    }

    private static List<Object> entry(String kind, String name, String type, List<String> codes, String description) {
        return Arrays.asList(
                kind,
                name,
                type,
                null,
                null,
                null,
                codes.isEmpty() ? null : String.join(" ", codes),
                null,
                description);
    }
}

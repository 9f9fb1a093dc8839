package org.softstone.outcomes.export.csv;

import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.softstone.outcomes.export.Answer;
import org.softstone.outcomes.export.ExportWording;
import org.softstone.outcomes.export.ExportedReport;
import org.softstone.outcomes.export.History;

/** The export as a table with one line for each answer, as in the long form of clinical data sets. */
public final class ReportTable {

    private ReportTable() {}

    /** Does not close the sink. After an exception it holds a part of the table. */
    public static void write(History history, ExportWording wording, OutputStream sink) throws IOException {
        try (Table table =
                new Table(sink, Stream.of(Column.values()).map(Column::title).toList())) {
            for (ExportedReport report : history.reports()) {
                for (Answer answer : history.answersOf(report)) {
                    table.write(cells(new Column.Line(
                            history.patientId(), report, answer, history.label(answer.subject(), wording), wording)));
                }
            }
        }
    }

    private static List<Object> cells(Column.Line line) {
        List<Object> cells = new ArrayList<>();
        for (Column column : Column.values()) {
            cells.add(column.cell(line));
        }
        return cells;
    }
}

package org.softstone.outcomes.export.csv;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.SequenceWriter;
import com.fasterxml.jackson.dataformat.csv.CsvGenerator;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvSchema;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;

/**
 * Lines of RFC 4180 in UTF-8: a heading first, texts in quotes, CR and LF at the end of each. Quotes are not left to need,
 * because what needs them depends on the separators that a reader knows.
 */
final class Table implements AutoCloseable {

    private static final CsvMapper MAPPER = CsvMapper.builder()
            .disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET)
            .enable(JsonGenerator.Feature.WRITE_BIGDECIMAL_AS_PLAIN)
            .enable(CsvGenerator.Feature.ALWAYS_QUOTE_STRINGS)
            .build();

    private final SequenceWriter lines;

    Table(OutputStream sink, List<String> heading) throws IOException {
        CsvSchema.Builder schema = CsvSchema.builder();
        heading.forEach(schema::addColumn);
        this.lines = MAPPER.writer(schema.build().withLineSeparator("\r\n").withNullValue(""))
                .writeValues(sink);
        // Not left to the library, which writes headings with the first line only.
        write(heading);
    }

    /** @param cells as many as there are columns, null for empty ones */
    void write(List<?> cells) throws IOException {
        lines.write(cells);
    }

    @Override
    public void close() throws IOException {
        lines.close();
    }
}

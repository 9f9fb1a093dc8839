package org.softstone.outcomes.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.ref.WeakReference;
import java.net.URI;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.softstone.outcomes.export.csv.ReportTable;
import org.softstone.outcomes.export.fhir.ReportBundle;

/** A long history costs no more memory than a short one. */
class StreamingTest {

    private static final int PAGE = 30;

    /** A buffer of the JSON generator and one of the CSV generator hold some kilobytes before they let go of them. */
    private static final int BUFFERED = 64 * 1024;

    @ParameterizedTest
    @EnumSource
    void what_was_read_is_written_before_more_is_read(ExportFormat format) throws IOException {
        long ofTwoPages = export(format, pages(2 * PAGE, _ -> {}), OutputStream.nullOutputStream());
        long ofOnePage = ofTwoPages / 2;
        CountingSink sink = new CountingSink();
        List<Long> writtenAtEachPage = new ArrayList<>();

        export(format, pages(500, _ -> writtenAtEachPage.add(sink.written)), sink);

        assertThat(writtenAtEachPage).hasSize(500 / PAGE + 1);
        for (int page = 1; page < writtenAtEachPage.size(); page++) {
            assertThat(writtenAtEachPage.get(page))
                    .isGreaterThan(Math.min(500, page * PAGE) * (ofOnePage / PAGE) * 9 / 10 - BUFFERED);
        }
        assertThat(writtenAtEachPage.get(1)).isPositive();
    }

    @ParameterizedTest
    @EnumSource
    void no_more_than_two_pages_are_in_memory_at_any_time(ExportFormat format) throws IOException {
        List<WeakReference<ExportedReport>> everyReport = new ArrayList<>();
        List<Long> alive = new ArrayList<>();
        PagedReports reports = new PagedReports(pagesOf(6_000, page -> {
            // The collector is slow: look a few times on the way.
            if (page.getFirst().week() % (PAGE * 50) == 0) {
                System.gc();
                alive.add(everyReport.stream().filter(one -> one.get() != null).count());
            }
            page.forEach(one -> everyReport.add(new WeakReference<>(one)));
        }));

        export(format, reports, OutputStream.nullOutputStream());

        assertThat(everyReport).hasSize(6_000);
        assertThat(alive).hasSize(4).allSatisfy(count -> assertThat(count).isLessThanOrEqualTo(2 * PAGE));
    }

    @ParameterizedTest
    @EnumSource
    void an_error_in_the_middle_is_not_swallowed_and_nothing_is_written_after_it(ExportFormat format) {
        PagedReports breaking = new PagedReports(pagesOf(500, page -> {
            if (page.getFirst().week() >= 5 * PAGE) {
                throw new IllegalStateException("the database went away");
            }
        }));
        ByteArrayOutputStream sink = new ByteArrayOutputStream();

        assertThatThrownBy(() -> export(format, breaking, sink)).hasMessage("the database went away");

        assertThat(sink.size()).isPositive();
    }

    @ParameterizedTest
    @EnumSource
    void a_reader_who_goes_away_ends_the_reading(ExportFormat format) {
        List<Integer> pagesRead = new ArrayList<>();
        OutputStream gone = new OutputStream() {
            private long written;

            @Override
            public void write(int one) throws IOException {
                write(new byte[] {(byte) one}, 0, 1);
            }

            @Override
            public void write(byte[] bytes, int offset, int length) throws IOException {
                written += length;
                if (written > BUFFERED) {
                    throw new IOException("Connection was closed");
                }
            }
        };

        assertThatThrownBy(() -> export(
                        format,
                        new PagedReports(pagesOf(
                                20_000, page -> pagesRead.add(page.getFirst().week()))),
                        gone))
                .isInstanceOf(IOException.class);

        assertThat(pagesRead).hasSizeLessThan(10);
    }

    private interface Watch {
        void onRead(List<ExportedReport> page);
    }

    private static PagedReports pages(int reports, Watch watch) {
        return new PagedReports(pagesOf(reports, watch));
    }

    private static PagedReports.Pages pagesOf(int reports, Watch watch) {
        Iterator<ExportedReport> all = ExportedHistory.weeks(reports).iterator();
        return _ -> {
            List<ExportedReport> page = Stream.iterate(0, i -> i < PAGE && all.hasNext(), i -> i + 1)
                    .map(_ -> all.next())
                    .toList();
            if (!page.isEmpty()) {
                watch.onRead(page);
            }
            return page;
        };
    }

    private static long export(ExportFormat format, PagedReports reports, OutputStream sink) throws IOException {
        CountingSink counted = new CountingSink();
        OutputStream both = new OutputStream() {
            @Override
            public void write(int one) throws IOException {
                sink.write(one);
                counted.write(one);
            }

            @Override
            public void write(byte[] bytes, int offset, int length) throws IOException {
                sink.write(bytes, offset, length);
                counted.write(bytes, offset, length);
            }
        };
        History history = ExportedHistory.of(reports);
        ExportWording wording = ExportWording.in(Locale.ENGLISH);
        switch (format) {
            case FHIR ->
                new ReportBundle(URI.create("https://softstone.org/fhir"), wording, 2, 2000).write(history, both);
            case CSV -> ReportTable.write(history, wording, both);
        }
        return counted.written;
    }

    private static final class CountingSink extends OutputStream {
        private long written;

        @Override
        public void write(int one) {
            written++;
        }

        @Override
        public void write(byte[] bytes, int offset, int length) {
            written += length;
        }
    }
}

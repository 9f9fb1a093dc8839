package org.softstone.outcomes.export;

import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;

/**
 * Reports that are read page by page while they are written, each page in a statement of its own: in memory is one page,
 * however long the history, and a reader whose line is slow or dead holds no connection to the database. A report that is
 * stored meanwhile is found when its place in the order is still to come; none is ever found twice.
 */
public final class PagedReports implements Iterable<ExportedReport> {

    /** Reads the reports that follow one. */
    @FunctionalInterface
    public interface Pages {
        /** @param last null for the first page @return nothing when there are no more */
        List<ExportedReport> after(ExportedReport last);
    }

    private final Pages pages;

    public PagedReports(Pages pages) {
        this.pages = pages;
    }

    /** Reads the first page at once. */
    @Override
    public Iterator<ExportedReport> iterator() {
        return new Iterator<>() {
            private Iterator<ExportedReport> page = pages.after(null).iterator();
            private ExportedReport last;

            @Override
            public boolean hasNext() {
                if (!page.hasNext() && last != null) {
                    page = pages.after(last).iterator();
                    last = null;
                }
                return page.hasNext();
            }

            @Override
            public ExportedReport next() {
                if (!hasNext()) {
                    throw new NoSuchElementException();
                }
                last = page.next();
                return last;
            }
        };
    }
}

package org.softstone.infusions.request;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.softstone.http.Cursor;
import org.softstone.http.Page;

/**
 * Which page of a list is wanted.
 *
 * @param after the sort key of the last item that the client has, empty for the first page
 */
public record Paging(int limit, Optional<Cursor> after) {

    private static final UUID BEFORE_ALL = new UUID(0, 0);

    /**
     * @param limit null for the default
     * @param cursor as given by the page before, null for the first
     * @param keyParts of how many parts the list's sort key consists
     */
    public static Paging of(Integer limit, String cursor, int keyParts) {
        return new Paging(Page.limit(limit), Cursor.read(cursor, keyParts));
    }

    /** For lists sorted by one key. */
    public static Paging of(Integer limit, String cursor) {
        return of(limit, cursor, 1);
    }

    /** How many rows to ask for: one more than are shown, to know whether there is a next page. */
    public int rows() {
        return limit + 1;
    }

    /** For lists sorted by an id: the id to begin after. */
    public UUID afterId() {
        return after.map(cursor -> cursor.uuid(0)).orElse(BEFORE_ALL);
    }

    /** Makes the page of up to {@link #rows} rows. */
    public <R, T> Page<T> page(List<R> rows, Function<R, T> view, Function<R, String> cursor) {
        Page<R> page = Page.of(rows, limit, cursor);
        return new Page<>(page.items().stream().map(view).toList(), page.nextCursor());
    }
}

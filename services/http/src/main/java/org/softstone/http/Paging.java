package org.softstone.http;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

/**
 * Which page of a list is asked for: parameters {@code limit} and {@code cursor}.
 *
 * @param limit from 1 to {@value #MAX_LIMIT} items
 * @param after the sort key of the last item that the client has; empty for the first page
 */
public record Paging(int limit, Optional<Cursor> after) {

    public static final int DEFAULT_LIMIT = 50;
    public static final int MAX_LIMIT = 200;

    private static final UUID BEFORE_ALL = new UUID(0, 0);

    /**
     * @param limit null for {@value #DEFAULT_LIMIT}
     * @param cursor from the page before; null for the first page
     * @param keyParts how many parts the list's sort key has
     * @throws io.quarkiverse.resteasy.problem.HttpProblem 400 when a parameter cannot be read or is out of range
     */
    public static Paging of(Integer limit, String cursor, int keyParts) {
        return new Paging(inRange(limit), Cursor.read(cursor, keyParts));
    }

    /** For lists sorted by one key. */
    public static Paging of(Integer limit, String cursor) {
        return of(limit, cursor, 1);
    }

    /** How many rows to read: one more than are shown, to know whether there is a next page. */
    public int rows() {
        return limit + 1;
    }

    /** For lists sorted by an id: the id to begin after. */
    public UUID afterId() {
        return after.map(cursor -> cursor.uuid(0)).orElse(BEFORE_ALL);
    }

    /** For lists sorted by a time and an id. Null for the first page. */
    public Instant afterTime() {
        return after.map(cursor -> cursor.instant(0)).orElse(null);
    }

    /** The id that goes with {@link #afterTime}. Null for the first page. */
    public UUID afterTimeId() {
        return after.map(cursor -> cursor.uuid(1)).orElse(null);
    }

    /** @param rows up to {@link #rows} in the list's order. @param cursor made of the sort key of the last item shown */
    public <R> Page<R> page(List<R> rows, Function<R, String> cursor) {
        boolean more = rows.size() > limit;
        List<R> shown = more ? rows.subList(0, limit) : rows;
        return new Page<>(shown, more ? cursor.apply(shown.getLast()) : null);
    }

    /** The same with a view of each row. */
    public <R, T> Page<T> page(List<R> rows, Function<R, T> view, Function<R, String> cursor) {
        return page(rows, cursor).map(view);
    }

    private static int inRange(Integer limit) {
        if (limit == null) {
            return DEFAULT_LIMIT;
        }
        if (limit < 1 || limit > MAX_LIMIT) {
            throw Problems.malformed("limit must be from 1 to " + MAX_LIMIT + ".");
        }
        return limit;
    }
}

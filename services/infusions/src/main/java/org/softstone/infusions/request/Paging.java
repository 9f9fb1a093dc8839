package org.softstone.infusions.request;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.softstone.http.Page;
import org.softstone.http.Problems;

/**
 * Which page of a list is wanted.
 *
 * @param after the sort key of the last item that the client has, null for the first page
 */
public record Paging(int limit, String after) {

    private static final int DEFAULT_LIMIT = 50;
    private static final int MOST = 200;

    /** @param cursor opaque, as given by the page before; null for the first */
    public static Paging of(Integer limit, String cursor) {
        if (limit != null && (limit < 1 || limit > MOST)) {
            throw Problems.malformed("limit must be between 1 and " + MOST + ".");
        }
        return new Paging(limit == null ? DEFAULT_LIMIT : limit, cursor == null ? null : decoded(cursor));
    }

    /** For lists sorted by an id. */
    public UUID afterId() {
        try {
            return UUID.fromString(after);
        } catch (IllegalArgumentException e) {
            throw unreadableCursor();
        }
    }

    /** How many rows to ask for: one more than are shown, to know whether there is a next page. */
    public int rows() {
        return limit + 1;
    }

    /** Makes the page of up to {@link #rows} rows. */
    public <R, T> Page<T> page(List<R> rows, Function<R, T> view, Function<R, String> sortKey) {
        boolean more = rows.size() > limit;
        List<R> shown = more ? rows.subList(0, limit) : rows;
        return new Page<>(shown.stream().map(view).toList(), more ? encoded(sortKey.apply(shown.getLast())) : null);
    }

    /** Ends the request with 400: the cursor was not made by this list. */
    public static RuntimeException unreadableCursor() {
        return Problems.malformed("The cursor is not one of this list. Leave it out to begin with the first page.");
    }

    private static String encoded(String sortKey) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(sortKey.getBytes(StandardCharsets.UTF_8));
    }

    private static String decoded(String cursor) {
        try {
            return new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw unreadableCursor();
        }
    }
}

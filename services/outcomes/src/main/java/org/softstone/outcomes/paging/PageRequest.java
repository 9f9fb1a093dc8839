package org.softstone.outcomes.paging;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.softstone.http.Cursor;
import org.softstone.http.Page;

/**
 * Which part of a list that is ordered by a time and an id is asked for.
 *
 * @param afterAt where the page before ended; null for the first page
 * @param afterId like {@code afterAt}
 */
public record PageRequest(int limit, Instant afterAt, UUID afterId) {

    /** @throws io.quarkiverse.resteasy.problem.HttpProblem 400 when a parameter cannot be read */
    public static PageRequest of(Integer limit, String cursor) {
        int read = Page.limit(limit);
        return Cursor.read(cursor, 2)
                .map(after -> new PageRequest(read, after.instant(0), after.uuid(1)))
                .orElseGet(() -> new PageRequest(read, null, null));
    }

    /** How many entries to read: one more than are shown, to know whether others follow. */
    public int toRead() {
        return limit + 1;
    }

    /** @param read up to {@link #toRead} entries in the list's order */
    public <T> Page<T> page(List<T> read, Function<T, Instant> at, Function<T, UUID> id) {
        return Page.of(read, limit, last -> Cursor.of(at.apply(last), id.apply(last)));
    }
}

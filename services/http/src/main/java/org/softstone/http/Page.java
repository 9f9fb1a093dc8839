package org.softstone.http;

import java.util.List;
import java.util.function.Function;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * One page of a list.
 *
 * @param nextCursor opaque; pass it as {@code cursor} for the following page; null on the last
 */
public record Page<T>(
        List<T> items, @Schema(nullable = true) String nextCursor) {

    private static final int DEFAULT_LIMIT = 50;
    private static final int MAX_LIMIT = 200;

    public Page {
        items = List.copyOf(items);
    }

    /**
     * How many items a page may have.
     *
     * @param limit the {@code limit} parameter, null for 50
     * @throws io.quarkiverse.resteasy.problem.HttpProblem 400 when it is not between 1 and 200
     */
    public static int limit(Integer limit) {
        if (limit == null) {
            return DEFAULT_LIMIT;
        }
        if (limit < 1 || limit > MAX_LIMIT) {
            throw Problems.malformed("limit must be from 1 to " + MAX_LIMIT + ".");
        }
        return limit;
    }

    /**
     * The page out of a query for one item more than the limit, which tells whether there is a following page.
     *
     * @param cursor made from the last item of this page
     */
    public static <T> Page<T> of(List<T> oneMoreThanLimit, int limit, Function<T, String> cursor) {
        if (oneMoreThanLimit.size() <= limit) {
            return new Page<>(oneMoreThanLimit, null);
        }
        List<T> items = oneMoreThanLimit.subList(0, limit);
        return new Page<>(items, cursor.apply(items.getLast()));
    }
}

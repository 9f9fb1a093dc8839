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

    public Page {
        items = List.copyOf(items);
    }

    /** The same page of what each item becomes. */
    public <R> Page<R> map(Function<T, R> view) {
        return new Page<>(items.stream().map(view).toList(), nextCursor);
    }
}

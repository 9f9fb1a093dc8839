package org.softstone.http;

import java.util.List;

/**
 * One page of a list.
 *
 * @param nextCursor opaque; pass it as {@code cursor} for the following page; null on the last
 */
public record Page<T>(List<T> items, String nextCursor) {

    public Page {
        items = List.copyOf(items);
    }
}

package org.softstone.notifications.feed;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * One page of a person's feed.
 *
 * @param nextCursor pass it as {@code cursor} for the following page; null on the last
 * @param newest the sequence of the person's newest entry, 0 before the first
 */
record FeedPage(
        List<FeedEntry> items,
        @Schema(nullable = true) String nextCursor,

        @Schema(
                description =
                        "the caller's newest sequence; a client that asked for entries after a later one continues from here")
        long newest) {

    FeedPage {
        items = List.copyOf(items);
    }
}

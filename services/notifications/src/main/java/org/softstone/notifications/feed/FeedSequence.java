package org.softstone.notifications.feed;

import org.softstone.http.Problems;

/** The sequence after which a feed is read, out of a request: 0 from the first entry. */
public final class FeedSequence {

    private FeedSequence() {}

    /** @throws io.quarkiverse.resteasy.problem.HttpProblem 400 below 0 */
    public static long of(String name, long sequence) {
        if (sequence < 0) {
            throw Problems.malformed(name + " must be a whole number from 0.");
        }
        return sequence;
    }

    /** @param cursor as the client sent it; null or blank for none, which is the other sequence */
    static long ofCursor(String cursor, long otherwise) {
        if (cursor == null || cursor.isBlank()) {
            return otherwise;
        }
        try {
            return of("cursor", Long.parseLong(cursor));
        } catch (NumberFormatException e) {
            throw Problems.malformed("The cursor cannot be read. Take nextCursor of the page before as it is.");
        }
    }
}

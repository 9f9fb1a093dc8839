package org.softstone.notifications.parameter;

import org.softstone.http.Problems;

/** Ranges of query parameters and headers; that they are numbers at all is seen to before. */
public final class Parameters {

    private static final int LARGEST_LIMIT = 200;

    private Parameters() {}

    public static int limit(int limit) {
        if (limit < 1 || limit > LARGEST_LIMIT) {
            throw Problems.malformed("limit must be a whole number from 1 to " + LARGEST_LIMIT + ".");
        }
        return limit;
    }

    /** Where a feed is to be read on: the number of the last entry that is known, 0 for none. */
    public static long sequence(String name, long sequence) {
        if (sequence < 0) {
            throw Problems.malformed(name + " must be a whole number from 0.");
        }
        return sequence;
    }
}

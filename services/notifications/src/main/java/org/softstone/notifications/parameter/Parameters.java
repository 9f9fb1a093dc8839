package org.softstone.notifications.parameter;

import java.util.OptionalLong;
import org.softstone.http.Problems;

/** Where a feed is to be read on: the number of the last entry that is known, 0 for none. */
public final class Parameters {

    private Parameters() {}

    /** That it is a number at all is seen to before. */
    public static long sequence(String name, long sequence) {
        if (sequence < 0) {
            throw Problems.malformed(name + " must be a whole number from 0.");
        }
        return sequence;
    }

    /** @param cursor as the client sent it; null or blank for none */
    public static OptionalLong cursor(String cursor) {
        if (cursor == null || cursor.isBlank()) {
            return OptionalLong.empty();
        }
        try {
            return OptionalLong.of(sequence("cursor", Long.parseLong(cursor)));
        } catch (NumberFormatException e) {
            throw Problems.malformed("The cursor cannot be read. Take nextCursor of the page before as it is.");
        }
    }
}

package org.softstone.http;

import com.fasterxml.uuid.Generators;
import com.fasterxml.uuid.impl.TimeBasedEpochGenerator;
import java.util.UUID;

/** New ids: UUID version 7, so that they sort by the (system) time of their making. */
public final class Ids {

    private static final UUID NIL = new UUID(0, 0);
    private static final UUID MAX = new UUID(-1, -1);

    private static final TimeBasedEpochGenerator GENERATOR = Generators.timeBasedEpochGenerator();

    private Ids() {}

    /**
     * Whether it can be the id of one thing. A client that sends all zeros, or all ones, has forgotten to make one, and so
     * will the next.
     */
    public static boolean isOne(UUID id) {
        return !id.equals(NIL) && !id.equals(MAX);
    }

    public static UUID next() {
        return GENERATOR.generate();
    }
}

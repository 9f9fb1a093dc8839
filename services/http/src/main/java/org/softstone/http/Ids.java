package org.softstone.http;

import com.fasterxml.uuid.Generators;
import com.fasterxml.uuid.impl.TimeBasedEpochGenerator;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

/** New ids: UUID version 7, so that they sort by the (system) time of their making. */
public final class Ids {

    private static final Pattern FULL_FORM = Pattern.compile("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");
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

    /** A UUID in its full form, in either case; empty for anything else, such as shortened groups. */
    public static Optional<UUID> find(String text) {
        return text != null && FULL_FORM.matcher(text).matches()
                ? Optional.of(UUID.fromString(text))
                : Optional.empty();
    }

    public static UUID next() {
        return GENERATOR.generate();
    }
}

package org.softstone.outcomes.answer;

import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.softstone.http.Ids;
import org.softstone.http.WireTime;

/** Ids and times that travel as text, so that every one that cannot be read is named at once. */
public final class WireText {

    public static final String TIME_EXPECTED = WireTime.EXPECTED;

    private static final Pattern UUID_TEXT = Pattern.compile("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");

    private WireText() {}

    /** Empty when absent or none. */
    public static Optional<UUID> uuid(String text) {
        return text != null && UUID_TEXT.matcher(text).matches()
                ? Optional.of(UUID.fromString(text)).filter(Ids::isOne)
                : Optional.empty();
    }

    /** Empty when absent or none that a phone could mean. */
    public static Optional<OffsetDateTime> time(String text) {
        if (text == null) {
            return Optional.empty();
        }
        try {
            return Optional.of(WireTime.parse(text));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}

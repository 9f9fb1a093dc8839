package org.softstone.outcomes.answer;

import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.UUID;
import org.softstone.http.Ids;
import org.softstone.http.WireTime;

/** Ids and times that travel as text, so that every one that cannot be read is named at once. */
public final class WireText {

    private WireText() {}

    /** Empty when absent or none. */
    public static Optional<UUID> uuid(String text) {
        return Ids.find(text).filter(Ids::isOne);
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

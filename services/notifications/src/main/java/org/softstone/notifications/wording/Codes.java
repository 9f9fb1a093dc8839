package org.softstone.notifications.wording;

import java.util.Locale;
import org.softstone.contracts.AlertOutcome;

/** Codes in JSON and in the database. */
public final class Codes {

    private Codes() {}

    /** Lower-case kebab, such as {@code blurred-vision}; outcomes of alerts have underscores. Null for null. */
    public static String of(Enum<?> value) {
        if (value == null) {
            return null;
        }
        String lower = value.name().toLowerCase(Locale.ROOT);
        return value instanceof AlertOutcome ? lower : lower.replace('_', '-');
    }

    /** The value behind a code that {@link #of} made. */
    public static <E extends Enum<E>> E read(Class<E> type, String code) {
        return code == null ? null : Enum.valueOf(type, code.replace('-', '_').toUpperCase(Locale.ROOT));
    }
}

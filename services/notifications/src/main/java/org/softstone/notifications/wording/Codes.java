package org.softstone.notifications.wording;

import java.util.Locale;
import org.softstone.contracts.AlertOutcome;

/** Codes as they stand in JSON and in the database. */
public final class Codes {

    private Codes() {}

    /** Lower-case kebab, such as {@code blurred-vision}; outcomes of alerts have underscores. */
    public static String of(Enum<?> value) {
        String lower = value.name().toLowerCase(Locale.ROOT);
        return value instanceof AlertOutcome ? lower : lower.replace('_', '-');
    }

    /** Null for null. */
    public static <E extends Enum<E>> E readNullable(Class<E> type, String code) {
        return code == null ? null : read(type, code);
    }

    /** The value behind a code that {@link #of} made. */
    public static <E extends Enum<E>> E read(Class<E> type, String code) {
        return Enum.valueOf(type, code.replace('-', '_').toUpperCase(Locale.ROOT));
    }
}

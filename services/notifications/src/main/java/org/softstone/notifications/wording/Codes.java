package org.softstone.notifications.wording;

import java.util.Locale;
import org.softstone.contracts.AlertOutcome;
import org.softstone.database.Code;

/** Codes in JSON and in the database. */
public final class Codes {

    private Codes() {}

    /** Lower-case kebab, such as {@code blurred-vision}; outcomes of alerts have underscores. Null for null. */
    public static String of(Enum<?> value) {
        return switch (value) {
            case null -> null;
            case AlertOutcome outcome -> outcome.name().toLowerCase(Locale.ROOT);
            default -> Code.of(value);
        };
    }

    /** The value behind a code that {@link #of} made. */
    public static <E extends Enum<E>> E read(Class<E> type, String code) {
        return code == null ? null : Code.in(type, code);
    }
}

package org.softstone.database;

import java.util.Locale;

/** Constants as they are stored and travel: {@code NO_SHOW} as {@code no-show}. */
public final class Code {

    private Code() {}

    public static String of(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** @param code one that {@link #of} made */
    public static <E extends Enum<E>> E in(Class<E> type, String code) {
        return Enum.valueOf(type, code.toUpperCase(Locale.ROOT).replace('-', '_'));
    }
}

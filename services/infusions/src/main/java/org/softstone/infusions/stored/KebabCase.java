package org.softstone.infusions.stored;

import java.util.Locale;

/** The words that stand for enum constants in the API and in the database. */
public final class KebabCase {

    private KebabCase() {}

    public static String of(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}

package org.softstone.notifications.alert;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Which alerts a list shows. */
public enum AlertFilter {
    OPEN("raised", "acknowledged"),
    RAISED("raised"),
    ACKNOWLEDGED("acknowledged"),
    RESOLVED("resolved"),
    ALL("raised", "acknowledged", "resolved");

    private final String[] states;

    AlertFilter(String... states) {
        this.states = states;
    }

    public String[] states() {
        return states.clone();
    }

    public static Optional<AlertFilter> named(String name) {
        return Arrays.stream(values())
                .filter(filter -> filter.name().toLowerCase(Locale.ROOT).equals(name))
                .findFirst();
    }
}

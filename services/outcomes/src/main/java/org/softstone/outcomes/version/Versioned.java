package org.softstone.outcomes.version;

import java.time.Instant;
import java.util.UUID;

/**
 * A value as it was defined last.
 *
 * @param owner the patient or the site that it belongs to
 * @param version 0 while nothing was defined, then grows by one with each change
 * @param definedBy the account that defined this version; null at version 0, like {@code definedAt}
 */
public record Versioned<T>(UUID owner, long version, T value, String definedBy, Instant definedAt) {

    public Versioned<T> next(T other, String by, Instant at) {
        return new Versioned<>(owner, version + 1, other, by, at);
    }
}

package org.softstone.notifications.alert;

import java.time.Instant;
import java.util.UUID;

/**
 * Somebody took an alert or was handed it. Recorded permanently.
 *
 * @param by the person who did it
 * @param owner the new owner
 * @param previousOwner the owner before, if another person; else null
 * @param evidence the number of the newest piece of evidence that this acknowledges
 */
public record OwnerChange(UUID alertId, Instant at, String by, String owner, String previousOwner, int evidence) {

    public static OwnerChange of(UUID alertId, String by, AlertState.Acknowledged state, String from) {
        return new OwnerChange(alertId, state.at(), by, state.by(), from, state.evidence());
    }

    /** As history and feed name it. */
    public String kind() {
        if (!owner.equals(by)) {
            return "handed-over";
        }
        return previousOwner == null ? "acknowledged" : "taken-over";
    }
}

package org.softstone.notifications.alert;

import java.time.Instant;
import java.util.UUID;

/**
 * Somebody took an alert, or was handed it: on record for good, whoever has it later.
 *
 * @param by who did it
 * @param owner who has the alert since
 * @param previousOwner who else had it before; null when nobody had
 * @param evidence the number of the newest piece of evidence that was acknowledged with it
 */
record OwnerChange(UUID alertId, Instant at, String by, String owner, String previousOwner, int evidence) {

    static OwnerChange of(UUID alertId, String by, AlertState.Acknowledged state, String from) {
        return new OwnerChange(alertId, state.at(), by, state.by(), from, state.evidence());
    }

    /** As history and feed name it. */
    String kind() {
        if (!owner.equals(by)) {
            return "handed-over";
        }
        return previousOwner == null ? "acknowledged" : "taken-over";
    }
}

package org.softstone.notifications.unattended;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.softstone.contracts.AlertLevel;

/**
 * A team whose open alerts reach nobody, for one reason.
 *
 * @param siteId null while the team is not known
 * @param alertIds of those alerts, oldest first
 * @param highestLevel of those alerts
 */
record UnattendedTeam(
        UUID teamId, UUID siteId, Reason reason, List<UUID> alertIds, AlertLevel highestLevel, Instant oldestRaisedAt) {

    enum Reason {
        /** Nobody of the team may act on them. */
        NO_CLINICIAN,
        /** Of those who may, nobody was ever shown anything here. */
        NEVER_SEEN
    }
}

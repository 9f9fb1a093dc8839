package org.softstone.notifications.unattended;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.softstone.contracts.AlertLevel;

/**
 * A team whose open alerts have nobody who may act on them.
 *
 * @param siteId null while the team is not known
 * @param alertIds of those alerts, oldest first
 * @param highestLevel of those alerts
 */
record UnattendedTeam(UUID teamId, UUID siteId, List<UUID> alertIds, AlertLevel highestLevel, Instant oldestRaisedAt) {}

package org.softstone.contracts;

import java.time.ZoneId;
import java.util.List;
import java.util.UUID;

/**
 * The whole of a treating team as it is now.
 *
 * @param version grows by one with each change; a reader ignores a snapshot older than its own
 * @param zone the site's time zone
 * @param members everybody who belongs to the team now; anybody absent has left
 */
@EventType("org.softstone.team.defined.v1")
public record TeamDefined(UUID teamId, long version, UUID siteId, ZoneId zone, List<Member> members)
        implements TeamEvent {

    public TeamDefined {
        members = List.copyOf(members);
    }

    /** @param userId the person, as named by the configured claim of their token */
    public record Member(String userId, TeamRole role) {}
}

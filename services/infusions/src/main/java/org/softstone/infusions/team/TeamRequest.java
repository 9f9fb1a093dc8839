package org.softstone.infusions.team;

import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * @param teamId made by the client to be able to repeat the request; optional
 * @param overrideReason why it may have no members yet; on one line of up to 200 characters
 */
record TeamRequest(
        UUID teamId,
        @Schema(required = true, examples = "Team A") String name,
        @Schema(required = true) UUID siteId,
        @Schema(required = true) List<MemberRequest> members,
        String overrideReason) {}

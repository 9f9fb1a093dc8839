package org.softstone.infusions.team;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * @param members everybody who belongs to the team from now on
 * @param overrideReason why it is wanted although nobody would be left who treats; on one line of up to 200 characters
 */
record MembersRequest(
        @Schema(required = true) List<MemberRequest> members,
        @Schema(examples = "The unit closes on Friday") String overrideReason) {}

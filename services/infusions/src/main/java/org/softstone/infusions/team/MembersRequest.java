package org.softstone.infusions.team;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** @param members everybody who belongs to the team from now on */
record MembersRequest(@Schema(required = true) List<MemberRequest> members) {}

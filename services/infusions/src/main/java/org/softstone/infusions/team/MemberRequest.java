package org.softstone.infusions.team;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.softstone.access.Caller;
import org.softstone.access.Group;
import org.softstone.contracts.TeamRole;
import org.softstone.http.FieldCheck;

/** @param userId the person, as the configured claim of their token names them */
record MemberRequest(
        @Schema(required = true, examples = "nurse-1") String userId,
        @Schema(required = true) TeamRole role) {

    private static final int MOST_MEMBERS = 200;

    /**
     * The members by their user id; errors go to the check.
     *
     * @param overrideReason null unless the list may be empty
     */
    static Map<String, TeamRole> checked(
            List<MemberRequest> members, String overrideReason, Caller caller, FieldCheck check) {
        Map<String, TeamRole> roleByUser = new LinkedHashMap<>();
        if (check.required(members, "/members", list -> list.size() <= MOST_MEMBERS, "must be at most " + MOST_MEMBERS)
                == null) {
            return roleByUser;
        }
        if (members.isEmpty() && overrideReason == null) {
            check.refuse("/members", "must name somebody; without anybody only with an overrideReason");
        }
        for (int i = 0; i < members.size(); i++) {
            String pointer = "/members/" + i;
            MemberRequest member = check.required(members.get(i), pointer);
            if (member != null) {
                String userId = check.accountId(member.userId(), pointer + "/userId");
                TeamRole role = check.required(member.role(), pointer + "/role");
                if (roleByUser.putIfAbsent(userId, role) != null) {
                    check.refuse(pointer + "/userId", "is listed twice");
                }
                // The groups of other accounts are unknown here; only the caller's token is at hand.
                if (role != null && caller.userId().equals(userId) && !caller.isIn(Group.of(role))) {
                    check.refuse(pointer + "/role", "is you, and your account is none of a " + Group.of(role));
                }
            }
        }
        return roleByUser;
    }
}

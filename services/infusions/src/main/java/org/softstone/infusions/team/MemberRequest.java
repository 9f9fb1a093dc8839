package org.softstone.infusions.team;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.softstone.contracts.TeamRole;
import org.softstone.infusions.request.FieldCheck;

/** @param userId the person, as named by the configured claim of her token */
record MemberRequest(
        @Schema(required = true, examples = "nurse-1") String userId,
        @Schema(required = true) TeamRole role) {

    private static final int MOST_MEMBERS = 200;

    /** The members by their user id; what is wrong with them is told to the check. */
    static Map<String, TeamRole> checked(List<MemberRequest> members, FieldCheck check) {
        Map<String, TeamRole> roleByUser = new LinkedHashMap<>();
        if (check.required(members, "/members", list -> list.size() <= MOST_MEMBERS, "must be at most " + MOST_MEMBERS)
                == null) {
            return roleByUser;
        }
        for (int i = 0; i < members.size(); i++) {
            String pointer = "/members/" + i;
            MemberRequest member = check.required(members.get(i), pointer);
            if (member != null) {
                String userId = check.text(member.userId(), pointer + "/userId");
                TeamRole role = check.required(member.role(), pointer + "/role");
                if (roleByUser.putIfAbsent(userId, role) != null) {
                    check.refuse(pointer + "/userId", "is listed twice");
                }
            }
        }
        return roleByUser;
    }
}

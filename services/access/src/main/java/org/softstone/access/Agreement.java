package org.softstone.access;

import java.util.Collections;
import java.util.Set;
import java.util.stream.Collectors;
import org.softstone.contracts.TeamRole;

/**
 * A token says what somebody is, a team what they do in it. Only what both allow is allowed: neither a physician whom a team
 * lists as a nurse nor a nurse whom it lists as a physician may sign orders there.
 */
final class Agreement {

    private static final Set<String> CLINICIANS = Set.of(Group.NURSE, Group.PHYSICIAN);

    private Agreement() {}

    /**
     * @param openTo the groups that may do it
     * @param groups of the token
     * @param roles in the team; usually one
     */
    static boolean allows(Set<String> openTo, Set<String> groups, Set<TeamRole> roles) {
        return !Collections.disjoint(openTo, groups)
                && !Collections.disjoint(openTo, roles.stream().map(Group::of).collect(Collectors.toSet()));
    }

    static boolean onClinician(Set<String> groups, Set<TeamRole> roles) {
        return allows(CLINICIANS, groups, roles);
    }
}

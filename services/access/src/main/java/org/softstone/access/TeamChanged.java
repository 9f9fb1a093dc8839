package org.softstone.access;

import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.softstone.contracts.TeamDefined;

/**
 * A newer snapshot of a team has been taken over. Fired as a CDI event to the services that follow the topic, in the
 * transaction of the change.
 *
 * @param before empty when the team was not known
 */
public record TeamChanged(Optional<TeamDefined> before, TeamDefined after) {

    /** Who belongs to the team now and did not before, whatever the role. */
    public Set<String> joined() {
        return without(people(Optional.of(after)), people(before));
    }

    /** Who belonged to the team before and does not now. */
    public Set<String> left() {
        return without(people(before), people(Optional.of(after)));
    }

    /** The people of a team, none of one that is not known. */
    public static Set<String> people(Optional<TeamDefined> team) {
        return team.stream()
                .flatMap(known -> known.members().stream())
                .map(TeamDefined.Member::userId)
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    private static Set<String> without(Set<String> people, Set<String> others) {
        people.removeAll(others);
        return people;
    }
}

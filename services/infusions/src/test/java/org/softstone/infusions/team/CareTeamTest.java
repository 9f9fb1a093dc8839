package org.softstone.infusions.team;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.ZoneId;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.softstone.contracts.TeamDefined.Member;
import org.softstone.contracts.TeamRole;

class CareTeamTest {

    private final CareTeam team = new CareTeam(
            new UUID(1, 1), "Team A", new UUID(1, 2), Map.of("zoe", TeamRole.NURSE, "ann", TeamRole.PHYSICIAN));

    @Test
    void the_list_replaces_who_was_there_and_the_version_grows() {
        boolean changed = team.replaceMembers(Map.of("ann", TeamRole.NURSE, "bea", TeamRole.COORDINATOR));

        assertThat(changed).isTrue();
        assertThat(team.version()).isEqualTo(2);
        assertThat(team.snapshot(ZoneId.of("UTC")).members())
                .containsExactly(new Member("ann", TeamRole.NURSE), new Member("bea", TeamRole.COORDINATOR));
    }

    @Test
    void the_same_list_again_changes_nothing() {
        boolean changed = team.replaceMembers(Map.of("ann", TeamRole.PHYSICIAN, "zoe", TeamRole.NURSE));

        assertThat(changed).isFalse();
        assertThat(team.version()).isEqualTo(1);
    }
}

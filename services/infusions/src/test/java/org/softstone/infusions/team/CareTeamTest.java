package org.softstone.infusions.team;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import io.quarkiverse.resteasy.problem.HttpProblem;
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

    @Test
    void if_match_names_a_version_or_any() {
        assertThat(EditedVersion.from("\"3\"").matches(3)).isTrue();
        assertThat(EditedVersion.from("\"3\"").matches(4)).isFalse();
        assertThat(EditedVersion.from("*").matches(4)).isTrue();
    }

    @Test
    void an_edit_without_if_match_is_refused() {
        assertThatThrownBy(() -> EditedVersion.from(null))
                .asInstanceOf(type(HttpProblem.class))
                .extracting(HttpProblem::getStatusCode)
                .isEqualTo(428);
        assertThatThrownBy(() -> EditedVersion.from("W/\"x\""))
                .asInstanceOf(type(HttpProblem.class))
                .extracting(HttpProblem::getStatusCode)
                .isEqualTo(400);
    }
}

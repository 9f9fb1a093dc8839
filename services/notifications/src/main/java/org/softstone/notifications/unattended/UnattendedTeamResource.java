package org.softstone.notifications.unattended;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.softstone.access.Group;
import org.softstone.contracts.AlertLevel;
import org.softstone.http.Page;
import org.softstone.notifications.wording.Codes;

/** For administrators, who see no data of patients: which teams cannot be reached, and how much it matters. */
@Path("/teams/unattended")
@Tag(name = "Teams")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@RolesAllowed(Group.ADMIN)
class UnattendedTeamResource {

    private final UnattendedTeams teams;

    UnattendedTeamResource(UnattendedTeams teams) {
        this.teams = teams;
    }

    @GET
    @Operation(operationId = "listUnattendedTeams", summary = "Teams whose open alerts reach nobody and why")
    public Page<UnattendedTeamView> list() {
        return new Page<>(teams.all().stream().map(UnattendedTeamView::from).toList(), null);
    }

    /**
     * @param siteId absent while the team is not known
     * @param reason nobody of the team may act on them, or nobody of those who may was ever shown anything here
     */
    @Schema(name = "UnattendedTeam")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record UnattendedTeamView(
            UUID teamId,
            UUID siteId,

            @Schema(description = "no-clinician or never-seen")
            String reason,

            int openAlerts,

            @Schema(description = "info, routine, urgent or critical")
            AlertLevel highestLevel,

            Instant oldestRaisedAt) {

        static UnattendedTeamView from(UnattendedTeam team) {
            return new UnattendedTeamView(
                    team.teamId(),
                    team.siteId(),
                    Codes.of(team.reason()),
                    team.alertIds().size(),
                    team.highestLevel(),
                    team.oldestRaisedAt());
        }
    }
}

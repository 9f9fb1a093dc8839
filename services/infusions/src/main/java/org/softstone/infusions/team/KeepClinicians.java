package org.softstone.infusions.team;

import io.quarkiverse.resteasy.problem.HttpProblem;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.time.InstantSource;
import java.util.Map;
import java.util.UUID;
import org.softstone.contracts.TeamRole;
import org.softstone.http.Problems;

/**
 * An alert goes to the nurses and physicians of a team; a team that treats somebody has at least one. The caller holds the
 * team's lock, which a new patient waits for as well.
 */
@ApplicationScoped
class KeepClinicians {

    private final EntityManager database;
    private final InstantSource time;

    KeepClinicians(EntityManager database, InstantSource time) {
        this.database = database;
        this.time = time;
    }

    static boolean hasClinician(Map<String, TeamRole> roleByUser) {
        return roleByUser.values().stream().anyMatch(role -> role != TeamRole.COORDINATOR);
    }

    /** @throws HttpProblem 409 when nobody would be left who treats the team's patients, unless there is a reason */
    void before(UUID teamId, Map<String, TeamRole> members, String overrideReason) {
        if (overrideReason == null && !hasClinician(members) && treatsSomebody(teamId)) {
            throw Problems.problem(
                            409,
                            "team-without-clinician",
                            "No nurse or physician would be left",
                            "The team has patients, whose alerts would reach no nurse and no physician. List one, or send"
                                    + " an overrideReason.")
                    .build();
        }
    }

    /** Stores the reason why the team has no clinician. */
    void record(CareTeam team, String overrideReason, String by) {
        if (overrideReason != null && !hasClinician(team.roleByUser())) {
            database.persist(new TeamOverride(team, overrideReason, by, time.instant()));
        }
    }

    private boolean treatsSomebody(UUID teamId) {
        return !database.createQuery("select 1 from Patient p where p.teamId = ?1", Integer.class)
                .setParameter(1, teamId)
                .setMaxResults(1)
                .getResultList()
                .isEmpty();
    }
}

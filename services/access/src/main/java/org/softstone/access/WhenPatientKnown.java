package org.softstone.access;

import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.softstone.contracts.PatientProfile;
import org.softstone.contracts.TeamDefined;
import org.softstone.messaging.Handling;

/** Parks events until the snapshots of their patient and of the team that treats them have arrived. */
@Singleton
public class WhenPatientKnown {

    /** An event of a patient who is known, with their team. */
    public record Known<E>(E event, PatientProfile patient, TeamDefined team) {}

    private final TreatingTeams teams;

    WhenPatientKnown(TreatingTeams teams) {
        this.teams = teams;
    }

    /** Patient and team stay as they are until the transaction ends, see {@link TreatingTeams#held}. */
    public Handling then(UUID patientId, BiConsumer<PatientProfile, TeamDefined> reaction) {
        return thenAll(
                        List.of(patientId),
                        Function.identity(),
                        known -> known.forEach(one -> reaction.accept(one.patient(), one.team())))
                .getFirst();
    }

    /**
     * The same for many events, whose patients and teams are read and kept at once.
     *
     * @param reaction to those of known patients, in their order; not called when there are none
     * @return one answer per event
     */
    public <E> List<Handling> thenAll(List<E> events, Function<E, UUID> patientOf, Consumer<List<Known<E>>> reaction) {
        Map<UUID, TreatingTeams.Treatment> treatments =
                teams.held(events.stream().map(patientOf).collect(Collectors.toSet()));
        List<Known<E>> known = new ArrayList<>();
        List<Handling> answers = new ArrayList<>();
        for (E event : events) {
            UUID patientId = patientOf.apply(event);
            TreatingTeams.Treatment treatment = treatments.get(patientId);
            if (treatment == null) {
                answers.add(Handling.awaiting(patientId));
                continue;
            }
            PatientProfile patient = treatment.patient();
            Optional<TeamDefined> team = treatment.team();
            team.ifPresent(treating -> known.add(new Known<>(event, patient, treating)));
            answers.add(team.isPresent() ? Handling.DONE : Handling.awaiting(patient.teamId()));
        }
        if (!known.isEmpty()) {
            reaction.accept(known);
        }
        return answers;
    }
}

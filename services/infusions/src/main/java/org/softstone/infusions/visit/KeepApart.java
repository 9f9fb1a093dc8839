package org.softstone.infusions.visit;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.softstone.infusions.visit.Spacing.Conflict;
import org.softstone.infusions.visit.Spacing.Finding;
import org.softstone.infusions.visit.Spacing.Occasion;

/**
 * Says so when infusions of a patient come too near to each other, long before the needle: whoever books, moves or checks in
 * is told, and may insist with a reason. Only the start of an infusion cannot be insisted on. The caller of a step holds the
 * course's lock; a patient has one course at a time, so that of two bookings at once the second finds the first.
 */
@ApplicationScoped
class KeepApart {

    private final Visits visits;
    private final VisitOverrides overrides;
    private final boolean emptyOnesCount;
    private final Spacing spacing;

    KeepApart(Visits visits, VisitOverrides overrides, InfusionConfig config) {
        this.visits = visits;
        this.overrides = overrides;
        this.emptyOnesCount = config.countsWhenNothingWasGiven();
        this.spacing = new Spacing(config.leastDaysBetweenStarts());
    }

    /**
     * Looks at visits that are about to be booked.
     *
     * @param wanted of one patient, in order of time
     * @param overrideReason why it is insisted on, null when it is not; recorded for each visit that needs it
     * @throws io.quarkiverse.resteasy.problem.HttpProblem 409 with what is too near, and the nearest days that are not
     */
    void beforeBooking(List<Visit> wanted, OverridingStep step, String overrideReason, String by, Instant now) {
        List<Occasion> occasions = wanted.stream().map(KeepApart::occasion).toList();
        if (!(spacing.of(occasions, others(wanted, now), now) instanceof Finding.TooNear found)) {
            return;
        }
        if (overrideReason == null) {
            throw VisitProblems.tooNear(step, found, warnings(wanted, found.conflicts()), spacing.leastDays());
        }
        Set<Integer> needing = found.conflicts().stream().map(Conflict::index).collect(Collectors.toSet());
        needing.forEach(index -> record(wanted.get(index), step, overrideReason, by, now));
    }

    /** @throws io.quarkiverse.resteasy.problem.HttpProblem 409 with the earliest day on which it could be started */
    void beforeCheckIn(Visit visit, String overrideReason, String by, Instant now) {
        List<Occasion> begun = others(List.of(visit), now).stream()
                .filter(other -> other.state() != VisitState.BOOKED)
                .toList();
        earliestStart(visit, begun, now).ifPresent(earliest -> {
            if (overrideReason == null) {
                throw VisitProblems.tooSoonToCheckIn(earliest, spacing.leastDays());
            }
            record(visit, OverridingStep.CHECK_IN, overrideReason, by, now);
        });
    }

    /** @throws io.quarkiverse.resteasy.problem.HttpProblem 409 with the earliest day, whatever anybody says */
    void beforeStart(Visit visit, Instant now) {
        List<Occasion> started = others(List.of(visit), now).stream()
                .filter(other -> other.state() != VisitState.BOOKED && other.state() != VisitState.CHECKED_IN)
                .toList();
        earliestStart(visit, started, now).ifPresent(earliest -> {
            throw VisitProblems.tooSoon(earliest, spacing.leastDays());
        });
    }

    /** What is too near to those of a patient's visits that are to come, or for which the patient is here. */
    List<SpacingWarning> warnings(List<Visit> shown, Instant now) {
        List<Visit> ahead = shown.stream().filter(visit -> isAhead(visit, now)).toList();
        if (ahead.isEmpty()) {
            return List.of();
        }
        List<Occasion> all = occasionsOf(ahead.getFirst().patientId(), now).toList();
        return warnings(
                ahead, spacing.conflicts(ahead.stream().map(KeepApart::occasion).toList(), all));
    }

    List<VisitOverride> overridesOf(UUID visitId) {
        return overrides.of(visitId);
    }

    private Optional<LocalDate> earliestStart(Visit visit, List<Occasion> begun, Instant now) {
        LocalDate today = LocalDate.ofInstant(now, visit.zone());
        return spacing.earliestAfter(begun, visit.zone()).filter(today::isBefore);
    }

    /** But for these, of which at least one is given. */
    private List<Occasion> others(List<Visit> these, Instant now) {
        Set<UUID> ids = these.stream().map(Visit::visitId).collect(Collectors.toSet());
        return occasionsOf(these.getFirst().patientId(), now)
                .filter(other -> !ids.contains(other.visitId()))
                .toList();
    }

    private Stream<Occasion> occasionsOf(UUID patientId, Instant now) {
        return visits.withAnInfusionOf(patientId).stream()
                .filter(visit -> isAhead(visit, now) || hasBegun(visit))
                .map(KeepApart::occasion);
    }

    private static Occasion occasion(Visit visit) {
        return new Occasion(visit.visitId(), visit.comesAt().atZone(visit.zone()), visit.state());
    }

    private boolean hasBegun(Visit visit) {
        return visit.startedAt() != null && (emptyOnesCount || !visit.gaveNothing());
    }

    /** A booked visit whose day has passed is one that nobody closed; if its patient comes after all, check-in looks. */
    private static boolean isAhead(Visit visit, Instant now) {
        return switch (visit.state()) {
            case BOOKED ->
                !LocalDate.ofInstant(visit.startsAt(), visit.zone()).isBefore(LocalDate.ofInstant(now, visit.zone()));
            case CHECKED_IN -> true;
            case IN_PROGRESS, COMPLETED, STOPPED_EARLY, HELD, CANCELLED, NO_SHOW, RESCHEDULED -> false;
        };
    }

    private List<SpacingWarning> warnings(List<Visit> wanted, List<Conflict> conflicts) {
        return conflicts.stream()
                .map(conflict -> SpacingWarning.from(
                        conflict, wanted.get(conflict.index()).number(), spacing.leastDays()))
                .toList();
    }

    private void record(Visit visit, OverridingStep step, String reason, String by, Instant now) {
        overrides.persist(new VisitOverride(visit.visitId(), step, reason, by, now));
    }
}
